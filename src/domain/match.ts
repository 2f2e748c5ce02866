/** What the directory is asked and what it answers: activities that fit, with why they suit and what may stop a person. */
import { z } from 'zod'
import type { NeedId } from './need.js'
import { needIdSchema } from './need.js'
import type { AccessNeed, Availability, Company, CostLimit, Place, TravelMode, Weekday } from './person.js'
import { weekdays } from './person.js'

export interface Wishes {
  /** In the person's order, the most important first; `weight` 1 to 10 where they said how much it matters. */
  readonly needs: readonly { readonly id: NeedId; readonly weight?: number }[]
  readonly place?: Place
  readonly free?: Availability
  readonly travel?: TravelMode
  readonly cost?: CostLimit
  readonly company?: Company
  readonly languages: readonly string[]
  readonly access: readonly AccessNeed[]
  readonly age?: number
  /** What they enjoy, in their own words, folded; a soft hint only. */
  readonly enjoys?: string
  /** Services the person has turned down, by id. */
  readonly rejected: readonly string[]
}

/** Why an activity suits. Each is a copy key under `match.suits` with its values. */
export const suitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('need'), need: needIdSchema }),
  z.object({ kind: z.literal('days'), days: z.array(z.enum(weekdays)) }),
  z.object({ kind: z.literal('free') }),
  z.object({ kind: z.literal('cheap'), pounds: z.number() }),
  z.object({ kind: z.literal('near'), minutes: z.number().int(), by: z.enum(['walk', 'bus', 'car']) }),
  z.object({ kind: z.literal('online') }),
  z.object({ kind: z.literal('language'), language: z.string() }),
  z.object({ kind: z.literal('access'), access: z.string() }),
  z.object({ kind: z.literal('group') }),
  z.object({ kind: z.literal('oneToOne') }),
  z.object({ kind: z.literal('enjoys') }),
])
export type Suit = z.infer<typeof suitSchema>

/** What may stop a person. Each is a copy key under `match.stops` with its values. */
export const stopSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lastChecked'), months: z.number().int() }),
  z.object({ kind: z.literal('neverChecked') }),
  z.object({ kind: z.literal('costs'), pounds: z.number() }),
  z.object({ kind: z.literal('costUnknown') }),
  z.object({ kind: z.literal('far'), minutes: z.number().int(), by: z.enum(['walk', 'bus', 'car']) }),
  z.object({ kind: z.literal('otherDays'), days: z.array(z.enum(weekdays)) }),
  z.object({ kind: z.literal('timesUnknown') }),
  z.object({ kind: z.literal('phoneFirst') }),
  z.object({ kind: z.literal('notInLanguage'), language: z.string() }),
  z.object({ kind: z.literal('accessUnknown'), access: z.string() }),
  z.object({ kind: z.literal('notStepFree') }),
  /** Only for people of some ages, when we do not know the person's: `least` and `most` are both included. */
  z.object({ kind: z.literal('ages'), least: z.number().optional(), most: z.number().optional() }),
])
export type Stop = z.infer<typeof stopSchema>

export const matchSchema = z.object({
  serviceId: z.string(),
  score: z.number(),
  suits: z.array(suitSchema),
  stops: z.array(stopSchema),
})
export type Match = z.infer<typeof matchSchema>

/** One activity as a person is shown it: everything the words need, nothing of the directory's shape. */
export interface Activity {
  readonly id: string
  readonly name: string
  readonly organisation: string
  /** Plain text, HTML removed. */
  readonly description: string
  readonly address?: string
  readonly phone?: string
  readonly email?: string
  readonly url?: string
  readonly sessions: readonly {
    readonly days: readonly Weekday[]
    readonly opens?: string
    readonly closes?: string
    readonly note?: string
  }[]
  /** In pounds; 0 is free; undefined is not known. */
  readonly pounds?: number
  readonly costNote?: string
  readonly languages: readonly string[]
  readonly stepFree?: boolean
  readonly online: boolean
  /** ISO date of the last check. */
  readonly assured?: string
  readonly needs: readonly NeedId[]
}
