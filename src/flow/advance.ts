/** The engine: what was said, a case and a journey in; the next case and what to say out. Pure. */
import { withAnswer, type Answer, type AnswerValue } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import type { Said, Setting } from './asking.js'
import type { Question } from './questions.js'
import { record, withConsent, withoutUnclear } from './record.js'
import { finished } from './replies.js'
import type { At } from './route.js'
import { proceed, routeOf, type Turn } from './turn.js'
import { notUnderstood } from './unclear.js'

/** The first words of a new case: what is told before the first question, and that question. */
export function begin(c: Case, setting: Setting): Turn {
  return proceed(undefined, c, [], setting)
}

/** Takes what the person said as the answer to the step they are at. */
export function advance(c: Case, said: Said, setting: Setting): Turn {
  const { at } = routeOf(c, setting)
  if (!at) return { case: c, replies: [finished(c, setting)], before: c }
  if (!('ask' in at.definition)) return proceed(c, c, [], setting)
  const question = at.definition.ask
  const understood = setting.kinds[question.kind].understand(question, said, { case: c, at, setting })
  switch (understood.kind) {
    case 'answer':
      return answered(c, at, question, understood, setting)
    case 'stay': {
      const stayed = { ...understood.case, events: [...understood.case.events, ...(understood.events ?? [])] }
      return { case: withoutUnclear(stayed), replies: understood.replies, before: c }
    }
    case 'unclear':
      return notUnderstood(c, at, question, understood.why, setting)
    default:
      return understood satisfies never
  }
}

function answered(
  c: Case,
  at: At,
  question: Question,
  { value, words }: { value: AnswerValue; words?: string },
  setting: Setting,
): Turn {
  const answer: Answer = { kind: 'said', value, ...(words === undefined ? {} : { words }), at: setting.now }
  return proceed(c, withConsent(record(c, at, answer, setting), at, question, value, setting), [], setting)
}

/** Gives an effect's outcome back to the step that named it, and goes on. */
export function resume(
  turn: Turn,
  outcome: string,
  data: Extract<Answer, { kind: 'found' }>['data'],
  setting: Setting,
): Turn {
  if (!turn.effect) return turn
  const answer: Answer = { kind: 'found', outcome, ...(data === undefined ? {} : { data }), at: setting.now }
  return proceed(
    turn.before,
    { ...turn.case, answers: withAnswer(turn.case.answers, turn.effect.at, answer) },
    turn.replies,
    setting,
  )
}
