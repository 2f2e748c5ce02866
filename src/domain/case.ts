/** A case: one person's conversation and all that came of it, in one document that is committed whole. */
import { z } from 'zod'
import { addressSchema } from './address.js'
import { alertSchema, helpShownSchema } from './alert.js'
import { answersSchema } from './answers.js'
import { consentEntrySchema } from './consent.js'
import { eventSchema } from './event.js'
import { messageSchema } from './message.js'
import { needIdSchema } from './need.js'
import { noticeSchema } from './notice.js'
import { referralSchema } from './referral.js'
import { ticketSchema, verifyingSchema } from './ticket.js'

/** Raised when stored cases must be migrated; `store/migrate.ts` knows the way from each older one. */
export const caseFormat = 1

export const holderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bot') }),
  z.object({ kind: z.literal('worker'), id: z.string(), name: z.string() }),
])

/** An activity the person was shown, and what they made of it. */
export const signpostSchema = z.object({
  serviceId: z.string(),
  name: z.string(),
  at: z.iso.datetime(),
  state: z.enum(['shown', 'saved', 'rejected', 'helpWanted']),
  because: z.string().optional(),
})
export type Signpost = z.infer<typeof signpostSchema>

/** What a step has gathered before it is answered (a page of activities, weights given so far); gone with the answer. */
export const draftSchema = z.object({ section: z.string(), step: z.string(), value: z.json() })

/** A question beside the journey, waiting for its answer: which language, which answer to change, delete for sure? */
export const asideSchema = z.object({
  kind: z.enum([
    'language',
    'change',
    'restart',
    'delete',
    'withdrawReferral',
    'offerHuman',
    'safeToContact',
    'movePhone',
    'moveEmail',
    'moveCode',
  ]),
})
export type Aside = z.infer<typeof asideSchema>

export const caseSchema = z.object({
  format: z.literal(caseFormat),
  id: z.string(),
  /** Counts commits. The store refuses a commit whose predecessor is not what it holds. */
  version: z.number().int(),
  /** Where the person can be found: each channel with its address there, the one used last at the end. */
  addresses: z.array(addressSchema),
  /** Undecided until the person says; refused lives in memory only. */
  keeping: z.enum(['undecided', 'kept', 'refused']),
  language: z.string(),
  startedAt: z.iso.datetime(),
  touchedAt: z.iso.datetime(),
  answers: answersSchema,
  /** Set when the person asked for a human at any moment: the journey goes the shortest way to one. */
  wantsHuman: z.boolean(),
  stopped: z.boolean(),
  consents: z.array(consentEntrySchema),
  holder: holderSchema,
  referral: referralSchema.optional(),
  /** The team that works on it, from the first referral or alert on, where the deployment has teams. */
  team: z.string().optional(),
  /** Help that the safety net showed, in order. */
  helpShown: z.array(helpShownSchema).default([]),
  /** What a link worker was or is asked to look at now. */
  alerts: z.array(alertSchema).default([]),
  signposts: z.array(signpostSchema),
  /** Needs for which nothing was found, as evidence of what is missing. */
  unmet: z.array(z.object({ need: needIdSchema, at: z.iso.datetime() })),
  /** Free questions that nobody has answered yet, in the person's words, for the link worker. */
  parked: z.array(z.string()),
  /** The way in from somewhere else, until it is used or too old. */
  ticket: ticketSchema.optional(),
  verifying: verifyingSchema.optional().catch(undefined),
  draft: draftSchema.optional(),
  aside: asideSchema.optional(),
  /** How often the present step was not understood. */
  unclear: z.object({ section: z.string(), step: z.string(), times: z.number().int() }).optional(),
  messages: z.array(messageSchema),
  events: z.array(eventSchema),
  /** Who among those who work here is told what, and how far that has come. */
  notices: z.array(noticeSchema).default([]),
  /** What must happen later, found by the store's index on time. */
  due: z.array(
    z.object({
      at: z.iso.datetime(),
      what: z.enum(['expire', 'checkIn', 'alert', 'send', 'nudge', 'notice', 'clock']),
    }),
  ),
})
export type Case = z.infer<typeof caseSchema>
export type CaseId = Case['id']
