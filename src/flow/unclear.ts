/** Not understood: said differently each time, a person offered from the second, and after the third the step is left. */
import type { Case } from '../domain/case.js'
import type { Reply } from '../domain/words.js'
import { skip } from './record.js'
import { event, type Turn } from './turn.js'
import { stepKey, type Setting } from './asking.js'
import { askStep } from './replies.js'
import type { Question } from './questions.js'
import type { At } from './route.js'

const tries = ['first', 'second', 'third'] as const

export function notUnderstood(
  c: Case,
  at: At,
  question: Question,
  why: string | undefined,
  setting: Setting,
): Turn {
  const times = (c.unclear && stepKey(c.unclear) === stepKey(at) ? c.unclear.times : 0) + 1
  const counted: Case = {
    ...c,
    unclear: { section: at.section, step: at.step, times },
    events: [
      ...c.events,
      event('answer.misunderstood', setting, { step: stepKey(at), why: why ?? 'unclear', times }),
    ],
  }
  const which = tries[times - 1]
  if (!which) {
    const left = skip(counted, setting)
    return { ...left, replies: [{ say: { key: 'unclear.movingOn' } }, ...left.replies], before: c }
  }
  const key =
    times === 1 && why
      ? `unclear.why.${why}`
      : which === 'third'
        ? 'unclear.third'
        : `unclear.${question.kind}.${which}`
  const asked = askStep(at, counted, setting)
  const reply: Reply = {
    ...asked,
    say: { key, values: setting.values(c) },
    choices: [...(asked.choices ?? []), ...(times > 1 ? [offerHuman, offerSkip] : [])],
  }
  return { case: counted, replies: [reply], before: c }
}

const offerHuman = { code: '!human', label: { key: 'commands.human.label' } }
const offerSkip = { code: '!skip', label: { key: 'commands.skip.label' } }
