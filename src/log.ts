/** The log says that something happened, never what a person said: a closed union of events, ids hashed. */
import { createHash } from 'node:crypto'
import { pino } from 'pino'

export type LogEvent =
  | { name: 'service.started'; port: number; milliseconds: number }
  | { name: 'service.stopped' }
  | { name: 'turn.done'; case: string; milliseconds: number }
  | { name: 'turn.failed'; case: string; code: string; detail?: string }
  | { name: 'store.unreadable'; file: string; detail: string }
  | { name: 'store.failed'; code: string }
  | { name: 'case.expired'; case: string }
  | { name: 'alert.called'; case: string }
  | { name: 'message.ignored'; address: string; why: string }
  | { name: 'referral.clock'; case: string; act: string }
  | { name: 'notice.notSent'; case: string; way: string; why: string; code: string }
  | { name: 'message.notSent'; case: string; why: string; code: string }
  | { name: 'places.failed'; detail: string }
  | { name: 'http.failed'; route: string; code: string; detail?: string }
  | { name: 'http.refused'; route: string; status: number }
  | { name: 'desk.signedIn'; worker: string }
  | { name: 'desk.refused'; why: string }

export interface Log {
  event(event: LogEvent): void
}

/** An id as the log may name it: the same id gives the same mark, and the mark does not give the id. */
export function hashed(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 10)
}

const faults = new Set<LogEvent['name']>(['turn.failed', 'store.unreadable', 'store.failed', 'http.failed'])

export function createLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return {
    event: (event) => (faults.has(event.name) ? logger.error(event) : logger.info(event)),
  }
}
