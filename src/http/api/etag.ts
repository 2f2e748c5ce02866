/** The version a caller has read: it counts what happened to the case, and not who read it. */
import { changesOf } from '../../domain/change.js'
import type { CaseEvent } from '../../domain/event.js'

export const etagOf = (events: readonly CaseEvent[]): string => `"${changesOf(events)}"`

/** Whether `If-Match` names this version; `*` names any. */
export const isMatch = (ifMatch: string, etag: string): boolean =>
  ifMatch.split(',').some((one) => one.trim() === '*' || one.trim() === etag)
