/** A case is closed with its outcome; the person is told, and the bot speaks again. */
import type { CaseId } from '../domain/case.js'
import type { outcomes } from '../domain/referral.js'
import { mayBeRead } from './disclosure.js'
import { refusalToAct } from './may.js'
import type { Outcome } from './on-case.js'
import { onCase, refuse, withEvent, withReferral } from './on-case.js'
import type { Desk, Worker } from './ports.js'
import { withBotSaying } from './say.js'

export type CloseOutcome = (typeof outcomes)[number]

/** Also what may be done with a case whose sharing was withdrawn: closing it shows nothing of the person. */
export function close(
  desk: Desk,
  worker: Worker,
  id: CaseId,
  outcome: CloseOutcome,
  outcomeText = '',
): Promise<Outcome> {
  return onCase(desk, worker, id, (c, at) => {
    const refusal = refusalToAct(c, worker)
    if (refusal) return refuse(refusal)
    if (c.referral.worker !== worker.id && mayBeRead(c)) return refuse({ why: 'notTaken' })
    const ended = withReferral(c, {
      status: 'closed',
      outcome,
      ...(outcomeText === '' ? {} : { outcomeText }),
      endedAt: at,
    })
    const say = { key: `handover.closed.${outcome}` }
    const told = withBotSaying(desk, { ...ended, holder: { kind: 'bot' } }, say, at)
    return {
      kind: 'changed',
      to: withEvent(told, worker, { name: 'referral.closed', at, about: { outcome } }),
    }
  })
}
