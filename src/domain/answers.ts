/** What a person has answered, by section and step. There is no step index anywhere: the position is derived. */
import { z } from 'zod'

const valueSchema = z.union([z.string(), z.number(), z.array(z.string()), z.record(z.string(), z.json())])

export const answerSchema = z.discriminatedUnion('kind', [
  /** `words` are the person's own, kept where they say more than the value. */
  z.object({
    kind: z.literal('said'),
    value: valueSchema,
    words: z.string().optional(),
    at: z.iso.datetime(),
  }),
  z.object({ kind: z.literal('skipped'), at: z.iso.datetime() }),
  /** What an effect found: a code to branch on, and what it brings. */
  z.object({
    kind: z.literal('found'),
    outcome: z.string(),
    data: z.json().optional(),
    at: z.iso.datetime(),
  }),
])
export type Answer = z.infer<typeof answerSchema>
export type AnswerValue = z.infer<typeof valueSchema>

/** An answer's value as text, where it is text or a number; empty for a list or a record. */
export const textOf = (value: AnswerValue): string => (typeof value === 'object' ? '' : String(value))

export const answersSchema = z.record(z.string(), z.record(z.string(), answerSchema))
export type Answers = z.infer<typeof answersSchema>

export interface StepName {
  readonly section: string
  readonly step: string
}

export function answerTo(answers: Answers, { section, step }: StepName): Answer | undefined {
  const ofSection = Object.hasOwn(answers, section) ? answers[section] : undefined
  return ofSection && Object.hasOwn(ofSection, step) ? ofSection[step] : undefined
}

export function withAnswer(answers: Answers, { section, step }: StepName, answer: Answer): Answers {
  return { ...answers, [section]: { ...answers[section], [step]: answer } }
}

export function withoutAnswer(answers: Answers, { section, step }: StepName): Answers {
  const { [step]: _gone, ...rest } = answers[section] ?? {}
  return { ...answers, [section]: rest }
}
