/** `content/deployment.json`: what a charity, a council or a practice says of itself when it puts Cairn up. */
import { z } from 'zod'
import { helpLevels } from './alert.js'
import { weekdays } from './person.js'
import { teamSchema } from './team.js'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00')
const period = z
  .tuple([timeOfDay, timeOfDay])
  .refine(([opens, closes]) => opens < closes, 'must open before it closes')
/** The periods of one day, in order; what lies between two is a break. */
const periods = z
  .array(period)
  .refine(
    (all) => all.every(([opens], place) => place === 0 || (all[place - 1]?.[1] ?? '') <= opens),
    'must be in order and not overlap',
  )

/** Who is told when the safety net shows help, and what is done when nobody looks. */
const alertsSchema = z.strictObject({
  /** Whom an alert goes to, in this order: as the team calls them. */
  contacts: z.array(z.string().min(1)).min(1),
  /** The mail address of a contact, who is then told when it is their turn. */
  mail: z.record(z.string(), z.email()).default({}),
  /** Minutes of opening hours after which an alert that nobody has acknowledged goes to the next. */
  repeatAfterMinutes: z
    .int()
    .min(1)
    .max(24 * 60),
  /**
   * The deployment's own written rule for telling a worker without consent, to protect somebody's life (UK GDPR Article 6(1)(d),
   * 9(2)(c)). Off unless it is turned on; shown to the person in the words given here whenever it applies.
   */
  vitalInterest: z.strictObject({
    applies: z.boolean(),
    help: z.array(z.enum(helpLevels).exclude(['sensitive'])),
    /** By language; the deployment's own must be there. */
    rule: z.record(z.string(), z.string().min(1)),
  }),
})

export const deploymentSchema = z
  .strictObject({
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
    opening: z.partialRecord(z.enum(weekdays), periods),
    /** Days with hours of their own, bank holidays too: they go before all else. ISO dates; an empty list is closed. */
    specialDays: z.record(z.iso.date(), periods).default({}),
    /** Days on which nobody works besides bank holidays. ISO dates. */
    closedOn: z.array(z.iso.date()),
    /** Within how many working days a referral is answered. */
    answerWithin: z.number().int().min(1).max(60),
    clock: z
      .strictObject({
        /** Working days before a clock ends on which somebody is reminded. */
        nudgeBefore: z.int().min(0).max(30).default(1),
        /** Working days without an act of whoever has taken a case, after which it goes back to the queue. */
        returnAfter: z.int().min(1).max(120).default(10),
      })
      .prefault({}),
    /** Mail addresses that are told of every hand-off and alert, where no team is. */
    notices: z.array(z.email()).default([]),
    /** None: everybody is of one team. */
    teams: z
      .array(teamSchema)
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'must have different ids')
      .default([]),
    /** Whom to call when a life is at risk, and for urgent mental health, as it is said in copy. */
    emergency: z.string().min(1),
    urgent: z.string().min(1),
    alerts: alertsSchema,
  })
  .refine(({ alerts, language }) => !alerts.vitalInterest.applies || alerts.vitalInterest.rule[language], {
    error: "must be written in the deployment's own language before it applies",
    path: ['alerts', 'vitalInterest', 'rule'],
  })
export type Deployment = z.infer<typeof deploymentSchema>
