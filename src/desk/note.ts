/** A worker's note: for colleagues, never shown to the person by the bot. */
import type { CaseId } from '../domain/case.js'
import { refusalToWorkOn } from './may.js'
import type { Outcome } from './on-case.js'
import { onCase, refuse, withEvent, withReferral } from './on-case.js'
import type { Desk, Worker } from './ports.js'

export function note(desk: Desk, worker: Worker, id: CaseId, text: string): Promise<Outcome> {
  return onCase(desk, worker, id, (c, at) => {
    const refusal = refusalToWorkOn(c, worker)
    if (refusal) return refuse(refusal)
    const last = c.referral.notes.at(-1)
    if (last && last.by === worker.id && last.text === text && isAgain(last.at, at))
      return { kind: 'unchanged' }
    const noted = withReferral(c, { notes: [...c.referral.notes, { at, by: worker.id, text }] })
    return { kind: 'changed', to: withEvent(noted, worker, { name: 'worker.noted', at }) }
  })
}

const againMs = 60_000

/** The same thing by the same worker within a minute is a form that was sent twice. */
export function isAgain(before: string, now: string): boolean {
  return Date.parse(now) - Date.parse(before) < againMs
}
