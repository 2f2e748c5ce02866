/** Several of a list, none of it, or one of the needs a person has named. */
import { textOf, type AnswerValue, type StepName } from '../../domain/answers.js'
import { needsOf } from '../../domain/needs-of.js'
import type { Choice, Words } from '../../domain/words.js'
import {
  choiceCode,
  pressed,
  stepKey,
  type Asking,
  type QuestionKind,
  type Said,
  type Understood,
} from '../asking.js'
import { choiceLabel, chosen, optionsOf } from './closed.js'

const none = 'none'

export const someOfKind: QuestionKind = {
  choices: (question, { at }) =>
    [...(question.codes ?? []), none].map((code) => ({
      code: choiceCode(at, code),
      label: choiceLabel(at, code),
    })),
  show: () => ({ several: true }),
  understand(question, said, asking) {
    const { understanding } = asking.setting
    const { language } = asking.case
    const isTyped = said.choice === undefined
    if (isTyped && understanding.isPlainNo(said.text, language)) return { kind: 'answer', value: [] }
    const listed = severalOf(this.choices(question, asking), said, asking)
    // Only where no part of a label was said: "no stairs" is a wish.
    if (isTyped && listed.kind === 'unclear' && understanding.yesNo(said.text, language) === 'no')
      return { kind: 'answer', value: [] }
    return listed
  },
  describe: (_question, value, { at }) =>
    listOf(value, (code) => choiceLabel(at, code)) ?? choiceLabel(at, none),
}

export const needsKind: QuestionKind = {
  choices: (_question, { at, setting }) => setting.needs.map((need) => needChoice(at, need)),
  show: () => ({ several: true }),
  understand(question, said, asking) {
    const listed = severalOf(this.choices(question, asking), said, asking)
    if (listed.kind === 'answer') return listed
    const meant = asking.setting.understanding.needs(said.text, asking.case.language)
    return meant.length > 0 ? { kind: 'answer', value: meant, words: said.text } : listed
  },
  describe: (_question, value) => listOf(value, needLabel) ?? { key: 'common.notSaid' },
}

export const firstNeedKind: QuestionKind = {
  choices: (_question, { case: c, at }) => needsOf(c.answers).map((need) => needChoice(at, need)),
  understand(question, said, asking) {
    return chosen(this.choices(question, asking), said, asking)
  },
  describe: (_question, value) => needLabel(textOf(value)),
}

function severalOf(choices: readonly Choice[], said: Said, asking: Asking): Understood {
  const ticked = pressed(said, asking.at)
  if (ticked !== undefined)
    return { kind: 'answer', value: ticked.split(',').filter((code) => code !== none) }
  const found = asking.setting.understanding.choices(
    said.text,
    optionsOf(choices, asking),
    asking.case.language,
  )
  if (!found.ok) return { kind: 'unclear' }
  const codes = found.value.map((code) => code.slice(stepKey(asking.at).length + 1))
  return { kind: 'answer', value: codes.filter((code) => code !== none) }
}

const needChoice = (at: StepName, need: string): Choice => ({
  code: choiceCode(at, need),
  label: needLabel(need),
})

export const needLabel = (need: string): Words => ({ key: `needs.${need}` })

function listOf(value: AnswerValue, label: (code: string) => Words): Words | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  return { key: 'common.list', values: { list: { list: value.map(label) } } }
}
