/** What was understood, shown back. Yes goes on, no opens the list, and naming other needs corrects it on the spot. */
import { withAnswer } from '../../domain/answers.js'
import { understoodNeeds } from '../../domain/needs-of.js'
import type { NeedId } from '../../domain/need.js'
import type { Words } from '../../domain/words.js'
import { choiceCode, pressed, stepKey, type Asking, type QuestionKind } from '../asking.js'
import { keys } from '../../understanding/words.js'
import { choiceLabel, chosen } from './closed.js'
import { needLabel } from './several.js'

const understoodStep = { section: 'whatMatters', step: 'understood' }

export const confirmNeedsKind: QuestionKind = {
  choices: (_question, { at }) => choicesOf(at),
  show: (_question, asking) => ({ say: question(asking, understoodNeeds(asking.case.answers)) }),
  understand(_question, said, asking) {
    const button = pressed(said, asking.at)
    if (button) return { kind: 'answer', value: button }
    const { understanding } = asking.setting
    const { language } = asking.case
    const labelled = choicesOf(asking.at).find(({ label }) =>
      isSame(asking.setting.label(label, language), said.text),
    )
    if (labelled) return { kind: 'answer', value: labelled.code.slice(labelled.code.indexOf('=') + 1) }
    const plain = understanding.yesNo(said.text, language)
    const others = understanding.needs(said.text, language)
    if (plain === 'yes') return { kind: 'answer', value: 'right' }
    if (others.length > 0) return corrected(asking, plain === 'no' ? others : joined(asking, others))
    if (plain === 'no') return { kind: 'answer', value: 'choose' }
    return chosen(choicesOf(asking.at), said, asking)
  },
  // What was confirmed is the needs themselves; where they were chosen from the list instead, that answer says it.
  describe: (_question, value, { case: c }) =>
    value === 'right'
      ? { key: 'common.list', values: { list: { list: understoodNeeds(c.answers).map(needLabel) } } }
      : undefined,
}

/** The words of a button, typed. */
const isSame = (label: string, text: string): boolean => keys(label).join(' ') === keys(text).join(' ')

const choicesOf = (at: Asking['at']) =>
  ['right', 'choose'].map((code) => ({ code: choiceCode(at, code), label: choiceLabel(at, code) }))

/** "Yes, and also debts" adds; "it is about my housing" replaces only when it was begun with a no. */
const joined = (asking: Asking, others: NeedId[]) => [
  ...new Set([...understoodNeeds(asking.case.answers), ...others]),
]

function corrected(asking: Asking, needs: NeedId[]) {
  const { case: c, setting, at } = asking
  const answers = withAnswer(c.answers, understoodStep, {
    kind: 'found',
    outcome: 'some',
    data: needs,
    at: setting.now,
  })
  return {
    kind: 'stay' as const,
    case: { ...c, answers },
    replies: [{ say: question({ ...asking, case: { ...c, answers } }, needs), choices: choicesOf(at) }],
    events: [{ name: 'needs.corrected' as const, at: setting.now, by: 'person', about: { needs } }],
  }
}

const question = ({ at, case: c, setting }: Asking, needs: readonly NeedId[]): Words => ({
  key: `${stepKey(at)}.question`,
  values: { ...setting.values(c), needs: { list: needs.map(needLabel) } },
})
