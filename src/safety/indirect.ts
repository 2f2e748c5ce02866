/** The shape of `content/safety/indirect`: what people write who do not say it outright, from which the net learns. Drafts until signed. */
import { z } from 'zod'
import type { HelpLevel } from '../domain/alert.js'
import type { FindingKind } from './ports.js'

/**
 * What is learnt, and the help it shows. The gentlest that fits: a model may be wrong, so it never says that a life is at
 * risk now, though it learns from such lines too.
 */
export const learntRules = {
  crisis: { rule: 'learnt.crisis', level: 'crisis', kind: 'suicide' },
  urgent: { rule: 'learnt.urgent', level: 'crisis', kind: undefined },
  abuse: { rule: 'learnt.abuse', level: 'safeguarding', kind: 'domesticAbuse' },
  care: { rule: 'learnt.care', level: 'safeguarding', kind: undefined },
} as const satisfies Readonly<
  Record<string, { rule: string; level: HelpLevel; kind: FindingKind | undefined }>
>
export type LearntKind = keyof typeof learntRules
export const learntKinds = Object.keys(learntRules) as LearntKind[]

const lines = z.array(z.string().min(1)).min(1)

export const indirectSchema = z.strictObject({
  language: z.string().min(2),
  version: z.string().min(1),
  reviewedBy: z.string().nullable(),
  reviewedOn: z.iso.date().nullable(),
  /**
   * What words stand for, in the small language of the patterns, under the same names in every language: "husband" and
   * "mąż" are `partner`. What is learnt of a sign in one language holds in all.
   */
  signs: z.record(z.string().regex(/^\w+$/), lines),
  /** A wish to die, a farewell, self-harm, not said outright; also of somebody else. */
  crisis: lines,
  /** A body in danger, told as if it were nothing. */
  urgent: lines,
  /** A partner or the family controls, hurts, threatens, forces. */
  abuse: lines,
  /** A child or somebody cared for is harmed or left alone; somebody is made to work, carry or send pictures. */
  care: lines,
  /** What calls for no help, though its words come near. */
  calm: lines,
  /** What people say of their needs, as in `content/needs`, and answers to what we ask: calm too. */
  ordinary: lines,
})
export type Indirect = z.infer<typeof indirectSchema>
