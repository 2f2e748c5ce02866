/** What the safety net showed to a person, and the alert that asks a link worker to look at it now. */
import { z } from 'zod'

/**
 * Which help is shown: a life at risk now; a wish to die or to hurt oneself; someone being harmed; or something that asks
 * for kind words. It describes the answer we give, never the person, and is not a measure of risk (NICE NG225).
 */
export const helpLevels = ['emergency', 'crisis', 'safeguarding', 'sensitive'] as const
export type HelpLevel = (typeof helpLevels)[number]

/** Help as it was shown: to which message of the person's, because of which rule, and which numbers it held. */
export const helpShownSchema = z.object({
  /** The message's place in the case's list. */
  message: z.int(),
  at: z.iso.datetime(),
  help: z.enum(helpLevels),
  /** The rule's id in `content/safety/phrases`, and the version of the phrases. */
  rule: z.string(),
  version: z.string(),
  /** True where whoever contacts the person must not name what it is about. */
  discreet: z.boolean(),
  /** Ids of the helplines, in the order shown. */
  helplines: z.array(z.string()),
})
export type HelpShown = z.infer<typeof helpShownSchema>

/** Why a worker may be told: the person agreed to it, or the deployment's written rule for vital interests applies. */
export const alertBases = ['consent', 'vitalInterest'] as const

export const alertSchema = z.object({
  /** Unique in its case. */
  id: z.string(),
  openedAt: z.iso.datetime(),
  basis: z.enum(alertBases),
  /** What was shown since it was opened: places in the case's `helpShown`. */
  shown: z.array(z.int()).min(1),
  /** Whether the person says that it is safe to contact them; undefined while they have not said. */
  safe: z.enum(['yes', 'no']).optional(),
  /** Whose turn it was to look, and since when; the last is who is called now. */
  called: z.array(z.object({ contact: z.string(), at: z.iso.datetime() })).min(1),
  /** When it goes to the next contact if nobody has acknowledged it. */
  repeatAt: z.iso.datetime(),
  acknowledged: z.object({ by: z.string(), name: z.string(), at: z.iso.datetime() }).optional(),
})
export type Alert = z.infer<typeof alertSchema>

export const isOpenAlert = ({ acknowledged }: Alert): boolean => acknowledged === undefined
