/**
 * What follows from a change of a case, whoever made it: the team it goes to, who is told, what its clocks do next. It is added in
 * the commit that makes the change, so that a crash leaves either both or neither.
 */
import type { Case } from '../domain/case.js'
import type { EventName } from '../domain/event.js'
import type { Team } from '../domain/team.js'
import { withClockDue, type ClockRules } from './clock.js'
import { withNotices, type NoticeRules } from './notices.js'
import type { Settle } from './ports.js'
import { inTeam, type Route } from './routing.js'

export interface SettleWorld {
  /** The team a case belongs to now; undefined where the deployment has none. */
  readonly route: Route
  readonly teams: readonly Team[]
  readonly clock: ClockRules
  readonly notices: NoticeRules
}

export function createSettle({ route, teams, clock, notices }: SettleWorld): Settle {
  function routed<Of extends Case>(before: Case | undefined, after: Of, now: Date): Of {
    const happened = new Set<EventName>(
      after.events.slice(before?.events.length ?? 0).map(({ name }) => name),
    )
    const isKnown = teams.some(({ id }) => id === after.team)
    const asks = happened.has('referral.made') || (happened.has('alert.opened') && !isKnown)
    const team = asks ? route(after, now) : undefined
    return team === undefined || team.id === after.team ? after : inTeam(after, team.id, { now, by: 'bot' })
  }

  return (before, after, now) => {
    const change = { before, after: routed(before, after, now), now, today: clock.hours.dayOf(now) }
    return withClockDue(withNotices(change, notices), clock)
  }
}
