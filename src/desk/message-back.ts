/** The GP practice is told what came of a referral: a worker sends it by a way of their own, and that it was sent is kept. */
import type { CaseId } from '../domain/case.js'
import { consented } from '../domain/consent.js'
import type { MessageBackWay, Referral } from '../domain/referral.js'
import { mayBeRead } from './disclosure.js'
import { isOpen } from './may.js'
import { isAgain } from './note.js'
import type { Outcome, Refusal, ReferredCase } from './on-case.js'
import { onCase, refuse, withEvent, withReferral } from './on-case.js'
import type { Desk, Worker } from './ports.js'

/** Nothing is sent from here: Cairn knows a practice by the name that a person typed, and that is no address. */
export function recordMessageBack(
  desk: Desk,
  worker: Worker,
  id: CaseId,
  how: MessageBackWay,
): Promise<Outcome> {
  return onCase(desk, worker, id, (c, at) => {
    const refusal = refusalToTellBack(c, worker)
    if (refusal) return refuse(refusal)
    const sent: NonNullable<Referral['messagesBack']> = c.referral.messagesBack ?? []
    const last = sent.at(-1)
    if (last && last.by === worker.id && last.how === how && isAgain(last.at, at))
      return { kind: 'unchanged' }
    const told = withReferral(c, { messagesBack: [...sent, { at, by: worker.id, to: 'gpPractice', how }] })
    const about = { to: 'gpPractice', how }
    return { kind: 'changed', to: withEvent(told, worker, { name: 'worker.toldBack', at, about }) }
  })
}

function refusalToTellBack(c: ReferredCase, worker: Worker): Refusal | undefined {
  if (!mayBeRead(c)) return { why: 'hidden' }
  if (isOpen(c)) return { why: 'notEnded' }
  if (!consented(c.consents, 'tellGp')) return { why: 'noGpConsent' }
  const { worker: had } = c.referral
  const isTheirs = had === undefined || had === worker.id || worker.role === 'admin'
  return isTheirs ? undefined : { why: 'takenBy', worker: had }
}
