/** A referral from the person to the link workers, from waiting to its outcome. */
import { z } from 'zod'

export const outcomes = [
  'connected',
  'advised',
  'referredOn',
  'backToHealthCare',
  'unreachable',
  'notWanted',
  'other',
] as const
export const declineReasons = [
  'outOfArea',
  'notOurService',
  'duplicate',
  'underAge',
  'unsafe',
  'other',
] as const
export const attemptResults = ['reached', 'noAnswer', 'leftMessage', 'wrongNumber', 'notSafe'] as const

/** How a link worker told the GP practice what came of it. */
export const messageBackWays = ['post', 'email', 'record', 'call'] as const
export type MessageBackWay = (typeof messageBackWays)[number]

export const referralSchema = z.object({
  /** Short, easy to read out, without a meaning: `CN-7KQ4-M2`. */
  reference: z.string(),
  madeAt: z.iso.datetime(),
  status: z.enum(['waiting', 'taken', 'declined', 'closed', 'withdrawn']),
  /** Ids of the rules that brought a worker in, with the version of the table. */
  reasons: z.array(z.string()),
  rules: z.string(),
  /** The day by which a worker answers, as the person was told. ISO date. */
  expectedBy: z.iso.date(),
  /** Who has taken it. */
  worker: z.string().optional(),
  outcome: z.enum(outcomes).optional(),
  /** What a worker adds to the outcome for the GP practice: where the person was referred on to. */
  outcomeText: z.string().optional(),
  declined: z.enum(declineReasons).optional(),
  endedAt: z.iso.datetime().optional(),
  notes: z.array(z.object({ at: z.iso.datetime(), by: z.string(), text: z.string() })),
  attempts: z.array(
    z.object({
      at: z.iso.datetime(),
      by: z.string(),
      how: z.enum(['call', 'text', 'email', 'chat', 'visit']),
      result: z.enum(attemptResults),
      text: z.string(),
    }),
  ),
  /** Messages that a worker says they sent on, once it had ended. */
  messagesBack: z
    .array(
      z.object({
        at: z.iso.datetime(),
        by: z.string(),
        to: z.enum(['gpPractice']),
        how: z.enum(messageBackWays),
      }),
    )
    .optional(),
})
export type Referral = z.infer<typeof referralSchema>
