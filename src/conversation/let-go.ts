/** A case lets an address go: what is said there from now on is another case's, and nothing more is sent there for this one. */
import { sameAddress, type Address } from '../domain/address.js'
import type { Case } from '../domain/case.js'
import { withSendDue } from '../domain/outgoing.js'

export function letGo(c: Case, at: Pick<Address, 'channel' | 'address'>, now: string, by: string): Case {
  const messages = c.messages.map((message) =>
    message.delivery?.state === 'waiting' && sameAddress(message.delivery, at)
      ? { ...message, delivery: { ...message.delivery, state: 'failed' as const, code: 'letGo' } }
      : message,
  )
  const event = { name: 'address.letGo' as const, at: now, by, about: { channel: at.channel } }
  const addresses = c.addresses.filter((one) => !sameAddress(one, at))
  return withSendDue({ ...c, addresses, messages, events: [...c.events, event] }, now)
}
