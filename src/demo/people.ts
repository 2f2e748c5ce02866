/** `content/demo/people.json`: invented people, what each answers to which question, and what is done for them afterwards. */
import { z } from 'zod'
import { purposeSchema } from '../domain/consent.js'
import { attemptResults, declineReasons, outcomes, referralSchema } from '../domain/referral.js'

/** `=code` presses that choice of the question, `=show:0` the first activity shown, `!skip` a command; anything else is typed. */
const answerSchema = z.union([z.string(), z.array(z.string())])
/** By `section.step`. */
const answersSchema = z.record(z.string(), answerSchema)

const by = z.string().optional()
/** Hours after what came before it. */
const after = z.number().positive()

const actSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('says'), after, text: z.string() }),
  z.strictObject({ do: z.literal('withdraw'), after, purpose: purposeSchema }),
  z.strictObject({ do: z.literal('take'), after, by: z.string() }),
  z.strictObject({ do: z.literal('acknowledge'), after, by: z.string() }),
  z.strictObject({ do: z.literal('decline'), after, by: z.string(), reason: z.enum(declineReasons) }),
  z.strictObject({ do: z.literal('reply'), after, by, text: z.string() }),
  z.strictObject({ do: z.literal('note'), after, by, text: z.string() }),
  z.strictObject({
    do: z.literal('attempt'),
    after,
    by,
    how: referralSchema.shape.attempts.element.shape.how,
    result: z.enum(attemptResults),
    text: z.string(),
  }),
  z.strictObject({ do: z.literal('release'), after, by }),
  z.strictObject({ do: z.literal('handBack'), after, by }),
  z.strictObject({ do: z.literal('close'), after, by, outcome: z.enum(outcomes) }),
])
export type Act = z.infer<typeof actSchema>

const personSchema = z.strictObject({
  id: z.string(),
  language: z.string(),
  hoursAgo: z.number().positive(),
  answers: answersSchema,
  then: z.array(actSchema).default([]),
})
export type DemoPerson = z.infer<typeof personSchema>

export const demoSchema = z.strictObject({
  workers: z.array(
    z.strictObject({ username: z.string(), name: z.string(), role: z.enum(['worker', 'admin']) }),
  ),
  /** What everybody answers who says nothing else; a question that is in neither list is skipped. */
  usual: answersSchema,
  people: z.array(personSchema),
})
export type Demo = z.infer<typeof demoSchema>
