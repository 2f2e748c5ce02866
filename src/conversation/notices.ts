/** Who is told of what happened: decided from the events that one commit adds, and put into the case in that commit. */
import { createHash } from 'node:crypto'
import type { Case } from '../domain/case.js'
import type { Deployment } from '../domain/deployment.js'
import type { EventName } from '../domain/event.js'
import {
  withNoticesDue,
  type Notice,
  type NoticeSubject,
  type NoticeTarget,
  type NoticeWay,
} from '../domain/notice.js'
import { isOnLeave, type Team } from '../domain/team.js'
import { unansweredSince } from './head.js'

export interface NoticeRules {
  readonly teams: readonly Team[]
  /** Mail addresses that are told where no team is. */
  readonly notices: readonly string[]
  /** The ways that are set up. */
  readonly ways: readonly NoticeWay[]
  /** Mail addresses of an alert's contacts. */
  readonly contacts: Deployment['alerts']['mail']
  /** How a worker signs in, from their id. */
  readonly usernameOf: (worker: string) => string | undefined
}

const subjects: Partial<Record<EventName, NoticeSubject>> = {
  'referral.made': 'handOff',
  'referral.released': 'handOff',
  'referral.returned': 'handOff',
  'alert.opened': 'alert',
  'alert.called': 'alert',
  'person.wroteToWorker': 'answer',
  'referral.nudged': 'nudge',
  'referral.escalated': 'escalation',
}

/** Sent notices that a case remembers; those that wait or are dead are all kept. */
const mostSent = 50

export interface Change<Of extends Case> {
  readonly before: Case | undefined
  readonly after: Of
  readonly now: Date
  /** ISO date. */
  readonly today: string
}

export function withNotices<Of extends Case>(change: Change<Of>, rules: NoticeRules): Of {
  const { before, after, now, today } = change
  const first = before?.events.length ?? 0
  const happened = after.events.slice(first).flatMap(({ name }, place) => {
    const about = subjects[name]
    return about === undefined || isAgain(about, before) ? [] : [{ about, place: first + place }]
  })
  const once = happened.filter(
    ({ about }, place) => happened.findIndex((one) => one.about === about) === place,
  )
  const notices = once.flatMap(({ about, place }) =>
    targets(about, after, today, rules).map((to): Notice => {
      const at = now.toISOString()
      return { id: idOf(after, place, to), to, about, at, state: 'waiting', tries: 0, nextAt: at }
    }),
  )
  if (notices.length === 0) return after
  return withNoticesDue({ ...after, notices: [...remembered(after.notices), ...notices] })
}

/** Somebody who writes five lines has one answer waiting. */
const isAgain = (about: NoticeSubject, before: Case | undefined): boolean =>
  about === 'answer' && before !== undefined && unansweredSince(before) !== undefined

/** The same for the same event and target, however often a turn is tried; it tells nothing of the case. */
function idOf({ id }: Case, event: number, to: NoticeTarget): string {
  const target = to.way === 'mail' ? `${to.way} ${to.address}` : to.way
  return createHash('sha256').update(`${id} ${event} ${target}`).digest('base64url').slice(0, 27)
}

function remembered(notices: readonly Notice[]): Notice[] {
  const sent = notices.filter(({ state }) => state === 'sent')
  const forgotten = new Set(sent.slice(0, Math.max(0, sent.length - mostSent)))
  return notices.filter((notice) => !forgotten.has(notice))
}

function targets(about: NoticeSubject, c: Case, today: string, rules: NoticeRules): NoticeTarget[] {
  const addresses = [...new Set(mailed(about, c, today, rules))]
  return rules.ways.flatMap((way): NoticeTarget[] =>
    way === 'mail' ? addresses.map((address) => ({ way, address })) : [{ way }],
  )
}

function mailed(about: NoticeSubject, c: Case, today: string, rules: NoticeRules): readonly string[] {
  const team = rules.teams.find(({ id }) => id === c.team)
  const everybody = team?.notices ?? rules.notices
  const lead = team?.workers.find(({ username }) => username === team.lead)?.mail
  const taker = takerOf(c, rules)
  const isAway = taker !== undefined && isOnLeave(taker, today)
  switch (about) {
    case 'handOff':
      return everybody
    case 'alert':
      return [...everybody, ...known(rules.contacts[c.alerts.at(-1)?.called.at(-1)?.contact ?? ''])]
    case 'answer':
    case 'nudge':
      return orElse(known(isAway ? lead : taker?.mail), everybody)
    case 'escalation':
      return orElse(known(lead), everybody)
  }
}

function takerOf(c: Case, { teams, usernameOf }: NoticeRules) {
  const username = c.referral?.worker === undefined ? undefined : usernameOf(c.referral.worker)
  return username === undefined
    ? undefined
    : teams.flatMap(({ workers }) => workers).find((worker) => worker.username === username)
}

const known = (address: string | undefined): string[] => (address === undefined ? [] : [address])
const orElse = (these: readonly string[], those: readonly string[]) => (these.length > 0 ? these : those)
