/** A worker keeps the case but lets the bot speak again, and may leave a note for colleagues. */
import type { CaseId } from '../domain/case.js'
import { refusalToTalk } from './may.js'
import type { Outcome } from './on-case.js'
import { onCase, refuse, withEvent, withReferral } from './on-case.js'
import type { Desk, Worker } from './ports.js'
import { withBotSaying } from './say.js'

export function handBack(desk: Desk, worker: Worker, id: CaseId, note = ''): Promise<Outcome> {
  return onCase(desk, worker, id, (c, at) => {
    const refusal = refusalToTalk(c, worker)
    if (refusal) return refuse(refusal)
    if (c.holder.kind === 'bot') return refuse({ why: 'withBot' })
    const say = { key: 'handover.handedBack', values: { name: worker.name } }
    const told = withBotSaying(desk, { ...c, holder: { kind: 'bot' } }, say, at)
    const back = withEvent(told, worker, { name: 'worker.handedBack', at })
    if (note === '') return { kind: 'changed', to: back }
    const noted = withReferral(back, { notes: [...back.referral.notes, { at, by: worker.id, text: note }] })
    return { kind: 'changed', to: withEvent(noted, worker, { name: 'worker.noted', at }) }
  })
}
