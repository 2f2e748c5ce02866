/** Writing answers down and taking them back, with the consents and outcomes that hang on them. */
import { withAnswer, withoutAnswer, type Answer, type AnswerValue, type StepName } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import { stepKey, type Setting } from './asking.js'
import type { Question } from './questions.js'
import { finished } from './replies.js'
import { event, proceed, routeOf, type Turn } from './turn.js'

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
      'do' in definition && !definition.once
        ? [step, ...(definition.unsettles ?? [])].map((name) => ({ section, step: name }))
        : [],
    )
    .reduce(withoutAnswer, c.answers)
}

/** Where the question is a consent, the ledger says what was answered, when, and to which wording. */
export function withConsent(
  c: Case,
  at: StepName,
  question: Question,
  value: AnswerValue | undefined,
  setting: Setting,
): Case {
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
        wording: setting.wording(`${stepKey(at)}.question`, c),
        how: 'asked',
      },
    ],
    events: [...c.events, event(given ? 'consent.given' : 'consent.refused', setting, { purpose })],
  }
}

export function withoutUnclear(c: Case): Case {
  return c.unclear ? { ...c, unclear: undefined } : c
}

/** Leaves a step unanswered and goes on. For a consent that is a no. */
export function skip(c: Case, setting: Setting): Turn {
  const { at } = routeOf(c, setting)
  if (!at) return { case: c, replies: [finished(c, setting)], before: c }
  if (!('ask' in at.definition)) return proceed(c, c, [], setting)
  const skipped = record(c, at, { kind: 'skipped', at: setting.now }, setting)
  return proceed(c, withConsent(skipped, at, at.definition.ask, undefined, setting), [], setting)
}
