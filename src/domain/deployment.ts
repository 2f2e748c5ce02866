/** `content/deployment.json`: what a charity, a council or a practice says of itself when it puts Cairn up. */
import { z } from 'zod'
import { weekdays } from './person.js'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00')
const period = z
  .tuple([timeOfDay, timeOfDay])
  .refine(([opens, closes]) => opens < closes, 'must open before it closes')

export const deploymentSchema = z.strictObject({
  /** The service's name as people are told it. */
  name: z.string().min(1),
  /** A phone number at which a person answers in opening hours. */
  phone: z.string().min(1),
  email: z.email(),
  /** The language that is fallen back to, and that the desk reads in. */
  language: z.string(),
  /** Which helplines and bank holidays apply. */
  nation: z.enum(['england', 'scotland', 'wales', 'northernIreland']),
  /** ISO 3166: how national phone numbers are read. */
  country: z.string().length(2),
  /** IANA name. */
  timeZone: z.string(),
  /** ISO 4217. */
  currency: z.string().length(3),
  /** When link workers work, several periods a day if they break. */
  opening: z.partialRecord(z.enum(weekdays), z.array(period)),
  /** Days on which nobody works besides bank holidays. ISO dates. */
  closedOn: z.array(z.iso.date()),
  /** Within how many working days a referral is answered. */
  answerWithin: z.number().int().min(1).max(60),
  /** Whom to call when a life is at risk, and for urgent mental health, as it is said in copy. */
  emergency: z.string().min(1),
  urgent: z.string().min(1),
})
export type Deployment = z.infer<typeof deploymentSchema>
