/** One of a fixed set: the labels are copy, each found by its button, its number, its label or, for yes and no, any word for it. */
import type { AnswerValue, StepName } from '../../domain/answers.js'
import type { Choice, Words } from '../../domain/words.js'
import type { Understanding } from '../../understanding/ports.js'
import {
  choiceCode,
  pressed,
  stepKey,
  type Asking,
  type QuestionKind,
  type Said,
  type Understood,
} from '../asking.js'
import type { Option } from '../../understanding/ports.js'
import type { Question } from '../questions.js'

export const oneOfKind: QuestionKind = {
  choices: (question, { at }) => choicesOf(question, at),
  understand: (question, said, asking) => chosen(choicesOf(question, asking.at), said, asking),
  describe: (_question, value, { at }) => choiceLabel(at, value),
}

export const yesNoKind: QuestionKind = {
  choices: (_question, { at }) => yesNoChoices(at),
  understand: (_question, said, asking) => plainAnswer(said, asking) ?? { kind: 'unclear' },
  describe: (_question, value) => ({ key: value === 'yes' ? 'common.yes' : 'common.no' }),
}

/** As yes or no, but a yes with a condition or a doubt is told so and asked again: only a plain answer is consent. */
export const consentKind: QuestionKind = {
  ...yesNoKind,
  understand(_question, said, asking) {
    const plain = plainAnswer(said, asking)
    if (plain) return plain
    const { setting } = asking
    const doubt = setting.understanding.yesNo(said.text, asking.case.language)
    return { kind: 'unclear', ...(doubt === 'qualified' || doubt === 'maybe' ? { why: doubt } : {}) }
  },
}

function plainAnswer(said: Said, asking: Asking): Understood | undefined {
  const button = pressed(said, asking.at)
  if (button) return { kind: 'answer', value: button }
  const meant = plainYesOrNo(said.text, asking.setting.understanding, asking.case.language)
  return meant && { kind: 'answer', value: meant }
}

/** A plain yes or no, or the number of one; never a word that only stands in it ("no one", "yes and no"). */
export function plainYesOrNo(
  text: string,
  understanding: Understanding,
  language: string,
): 'yes' | 'no' | undefined {
  const meant = understanding.yesNo(text, language)
  if (meant === 'yes' || meant === 'no') return meant
  if (meant !== 'unclear') return undefined
  const numbered = understanding.choice(text, unlabelled, language)
  return numbered.ok ? (numbered.value === 'yes' ? 'yes' : 'no') : undefined
}

/** Without labels there is nothing to find but a place in the row. */
const unlabelled = [
  { code: 'yes', label: '' },
  { code: 'no', label: '' },
]

export function chosen(choices: readonly Choice[], said: Said, asking: Asking): Understood {
  const button = pressed(said, asking.at)
  if (button) return { kind: 'answer', value: button }
  const { setting, case: c, at } = asking
  const found = setting.understanding.choice(said.text, optionsOf(choices, asking), c.language)
  if (!found.ok) return { kind: 'unclear', ...(found.why === 'several' ? { why: 'several' } : {}) }
  return { kind: 'answer', value: found.value.slice(stepKey(at).length + 1) }
}

export const optionsOf = (choices: readonly Choice[], { setting, case: c, at }: Asking): Option[] =>
  choices.map(({ code, label }) => ({
    code,
    label: setting.label(label, c.language),
    also: setting.also(`${stepKey(at)}.also.${code.slice(stepKey(at).length + 1)}`, c.language),
  }))

const choicesOf = (question: Question, at: StepName): Choice[] =>
  (question.codes ?? []).map((code) => ({ code: choiceCode(at, code), label: choiceLabel(at, code) }))

const yesNoChoices = (at: StepName): Choice[] => [
  { code: choiceCode(at, 'yes'), label: { key: 'common.yes' } },
  { code: choiceCode(at, 'no'), label: { key: 'common.no' } },
]

export const choiceLabel = (at: StepName, code: AnswerValue): Words => ({
  key: `${stepKey(at)}.choices.${typeof code === 'string' ? code : 'other'}`,
})
