/** The engine: what was said, a case and a journey in; the next case and what to say out. Pure. */
import { withAnswer, withoutAnswer, type Answer, type AnswerValue, type StepName } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import type { CaseEvent } from '../domain/event.js'
import type { Reply } from '../domain/words.js'
import type { Said, Setting } from './asking.js'
import { stepKey } from './asking.js'
import { askStep, tellStep } from './replies.js'
import { route, type At, type Passed } from './route.js'
import type { Question } from './questions.js'
import { notUnderstood } from './unclear.js'

export interface Turn {
  readonly case: Case
  readonly replies: readonly Reply[]
  /** An effect to be run; its outcome is given to `resume`. What this turn tells follows after it. */
  readonly effect?: { readonly name: string; readonly at: StepName }
  /** The case as it was when the turn began: what was told then is not told again. Undefined at the very beginning. */
  readonly before: Case | undefined
}

export const routeOf = (c: Case, setting: Setting) => route(setting.journey, c.answers, { human: c.wantsHuman })

/** The first words of a new case: what is told before the first question, and that question. */
export function begin(c: Case, setting: Setting): Turn {
  return proceed(undefined, c, [], setting)
}

/** Takes what the person said as the answer to the step they are at. */
export function advance(c: Case, said: Said, setting: Setting): Turn {
  const { at } = routeOf(c, setting)
  if (!at) return { case: c, replies: [{ say: { key: 'common.finished', values: setting.values(c) } }], before: c }
  if (!('ask' in at.definition)) return proceed(c, c, [], setting)
  const question = at.definition.ask
  const understood = setting.kinds[question.kind].understand(question, said, { case: c, at, setting })
  switch (understood.kind) {
    case 'answer':
      return answered(c, at, question, understood, setting)
    case 'stay': {
      const stayed = { ...understood.case, events: [...c.events, ...(understood.events ?? [])] }
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

/** Leaves a step unanswered and goes on. For a consent that is a no. */
export function skip(c: Case, setting: Setting): Turn {
  const { at } = routeOf(c, setting)
  if (!at || !('ask' in at.definition)) return advance(c, { text: '' }, setting)
  const skipped = record(c, at, { kind: 'skipped', at: setting.now }, setting)
  return proceed(c, withConsent(skipped, at, at.definition.ask, undefined, setting), [], setting)
}

/** Gives an effect's outcome back to the step that named it, and goes on. */
export function resume(turn: Turn, outcome: string, data: Extract<Answer, { kind: 'found' }>['data'], setting: Setting): Turn {
  if (!turn.effect) return turn
  const answer: Answer = { kind: 'found', outcome, ...(data === undefined ? {} : { data }), at: setting.now }
  return proceed(turn.before, { ...turn.case, answers: withAnswer(turn.case.answers, turn.effect.at, answer) }, turn.replies, setting)
}

/** Walks on from where the answers lead: tells what is newly passed, then asks, or names an effect. */
export function proceed(before: Case | undefined, after: Case, replies: readonly Reply[], setting: Setting): Turn {
  const walked = routeOf(after, setting)
  if (walked.at && 'do' in walked.at.definition) {
    return { case: after, replies, before, effect: { name: walked.at.definition.do, at: walked.at } }
  }
  const told = new Set(tells(before ? routeOf(before, setting).passed : []))
  const isNew = (passed: Passed) => 'tell' in passed.definition && !told.has(stepKey(passed))
  const spoken = walked.passed.filter(isNew).map((passed) => tellStep(passed, after, setting))
  const asked = walked.at ? [askStep(walked.at, after, setting)] : []
  const finished = walked.at ? [] : [event('case.finished', setting)]
  return {
    case: { ...after, events: [...after.events, ...finished] },
    replies: [...replies, ...spoken, ...asked],
    before,
  }
}

const tells = (passed: readonly Passed[]) => passed.filter((step) => 'tell' in step.definition).map(stepKey)

/** Records an answer; outcomes found after it on the way may no longer hold, so they are found again (but for those made once). */
export function record(c: Case, at: StepName, answer: Answer, setting: Setting): Case {
  const name = answer.kind === 'skipped' ? 'answer.skipped' : 'answer.given'
  return withoutUnclear({
    ...c,
    answers: withAnswer(withoutOutcomes(c, setting), at, answer),
    draft: undefined,
    events: [...c.events, event(name, setting, { step: stepKey(at) })],
  })
}

/** Takes an answer back, so that its step is asked again. */
export function forget(c: Case, at: StepName, setting: Setting): Case {
  return withoutUnclear({
    ...c,
    answers: withoutAnswer(withoutOutcomes(c, setting, at), at),
    draft: undefined,
    events: [...c.events, event('answer.changed', setting, { step: stepKey(at) })],
  })
}

function withoutOutcomes(c: Case, setting: Setting, from?: StepName) {
  const { passed } = routeOf(c, setting)
  const start = from ? passed.findIndex((step) => stepKey(step) === stepKey(from)) : passed.length
  return passed
    .slice(Math.max(start, 0))
    .flatMap(({ section, step, definition }) =>
      'do' in definition && !definition.once ? [step, ...(definition.unsettles ?? [])].map((name) => ({ section, step: name })) : [],
    )
    .reduce(withoutAnswer, c.answers)
}

function withConsent(c: Case, at: StepName, question: Question, value: AnswerValue | undefined, setting: Setting): Case {
  if (!('consent' in question) || !question.consent) return c
  const { purpose, given: yes } = question.consent
  const given = typeof value === 'string' && yes.includes(value)
  return {
    ...c,
    consents: [
      ...c.consents,
      {
        purpose,
        given,
        at: setting.now,
        language: c.language,
        wording: setting.wording(`${stepKey(at)}.question`, c.language),
        how: 'asked',
      },
    ],
    events: [...c.events, event(given ? 'consent.given' : 'consent.refused', setting, { purpose })],
  }
}

function withoutUnclear(c: Case): Case {
  return c.unclear ? { ...c, unclear: undefined } : c
}

export function event(name: CaseEvent['name'], setting: Setting, about?: CaseEvent['about']): CaseEvent {
  return { name, at: setting.now, by: 'person', ...(about ? { about } : {}) }
}
