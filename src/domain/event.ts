/** What happened in a case, for its timeline and its audit: a closed list of names, never the person's words. */
import { z } from 'zod'

export const eventNames = [
  'case.started',
  'case.kept',
  'case.notKept',
  'case.restarted',
  'case.stopped',
  'case.finished',
  'case.checkedIn',
  'language.changed',
  'answer.given',
  'answer.skipped',
  'answer.misunderstood',
  'answer.changed',
  'needs.corrected',
  'question.parked',
  'consent.given',
  'consent.refused',
  'consent.withdrawn',
  'safety.shown',
  'safety.safeToContact',
  'alert.opened',
  'alert.called',
  'alert.read',
  'alert.acknowledged',
  'activities.shown',
  'activity.saved',
  'activity.rejected',
  'activity.helpWanted',
  'need.unmet',
  'worker.suggested',
  'worker.asked',
  'referral.made',
  'referral.withdrawn',
  'referral.taken',
  'referral.released',
  'referral.declined',
  'referral.closed',
  'worker.read',
  'worker.printed',
  'worker.replied',
  'worker.noted',
  'worker.attempted',
  'worker.handedBack',
  'person.wroteToWorker',
  'held.shown',
] as const
export type EventName = (typeof eventNames)[number]

export const eventSchema = z.object({
  name: z.enum(eventNames),
  at: z.iso.datetime(),
  /** `person`, `bot`, `clock`, or a worker's id. */
  by: z.string(),
  about: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
})
export type CaseEvent = z.infer<typeof eventSchema>
