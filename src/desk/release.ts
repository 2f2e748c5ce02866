/** A worker gives a case back to the queue; it keeps its place. An admin may release what somebody else has taken. */
import type { CaseId } from '../domain/case.js'
import { isOpen } from './may.js'
import type { Outcome } from './on-case.js'
import { onCase, refuse, withEvent } from './on-case.js'
import type { Desk, Worker } from './ports.js'
import { withBotSaying } from './say.js'

export function release(desk: Desk, worker: Worker, id: CaseId): Promise<Outcome> {
  return onCase(desk, worker, id, (c, at) => {
    const { status, worker: has } = c.referral
    if (!isOpen(c)) return refuse({ why: 'ended', status })
    if (has === undefined) return refuse({ why: 'notTaken' })
    if (has !== worker.id && worker.role !== 'admin') return refuse({ why: 'takenBy', worker: has })
    const { worker: _gone, ...referral } = { ...c.referral, status: 'waiting' as const }
    const free = { ...c, referral, holder: { kind: 'bot' } as const }
    const told = withBotSaying(desk, free, { key: 'handover.released' }, at)
    return {
      kind: 'changed',
      to: withEvent(told, worker, { name: 'referral.released', at, about: { from: has } }),
    }
  })
}
