/** A referral is declined with a reason, and the person is told kindly. */
import type { CaseId } from '../domain/case.js'
import type { declineReasons } from '../domain/referral.js'
import { refusalToWorkOn } from './may.js'
import type { Outcome } from './on-case.js'
import { onCase, refuse, withEvent, withReferral } from './on-case.js'
import type { Desk, Worker } from './ports.js'
import { withBotSaying } from './say.js'

export type DeclineReason = (typeof declineReasons)[number]

export function decline(desk: Desk, worker: Worker, id: CaseId, reason: DeclineReason): Promise<Outcome> {
  return onCase(desk, worker, id, (c, at) => {
    const refusal = refusalToWorkOn(c, worker)
    if (refusal) return refuse(refusal)
    const ended = withReferral(c, { status: 'declined', declined: reason, endedAt: at, worker: worker.id })
    const say = { key: `handover.declined.${reason}` }
    const told = withBotSaying(desk, { ...ended, holder: { kind: 'bot' } }, say, at)
    return {
      kind: 'changed',
      to: withEvent(told, worker, { name: 'referral.declined', at, about: { reason } }),
    }
  })
}
