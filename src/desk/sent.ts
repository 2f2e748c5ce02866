/** How far a message has come on its way to the person, for channels that must be sent to. */
import { answerTo } from '../domain/answers.js'
import type { Case } from '../domain/case.js'
import type { DeliveryState } from '../domain/delivery.js'
import type { Message } from '../domain/message.js'

export interface Sent {
  readonly channel: string
  /** `notSent`: kept, and not sent, because the person had stopped or had not agreed to be contacted. */
  readonly state: DeliveryState | 'notSent'
}

/** The channel that what is written now is sent out by; undefined where the person's page fetches it. */
export function sentBy({ addresses, messages }: Pick<Case, 'addresses' | 'messages'>): string | undefined {
  const channel = addresses.at(-1)?.channel
  return messages.some(({ delivery }) => delivery?.channel === channel) ? channel : undefined
}

/** How they asked to be answered, while nothing goes out to them so: they were only ever on their page. */
export function asked(c: Pick<Case, 'addresses' | 'answers' | 'messages'>): 'text' | 'email' | undefined {
  const how = answerTo(c.answers, { section: 'details', step: 'contactBy' })
  if (how?.kind !== 'said' || c.addresses.length > 1 || sentBy(c)) return undefined
  return how.value === 'text' || how.value === 'email' ? how.value : undefined
}

/** Undefined for what the person wrote, and for what their page fetched. */
export function sentOf(message: Message, c: Pick<Case, 'addresses' | 'messages'>): Sent | undefined {
  if (message.delivery) return { channel: message.delivery.channel, state: message.delivery.state }
  const channel = sentBy(c)
  const first = c.messages.find(({ delivery }) => delivery?.channel === channel)
  const isOwed = message.from.kind !== 'person' && first !== undefined && message.index > first.index
  return channel !== undefined && isOwed ? { channel, state: 'notSent' } : undefined
}
