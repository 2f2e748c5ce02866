/**
 * When a read is the same read: by the same worker within ten minutes of the last that was recorded, so that a page that
 * refreshes itself is one read, and one left open is recorded every ten minutes for as long as it shows the case.
 */
import type { Case } from '../domain/case.js'
import type { EventName } from '../domain/event.js'

const sameReadMs = 10 * 60_000

export function isSameRead(c: Case, read: { as: EventName; by: string; at: string }): boolean {
  const last = c.events.findLast(({ name, by }) => name === read.as && by === read.by)
  return last !== undefined && Date.parse(read.at) - Date.parse(last.at) < sameReadMs
}
