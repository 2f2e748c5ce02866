/**
 * Sends what waits in a case, one message after the other, and keeps what became of each. What was handed over but not yet noted
 * when the process died goes out once more: at least once, and in order.
 */
import { deliveryStates, type Delivery } from '../domain/delivery.js'
import { sameAddress, type Address } from '../domain/address.js'
import type { Case, CaseId } from '../domain/case.js'
import type { Message } from '../domain/message.js'
import { isStopped, waitsToBeSent, withSendDue } from '../domain/outgoing.js'
import { hashed, type Log } from '../log.js'
import { nextTry } from './back-off.js'
import { changing } from './changing.js'
import type { Clock, Outbox, Post, Posted, Report, Store } from './ports.js'
import { createTurns, type Turns } from './turns.js'

export interface OutboxOptions {
  readonly store: Pick<Store, 'load' | 'commit' | 'byAddress'>
  /** The turns of cases: what is noted in one is noted in its turn. */
  readonly turns: Turns
  readonly clock: Clock
  readonly log: Log
  readonly post: Post
}

export function createOutbox({ store, turns, clock, log, post }: OutboxOptions): Outbox {
  // Sending may take seconds, and the person may write meanwhile: it is queued apart from their turns.
  const sending = createTurns()
  const running = new Set<Promise<void>>()
  const change = changing({ store, turns })

  /** @returns whether the next one may be tried at once. */
  async function sendNext(id: CaseId): Promise<boolean> {
    const c = await store.load(id)
    const message = c && waitsToBeSent(c)
    if (!c || !message?.delivery) return false
    const to = c.addresses.find((one) => sameAddress(one, message.delivery as Delivery))
    const stopped = isStopped(c, message)
    const posted: Posted =
      !to || stopped
        ? { kind: 'refused', code: stopped ? 'stopped' : 'noAddress' }
        : await post(to, message, c)
    if (posted.kind !== 'sent')
      log.event({ name: 'message.notSent', case: hashed(id), why: posted.kind, code: posted.code })
    await change(id, (now) => noted(now, message.index, posted, clock.now()))
    return posted.kind !== 'later'
  }

  return {
    flush(id) {
      const run = sending
        .inTurn(id, async () => {
          while (await sendNext(id));
        })
        .catch((error: unknown) => {
          const code = error instanceof Error ? error.name : 'unexpected'
          log.event({ name: 'message.notSent', case: hashed(id), why: 'later', code })
        })
      running.add(run)
      return run.finally(() => running.delete(run))
    },
    async reported(at, report) {
      const id = await store.byAddress(at.channel, at.address)
      return id !== undefined && change(id, (c) => withReport(c, at, report, clock.now()))
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

function noted(c: Case, index: number, posted: Posted, now: Date): Case | undefined {
  const { delivery } = c.messages[index] ?? {}
  if (!delivery) return undefined
  if (posted.kind === 'later') {
    const tries = delivery.tries + 1
    const at = nextTry(tries, now, posted.after)
    if (at === undefined) return failed(c, index, posted.code)
    return withSendDue(withDelivery(c, index, { ...delivery, tries, code: posted.code }), at)
  }
  if (posted.kind === 'refused') return failed(c, index, posted.code)
  if (posted.kind === 'dead') return failed(withDead(c, delivery, posted.why, now), index, posted.code)
  const parts = posted.ids.map((id) => ({ id, state: 'sent' as const }))
  const { code: _code, ...rest } = delivery
  const sent: Delivery = { ...rest, state: 'sent', parts }
  const last = index + (posted.also ?? 0)
  const messages = c.messages.map((message) =>
    message.index >= index && message.index <= last && message.delivery?.state === 'waiting'
      ? { ...message, delivery: sent }
      : message,
  )
  return withSendDue({ ...c, messages }, now.toISOString())
}

/** No moment is given to a `send` that is not due any more; one that still is keeps the present. */
function failed(c: Case, index: number, code: string): Case {
  const { delivery } = c.messages[index] ?? {}
  if (!delivery) return c
  return withSendDue(withDelivery(c, index, { ...delivery, state: 'failed', code }), c.touchedAt)
}

/** Never backwards: reports overtake one another. A message has come as far as the last of its texts. */
function withReport(
  c: Case,
  at: Pick<Address, 'channel' | 'address'>,
  report: Report,
  now: Date,
): Case | undefined {
  const isOf = (delivery: Delivery | undefined): delivery is Delivery =>
    delivery !== undefined && sameAddress(delivery, at) && delivery.parts.some(({ id }) => id === report.id)
  if (!c.messages.some(({ delivery }) => isOf(delivery))) return undefined
  const messages = c.messages.map((message) =>
    isOf(message.delivery) ? { ...message, delivery: reported(message.delivery, report) } : message,
  )
  return report.dead ? withDead({ ...c, messages }, at, report.dead, now) : { ...c, messages }
}

function reported(delivery: Delivery, { id, state, code }: Report): Delivery {
  const rank = (of: Delivery['state']) => deliveryStates.indexOf(of)
  const parts = delivery.parts.map((part) =>
    part.id === id && rank(state) > rank(part.state) ? { ...part, state } : part,
  )
  const states = parts.map((part) => part.state)
  const whole = states.every((one) => one === 'delivered') ? 'delivered' : 'sent'
  return {
    ...delivery,
    parts,
    state: states.includes('failed') ? 'failed' : whole,
    ...(state === 'failed' && code ? { code } : {}),
  }
}

function withDelivery(c: Case, index: number, delivery: Delivery): Case {
  const put = (message: Message) => (message.index === index ? { ...message, delivery } : message)
  return { ...c, messages: c.messages.map(put) }
}

/** Nothing more is sent there, and what still waits for it is not tried. */
function withDead(
  c: Case,
  at: Pick<Address, 'channel' | 'address'>,
  why: NonNullable<Address['dead']>['why'],
  now: Date,
): Case {
  const dead = { why, at: now.toISOString() }
  return {
    ...c,
    addresses: c.addresses.map((one) => (sameAddress(one, at) ? { ...one, dead } : one)),
    messages: c.messages.map((message) =>
      message.delivery?.state === 'waiting' && sameAddress(message.delivery, at)
        ? { ...message, delivery: { ...message.delivery, state: 'failed', code: why } }
        : message,
    ),
    events: [
      ...c.events,
      { name: 'address.dead', at: dead.at, by: 'bot', about: { channel: at.channel, why } },
    ],
  }
}
