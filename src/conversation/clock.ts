/**
 * The clocks of a referral. While the person waits for an answer one runs to the day it was promised for: somebody is reminded
 * before, the team's lead is told after. While a worker has the case another runs from their last act: they are reminded before,
 * and after it the case goes back to the queue. Both are derived from what happened, so that nothing need be wound up.
 */
import type { Case } from '../domain/case.js'
import type { CaseEvent, EventName } from '../domain/event.js'
import type { Deployment } from '../domain/deployment.js'
import type { Referral } from '../domain/referral.js'
import { unansweredSince } from './head.js'
import type { Hours } from './hours.js'

export type ClockRules = Deployment['clock'] & {
  readonly hours: Pick<Hours, 'answerBy' | 'dayOf' | 'workingDay' | 'startOf'>
}

interface Running {
  readonly clock: 'answer' | 'silence'
  readonly since: string
  /** The last day it runs. ISO date. */
  readonly until: string
}

export interface ClockAct {
  readonly at: string
  readonly act: 'nudge' | 'escalate' | 'return'
  readonly of: Running
}

/** The case with a `due` for what its clocks do next, and none where none runs. */
export function withClockDue<Of extends Case>(c: Of, rules: ClockRules): Of {
  const next = clockActs(c, rules)
    .map(({ at }) => at)
    .sort()[0]
  const due = c.due.filter(({ what }) => what !== 'clock')
  if (next === undefined && due.length === c.due.length) return c
  return { ...c, due: next === undefined ? due : [...due, { at: next, what: 'clock' }] }
}

/** What is due of the clocks now; the gravest where several are, since a day on which nobody swept needs no reminder of it. */
export function clockActNow(c: Case, now: Date, rules: ClockRules): ClockAct | undefined {
  const acts = clockActs(c, rules).filter(({ at }) => at <= now.toISOString())
  return acts.find(({ act }) => act === 'return') ?? acts.find(({ act }) => act === 'escalate') ?? acts[0]
}

/** The case after a reminder, an escalation, or its return to the queue; the person is yet to be told of the last. */
export function withClockActed(c: Case, { act, of }: ClockAct, now: Date): Case {
  const at = now.toISOString()
  const event = (name: EventName, about: CaseEvent['about']): CaseEvent => ({ name, at, by: 'clock', about })
  const { clock, until } = of
  if (act === 'nudge') return withEvent(c, event('referral.nudged', { clock, until }))
  if (act === 'escalate') return withEvent(c, event('referral.escalated', { until }))
  if (!c.referral) return c
  const { worker, ...referral } = { ...c.referral, status: 'waiting' as const }
  return withEvent(
    { ...c, referral, holder: { kind: 'bot' } },
    event('referral.returned', worker === undefined ? {} : { from: worker }),
  )
}

const withEvent = (c: Case, event: CaseEvent): Case => ({ ...c, events: [...c.events, event] })

function clockActs(c: Case, rules: ClockRules): ClockAct[] {
  const { hours, nudgeBefore } = rules
  const done = eventsOfReferral(c)
  const isDone = (name: EventName, { clock, until }: Running) =>
    done.some(
      (event) =>
        event.name === name && event.about?.['until'] === until && (event.about['clock'] ?? clock) === clock,
    )
  const start = (day: string) => hours.startOf(day).toISOString()
  return runningOf(c, done, rules).flatMap((of): ClockAct[] => {
    if (isDone('referral.escalated', of)) return []
    const end: ClockAct = {
      at: start(hours.workingDay(of.until, 1)),
      act: of.clock === 'answer' ? 'escalate' : 'return',
      of,
    }
    const before = [hours.workingDay(of.until, -nudgeBefore), of.until].map(start).find((at) => at > of.since)
    return before === undefined || isDone('referral.nudged', of)
      ? [end]
      : [{ at: before, act: 'nudge', of }, end]
  })
}

/** Answers to the person: a word of a worker's, or an attempt to reach them. */
const answers: ReadonlySet<EventName> = new Set(['worker.replied', 'worker.attempted'])
const workersActs: ReadonlySet<EventName> = new Set([
  ...answers,
  'referral.taken',
  'worker.noted',
  'worker.handedBack',
])

function runningOf(c: Case, events: readonly CaseEvent[], rules: ClockRules): Running[] {
  const { hours, returnAfter } = rules
  const { referral } = c
  if (referral?.status !== 'waiting' && referral?.status !== 'taken') return []
  const wait = waitOf(c, referral, events)
  const answer: Running[] = wait
    ? [{ clock: 'answer', since: wait.since, until: wait.until ?? hours.answerBy(new Date(wait.since)) }]
    : []
  if (referral.status === 'waiting') return answer
  const act = events.findLast(({ name, by }) => by === referral.worker && workersActs.has(name))
  const since = act?.at ?? referral.madeAt
  const until = hours.workingDay(hours.dayOf(new Date(since)), returnAfter)
  return [...answer, { clock: 'silence', since, until }]
}

/** Since when the person waits, and the day they were told, if they were. A case that comes back after an answer waits anew. */
function waitOf(
  c: Case,
  { madeAt, expectedBy }: Referral,
  events: readonly CaseEvent[],
): { since: string; until?: string } | undefined {
  const answered = events.findLastIndex(({ name }) => answers.has(name))
  const back = events.findLastIndex(
    ({ name }) => name === 'referral.returned' || name === 'referral.released',
  )
  const cameBack = events[back]
  const isAnew = cameBack && back > answered && (answered !== -1 || cameBack.name === 'referral.returned')
  if (isAnew) return { since: cameBack.at }
  if (answered === -1) return { since: madeAt, until: expectedBy }
  const wrote = unansweredSince(c)
  return wrote && wrote > (events[answered]?.at ?? '') ? { since: wrote } : undefined
}

/** Those since the referral that is open now was made. */
function eventsOfReferral({ events }: Case): readonly CaseEvent[] {
  return events.slice(events.findLastIndex(({ name }) => name === 'referral.made') + 1)
}
