/** Check your answers: every answer on the route with a button to change it, then send or not. */
import type { Row } from '../../domain/words.js'
import { stepKey, type Asking, type QuestionKind } from '../asking.js'
import type { Question } from '../questions.js'
import { routeOf } from '../turn.js'
import { oneOfKind } from './closed.js'

export const checkKind: QuestionKind = {
  ...oneOfKind,
  show: (_question, asking) => ({ rows: answerRows(asking) }),
}

/** Each answered question on the route, in its order, as label, value and the command that changes it. */
export function answerRows(
  { case: c, setting }: Pick<Asking, 'case' | 'setting'>,
  isListed: (question: Question) => boolean = () => true,
): Row[] {
  return routeOf(c, setting).passed.flatMap((step): Row[] => {
    if (!('ask' in step.definition) || !step.answer || step.answer.kind === 'found') return []
    const { ask } = step.definition
    if (('fork' in ask && ask.fork) || !isListed(ask)) return []
    const value =
      step.answer.kind === 'skipped'
        ? { key: 'common.skipped' }
        : setting.kinds[ask.kind].describe(ask, step.answer.value, { case: c, at: step, setting })
    if (!value) return []
    const label = { key: `${stepKey(step)}.label` }
    return [
      { label, value, choice: { code: `!change=${stepKey(step)}`, label: { key: 'commands.change.label' } } },
    ]
  })
}
