/** A worker is writing to the person: shown where the person's page is open, kept nowhere. */
import type { CaseId } from '../domain/case.js'
import { refusalToTalk } from './may.js'
import type { Outcome } from './on-case.js'
import { onCase, refuse } from './on-case.js'
import type { Desk, Worker } from './ports.js'

/** Nothing of the case changes, so that nothing is recorded: what is written is told when it is sent. */
export async function writes(desk: Desk, worker: Worker, id: CaseId): Promise<Outcome> {
  const outcome = await onCase(desk, worker, id, (c) => {
    const refusal = refusalToTalk(c, worker) ?? (c.stopped ? ({ why: 'stopped' } as const) : undefined)
    return refusal ? refuse(refusal) : { kind: 'unchanged' }
  })
  // Where the bot is speaking, nobody has said yet that the worker is back.
  if (outcome.ok && outcome.case.holder.kind === 'worker') desk.typing?.ofWorker(outcome.case, worker.name)
  return outcome
}
