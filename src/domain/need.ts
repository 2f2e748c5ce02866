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

const perLanguage = z.record(z.string(), z.string().min(1))

/** `content/needs/<id>.json` */
export const needSchema = z.strictObject({
  id: needIdSchema,
  /** True when signposting alone is not enough: the person is always offered a link worker. */
  workerOnly: z.boolean().default(false),
  /** A short name, shown on buttons: "Feeling lonely". By language code. */
  labels: perLanguage,
  /** One plain sentence that says what the need covers. By language code. */
  descriptions: perLanguage,
  /** Open Referral taxonomy term codes that mark a service as meeting this need. */
  terms: z.array(z.string().min(1)).min(1),
  /** Words and phrases people use for it, each with a weight from 1 (a hint) to 3 (plain). By language code. */
  words: z.record(z.string(), z.array(z.tuple([z.string().min(1), z.number().int().min(1).max(3)]))),
})
export type Need = z.infer<typeof needSchema>
