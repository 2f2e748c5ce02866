/** How much one address or conversation may do in a minute; counted in memory, forgotten after the minute. */
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

/** Seconds until it is worth trying again. */
export type Allowed = { readonly ok: true } | { readonly ok: false; readonly retryAfter: number }

export interface Limits {
  /** Any request at all from this address. */
  request(address: string): Promise<Allowed>
  /** A new conversation begun from this address. */
  conversation(address: string): Promise<Allowed>
  /** A message into this conversation from this address. */
  message(conversation: string, address: string): Promise<Allowed>
}

export interface LimitSettings {
  readonly requests: number
  readonly conversations: number
  readonly messages: number
  readonly messagesPerAddress: number
}

/** A minute's worth. Many people share a clinic's address, so that an address may do what ten people do. */
export const usualLimits: LimitSettings = {
  requests: 6_000,
  conversations: 30,
  messages: 60,
  messagesPerAddress: 600,
}

/** So many times a minute for one key of any kind. */
export function perMinute(points: number): (key: string) => Promise<Allowed> {
  const limiter = new RateLimiterMemory({ points, duration: 60 })
  return (key) => consume(limiter, key)
}

export function createLimits(settings: LimitSettings): Limits {
  const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 })
  const requests = perMinute(settings.requests)
  const conversations = perMinute(settings.conversations)
  const messages = perMinute(settings.messages)
  const messagesPerAddress = perMinute(settings.messagesPerAddress)
  return {
    request: (address) => consume(requests, network(address)),
    conversation: (address) => consume(conversations, network(address)),
    async message(conversation, address) {
      const mine = await consume(messages, conversation)
      return mine.ok ? consume(messagesPerAddress, network(address)) : mine
    },
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<Allowed> {
  try {
    await limiter.consume(key)
    return { ok: true }
  } catch (refused) {
    const wait = (refused as RateLimiterRes).msBeforeNext ?? 60_000
    return { ok: false, retryAfter: Math.max(1, Math.ceil(wait / 1_000)) }
  }
}

/** One household or phone has a whole IPv6 /64: it counts as one address. */
function network(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const front = head.split(':')
  const back = tail === undefined ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  return [...front, ...Array<string>(zeros).fill('0'), ...back].slice(0, 4).join(':')
}
