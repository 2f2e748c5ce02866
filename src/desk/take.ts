/** A worker takes a waiting case: from now on the bot is silent and the person is told who is speaking. */
import type { CaseId } from '../domain/case.js'
import { refusalToWorkOn } from './may.js'
import type { Outcome } from './on-case.js'
import { onCase, refuse, withEvent, withReferral } from './on-case.js'
import type { Desk, Worker } from './ports.js'
import { withBotSaying } from './say.js'

export function take(desk: Desk, worker: Worker, id: CaseId): Promise<Outcome> {
  return onCase(desk, worker, id, (c, at) => {
    const refusal = refusalToWorkOn(c, worker)
    if (refusal) return refuse(refusal)
    if (c.referral.worker === worker.id) return { kind: 'unchanged' }
    const taken = withReferral(c, { status: 'taken', worker: worker.id })
    const held = { ...taken, holder: { kind: 'worker', id: worker.id, name: worker.name } as const }
    const told = withBotSaying(desk, held, { key: 'handover.taken', values: { name: worker.name } }, at)
    return { kind: 'changed', to: withEvent(told, worker, { name: 'referral.taken', at }) }
  })
}
