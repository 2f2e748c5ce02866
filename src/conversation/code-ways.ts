/** The ways by which a code reaches somebody, to show that a phone or a mailbox is their own. */
import type { Address } from '../domain/address.js'
import type { Case } from '../domain/case.js'
import type { Values } from '../domain/words.js'
import type { Setting } from '../flow/asking.js'
import type { Secret } from './command-turn.js'
import type { MoveWorld } from './move-world.js'
import { ticketHash } from './tickets.js'

const pinMinutes = 15
export const pins = { least: 100_000, most: 999_999 }

/** A way by which a code reaches somebody, and what is asked and said of it. */
export interface CodeWay {
  readonly aside: 'movePhone' | 'moveEmail'
  /** The answer in which they may have given it before. */
  readonly given: string
  readonly ask: string
  readonly unclear: string
  readonly sent: string
  readonly secret: string
  readonly channel: (world: MoveWorld) => string | undefined
  readonly read: (said: string, setting: Setting) => string | undefined
  /** As it is shown in `sent`: enough to see a slip, too little to tell others. */
  readonly shown: (address: string) => Values
}
export const textWay: CodeWay = {
  aside: 'movePhone',
  given: 'phoneToText',
  ask: 'commands.move.askPhone',
  unclear: 'commands.move.noPhone',
  sent: 'commands.move.sent',
  secret: 'commands.move.secret',
  channel: ({ text }) => text?.channel,
  read: (said, { understanding, country }) => valueOf(understanding.phone(said, country)),
  shown: (phone) => ({ phone: `*** ${phone.slice(-4)}` }),
}
export const mailWay: CodeWay = {
  aside: 'moveEmail',
  given: 'email',
  ask: 'commands.move.askEmail',
  unclear: 'commands.move.noEmail',
  sent: 'commands.move.sentMail',
  secret: 'mail.pin',
  channel: ({ mail }) => mail?.channel,
  read: (said, { understanding }) => valueOf(understanding.email(said)),
  shown: (email) => ({ email: email.replace(/^(.).*(?=@)/, '$1***') }),
}
const valueOf = (read: { ok: true; value: string } | { ok: false }) => (read.ok ? read.value : undefined)

/** The case that waits for the code, and the code on its way; undefined where nothing can be sent so. */
export function codeSent(
  way: CodeWay,
  c: Case,
  address: string,
  now: Date,
  world: MoveWorld,
): { readonly case: Case; readonly secret: Secret } | undefined {
  const channel = way.channel(world)
  if (channel === undefined) return undefined
  const to = { channel, address }
  const pin = world.newPin()
  const until = new Date(now.getTime() + pinMinutes * 60_000).toISOString()
  return {
    case: { ...c, verifying: { to, hash: ticketHash(pin), until, tries: 0 } },
    secret: { to, say: { key: way.secret, values: { code: pin } } },
  }
}

export type Mailbox = Pick<Address, 'channel' | 'address'>
/** Their address on this channel, which is alive. */
export const mailboxIn = (
  { addresses }: Case,
  { channel }: { readonly channel: string },
): Mailbox | undefined => addresses.findLast((one) => one.channel === channel && !one.dead)
