/** One act on one case: in its turn, a pure change, one commit with its audit event, then what it says is delivered. */
import type { Case, CaseId } from '../domain/case.js'
import type { CaseEvent } from '../domain/event.js'
import type { Message } from '../domain/message.js'
import { withOutgoing } from '../domain/outgoing.js'
import type { Referral } from '../domain/referral.js'
import type { Desk, Worker } from './ports.js'

/** A case that was referred: the only kind the desk knows. */
export type ReferredCase = Case & { readonly referral: Referral }

export type Refusal =
  | { readonly why: 'notFound' }
  | { readonly why: 'takenBy'; readonly worker: string }
  | { readonly why: 'notTaken' }
  | { readonly why: 'alreadyYours' }
  | { readonly why: 'withBot' }
  | { readonly why: 'ended'; readonly status: Referral['status'] }
  | { readonly why: 'hidden' }
  | { readonly why: 'stopped' }
  | { readonly why: 'notEnded' }
  | { readonly why: 'noGpConsent' }
  | { readonly why: 'busy' }

export type Changed<Of extends Case = ReferredCase> =
  /** `to` is the case as it becomes, its version left alone; `unchanged` commits nothing. */
  | { readonly kind: 'changed'; readonly to: Of }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export type Outcome<Of extends Case = ReferredCase> =
  /** `delivered` is false when the words are safe in the conversation but could not be sent on just now. */
  | { readonly ok: true; readonly case: Of; readonly delivered: boolean }
  | { readonly ok: false; readonly refusal: Refusal }

const mostTries = 5

export const refuse = (refusal: Refusal) => ({ kind: 'refused' as const, refusal })

/** @throws StoreError when the change could not be kept. */
export const onCase = (
  desk: Desk,
  worker: Worker,
  id: CaseId,
  change: (c: ReferredCase, at: string) => Changed,
): Promise<Outcome> => onStored(desk, worker, id, { is: isReferred, change })

/** As `onCase`, for a case of another kind: what is not of the kind, or not this worker's to see, is not found. @throws StoreError */
export function onStored<Of extends Case>(
  desk: Desk,
  worker: Worker,
  id: CaseId,
  { is, change }: { is: (c: Case) => c is Of; change: (c: Of, at: string) => Changed<Of> },
): Promise<Outcome<Of>> {
  return desk.turns.inTurn(id, async () => {
    for (let tries = 0; tries < mostTries; tries++) {
      const before = await desk.store.load(id)
      if (!before || !is(before) || !desk.sees(worker, before.team))
        return { ok: false, refusal: { why: 'notFound' } }
      const changed = change(before, desk.clock.now().toISOString())
      if (changed.kind === 'refused') return { ok: false, refusal: changed.refusal }
      if (changed.kind === 'unchanged') return { ok: true, case: before, delivered: true }
      const told = { ...changed.to, version: before.version + 1 }
      const next = desk.settle(before, sentOut(told, before.messages.length, desk), desk.clock.now())
      if ((await desk.store.commit(next)) === 'clash') continue
      const added = next.messages.slice(before.messages.length)
      return { ok: true, case: next, delivered: await delivered(desk, next, added) }
    }
    return { ok: false, refusal: { why: 'busy' } }
  })
}

/** What is said to the person goes out to where they were last, if they agreed. */
function sentOut<Of extends Case>(c: Of, first: number, { pushes, clock }: Desk): Of {
  const { messages, due } = withOutgoing(c, first, { pushes, unasked: true, now: clock.now().toISOString() })
  return { ...c, messages, due }
}

function isReferred(c: Case): c is ReferredCase {
  return c.referral !== undefined
}

/** The words are already safe in the case; a channel that is down must not make the act look undone. */
async function delivered(desk: Desk, c: Case, messages: readonly Message[]): Promise<boolean> {
  if (messages.length === 0 || c.stopped) return true
  try {
    await desk.sender.deliver(c, messages)
    return true
  } catch {
    return false
  }
}

export function withEvent<Of extends Case>(
  c: Of,
  worker: Worker,
  event: Pick<CaseEvent, 'name' | 'at' | 'about'>,
): Of {
  return { ...c, events: [...c.events, { ...event, by: worker.id }] }
}

export function withReferral(c: ReferredCase, change: Partial<Referral>): ReferredCase {
  return { ...c, referral: { ...c.referral, ...change } }
}
