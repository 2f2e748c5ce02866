/**
 * Which case somebody comes to: the one at their address, unless the number may be somebody else's by now, or the one that a code
 * opens from there. An address is one case's alone.
 */
import { usedLast, type Address } from '../domain/address.js'
import type { Case, CaseId } from '../domain/case.js'
import type { Message } from '../domain/message.js'
import { ticketChannel } from '../domain/ticket.js'
import type { Guesses } from './guesses.js'
import { letGo } from './let-go.js'
import { joinedEvent } from './move.js'
import type { Inbound, Store } from './ports.js'
import { personMessage } from './speak.js'
import { ticketHash } from './tickets.js'

export type At = Omit<Inbound, 'text'>
type Place = Pick<Address, 'channel' | 'address'>

export interface Arrivals {
  /** The case at this address; one that was silent too long lets it go first. */
  present(at: Place, now: Date): Promise<Case | 'clash' | undefined>
  /** No other case has this address any more. */
  freed(at: Place, but: CaseId, now: string): Promise<'ok' | 'clash'>
  /**
   * The case that a code opens, with this address and the person's message that opened it, not yet kept; undefined where the
   * code opens none. `from` is whose tries are counted.
   */
  opened(
    at: At,
    code: string,
    of: { from: string; label: (c: Case) => string; now: Date },
  ): Promise<Case | 'clash' | undefined>
}

const day = 24 * 60 * 60_000

export function createArrivals({
  store,
  guesses,
  freshAfterDays,
}: {
  readonly store: Pick<Store, 'load' | 'byAddress' | 'commit'>
  readonly guesses: Guesses
  /** After how many silent days an address may be somebody else's; undefined where it never is. */
  readonly freshAfterDays: (channel: string) => number | undefined
}): Arrivals {
  const at = async ({ channel, address }: Place): Promise<Case | undefined> => {
    const id = await store.byAddress(channel, address)
    return id === undefined ? undefined : store.load(id)
  }
  const lets = (c: Case, place: Place, now: string, by: string) =>
    store.commit({ ...letGo(c, place, now, by), version: c.version + 1 })

  const arrivals: Arrivals = {
    async present(place, now) {
      const c = await at(place)
      const days = freshAfterDays(place.channel)
      if (!c || days === undefined || now.getTime() - Date.parse(c.touchedAt) < days * day) return c
      return (await lets(c, place, now.toISOString(), 'clock')) === 'clash'
        ? 'clash'
        : arrivals.present(place, now)
    },

    async freed(place, but, now) {
      const other = await at(place)
      if (!other || other.id === but) return 'ok'
      return (await lets(other, place, now, 'person')) === 'clash' ? 'clash' : arrivals.freed(place, but, now)
    },

    async opened(place, code, { from, label, now }) {
      if (!(await guesses.may(`${place.channel} ${from}`))) return undefined
      const found = await at({ channel: ticketChannel, address: ticketHash(code) })
      const moment = now.toISOString()
      if (!found?.ticket || found.ticket.until < moment) return undefined
      if ((await arrivals.freed(place, found.id, moment)) === 'clash') return 'clash'
      const { ticket: _used, aside: _aside, ...rest } = found
      const mine: Message = personMessage(found, place.messageId, label(found), moment)
      return {
        ...rest,
        stopped: false,
        addresses: usedLast(rest.addresses, addressOf(place)),
        messages: [...rest.messages, mine],
        events: [...rest.events, joinedEvent(place.channel, moment)],
      }
    },
  }
  return arrivals
}

export const addressOf = ({ channel, address, reference }: At): Address => ({
  channel,
  address,
  ...(reference === undefined ? {} : { reference }),
})
