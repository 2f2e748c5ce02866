/** Which messages must be sent out, and where to: decided once, in the commit that brings them into the case. */
import type { Address } from './address.js'
import { answerTo } from './answers.js'
import type { Case } from './case.js'
import { consented, type Purpose } from './consent.js'
import type { Delivery } from './delivery.js'
import type { Message } from './message.js'

/** How what is sent out reaches somebody, in the words of the question how they may be contacted. */
export type Pushed = 'text' | 'email' | 'chat'
/** Undefined where the client fetches the case's own list. */
export type Pushes = (channel: string) => Pushed | undefined

export interface Outgoing {
  readonly pushes: Pushes
  /** True when the person has not just written: a worker's reply, a reminder. */
  readonly unasked: boolean
  /** What it is sent for, where they were asked whether they agree to that by itself. */
  readonly purpose?: Purpose | undefined
  /** ISO. */
  readonly now: string
}

/** The case with an address on each message from the `first`th on that is to be sent out, and with the moment to do it. */
export function withOutgoing(c: Case, first: number, of: Outgoing): Case {
  const to = destination(c, of)
  if (!to) return c
  const { channel, address } = to
  const delivery: Delivery = { channel, address, state: 'waiting', tries: 0, parts: [] }
  const messages = c.messages.map((message, place) =>
    place < first || message.from.kind === 'person' || message.delivery ? message : { ...message, delivery },
  )
  return withSendDue({ ...c, messages }, of.now)
}

/** A `send` that is due at `at` while anything waits to be sent, and none otherwise. */
export function withSendDue(c: Case, at: string): Case {
  const due = c.due.filter(({ what }) => what !== 'send')
  return { ...c, due: waitsToBeSent(c) ? [...due, { at, what: 'send' }] : due }
}

export const waitsToBeSent = ({ messages }: Case): Message | undefined =>
  messages.find(({ delivery }) => delivery?.state === 'waiting')

/** Whether the person has stopped since it was said: what they wrote after that is answered, what waited from before is not sent. */
export const isStopped = ({ stopped, events }: Case, { at }: Message): boolean =>
  stopped && at < (events.findLast(({ name }) => name === 'case.stopped')?.at ?? '')

const day = 24 * 60 * 60_000

/**
 * In answer, where the person has just written, also when they had stopped: it may be the help that they need. Unasked, where
 * they were last, if they agreed to be contacted or to just this, or wrote within the day; and where they were last on a page,
 * the phone or the mailbox that is known to be theirs, if that is what they agreed to and nobody else may see it.
 */
function destination(c: Case, { pushes, unasked, purpose, now }: Outgoing): Address | undefined {
  if (c.stopped && unasked) return undefined
  const alive = c.addresses.filter(({ dead }) => !dead)
  const last = c.addresses.at(-1)
  const theirs = last && pushes(last.channel) ? (last.dead ? undefined : last) : undefined
  if (!unasked) return theirs
  const agreed = consented(c.consents, 'contact')
  const agreedToThis = purpose !== undefined && consented(c.consents, purpose)
  if (theirs) return agreed || agreedToThis || wroteSince(c, Date.parse(now) - day) ? theirs : undefined
  const said = (step: string) => {
    const answer = answerTo(c.answers, { section: 'details', step })
    return answer?.kind === 'said' ? answer.value : undefined
  }
  const how = said('contactBy')
  if (!agreed || said('safe') === 'no' || (how !== 'text' && how !== 'email')) return undefined
  return alive.findLast(({ channel }) => pushes(channel) === how)
}

const wroteSince = ({ messages }: Case, moment: number): boolean =>
  Date.parse(messages.findLast(({ from }) => from.kind === 'person')?.at ?? '') >= moment
