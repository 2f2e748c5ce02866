/** Whether a service runs at all today: its status, an alert that it is closed, schedules that have ended or not begun. */
import type { Service } from '../domain/service.js'
import type { Session } from './sessions.js'
import { runsOn } from './sessions.js'

/** A sentence that says the service itself is closed; "The car park is closed" does not. */
const closes =
  /(^|[.!;:]\s*)((we|this (group|club|class|service|session)|the (group|club|class|service|session)s?) (is|are|has|have)( been)? )?(temporarily |currently |now )?(closed|suspended|paused|cancelled|not running)\b/i
const until = /\buntil (\d{4}-\d{2}-\d{2}|\d{1,2} [a-z]{3,9} \d{4})/i

/** The ISO date an alert's closing ends on; undefined when it names none. */
function closedUntil(alert: string): string | undefined {
  const named = until.exec(alert)?.[1]
  const at = named === undefined ? NaN : Date.parse(/^\d{4}/.test(named) ? named : `${named} UTC`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 10)
}

/** A test of an ISO date, with everything that does not depend on the date worked out before. */
export function closedOn(service: Service, sessions: readonly Session[]): (today: string) => boolean {
  if (service.status !== 'active') return () => true
  const alertCloses = closes.test(service.alert?.trim() ?? '')
  const reopens = alertCloses ? (closedUntil(service.alert ?? '') ?? '9999-12-31') : ''
  const timeless =
    sessions.length === 0 || sessions.some(({ from, to }) => from === undefined && to === undefined)
  return (today) => today < reopens || (!timeless && !sessions.some((session) => runsOn(session, today)))
}
