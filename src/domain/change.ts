/** When a case last changed. Reading it is recorded among its events, and is no change. */
import type { CaseEvent, EventName } from './event.js'

const reads: ReadonlySet<EventName> = new Set<EventName>([
  'worker.read',
  'worker.printed',
  'worker.exported',
  'alert.read',
])

const isChange = ({ name }: CaseEvent): boolean => !reads.has(name)

/** ISO; undefined for a case to which nothing has happened. */
export const changedAt = (events: readonly CaseEvent[]): string | undefined => events.findLast(isChange)?.at

/** How often a case has changed: what was read at one count is out of date at another. */
export const changesOf = (events: readonly CaseEvent[]): number => events.filter(isChange).length
