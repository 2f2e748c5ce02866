/** What a person may want help with: the needs Cairn knows, and the file a link worker keeps for each. */
import { z } from 'zod'

export const needIds = [
  'loneliness',
  'money_debt',
  'housing',
  'work_training',
  'physical_activity',
  'food',
  'mental_wellbeing',
  'carer_support',
  'bereavement',
  'long_term_condition',
  'arts_creativity',
  'nature_gardening',
  'volunteering',
  'learning_digital',
  'family_parenting',
  'legal_immigration',
  'transport',
  'substance_use',
  'domestic_abuse',
] as const

export const needIdSchema = z.enum(needIds)
export type NeedId = z.infer<typeof needIdSchema>

/** What holds for a need in every language: `content/needs/needs.json`, by the need's id. */
export const needFactsSchema = z.strictObject({
  /** True when signposting alone is not enough: the person is always offered a link worker. */
  workerOnly: z.boolean().default(false),
  /** Open Referral taxonomy term codes that mark a service as meeting this need. */
  terms: z.array(z.string().min(1)).min(1),
})

const phrases = z.array(z.string().min(1)).default([])

/** A need in one language, in `content/needs/<language>.json`, by the need's id. */
export const needWordsSchema = z.strictObject({
  /** A short name, shown on buttons: "Feeling lonely". */
  label: z.string().min(1),
  /** One plain sentence that says what the need covers. */
  description: z.string().min(1),
  /** Words and phrases people use for it: those that say it plainly, those that likely mean it, and mere hints. */
  plain: phrases,
  likely: phrases,
  hint: phrases,
  /** What people write who have this need; further needs told in the same words follow a bar: "… | housing food". */
  examples: phrases,
})
export type NeedInWords = z.infer<typeof needWordsSchema>

/** By language code. */
export interface Need extends z.infer<typeof needFactsSchema> {
  readonly id: NeedId
  readonly words: Readonly<Record<string, NeedInWords>>
}
