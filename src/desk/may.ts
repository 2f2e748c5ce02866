/** Who may act on a case now: one place for every verb, so that all refuse alike. */
import { mayBeRead } from './disclosure.js'
import type { Refusal, ReferredCase } from './on-case.js'
import type { Worker } from './ports.js'

export const isOpen = (c: ReferredCase): boolean =>
  c.referral.status === 'waiting' || c.referral.status === 'taken'

/** Undefined when this worker may act on an open case: nobody else has it. */
export function refusalToAct(c: ReferredCase, worker: Worker): Refusal | undefined {
  if (!isOpen(c)) return { why: 'ended', status: c.referral.status }
  const { worker: has } = c.referral
  if (has !== undefined && has !== worker.id) return { why: 'takenBy', worker: has }
  return undefined
}

/** As `refusalToAct`, for what must be done with the person's details in view. */
export function refusalToWorkOn(c: ReferredCase, worker: Worker): Refusal | undefined {
  return refusalToAct(c, worker) ?? (mayBeRead(c) ? undefined : { why: 'hidden' })
}

/** As `refusalToWorkOn`, and only by whoever has taken the case. */
export function refusalToTalk(c: ReferredCase, worker: Worker): Refusal | undefined {
  const refusal = refusalToWorkOn(c, worker)
  if (refusal) return refusal
  return c.referral.worker === worker.id ? undefined : { why: 'notTaken' }
}
