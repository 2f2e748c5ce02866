/** What the conversation must know of a channel before it hears from it. */
import type { Pushed } from '../domain/outgoing.js'
import { webChannel } from './direct-line/channel.js'
import { emailChannel } from './email/channel.js'
import { smsChannel } from './sms/channel.js'

/** Its clients fetch the case's own list of messages; to those of all others what is said must be sent. */
const fetched: ReadonlySet<string> = new Set([webChannel])
/** Channels that are what somebody may have asked for as a way to be answered; all others are where they chat. */
const asked: Readonly<Record<string, Pushed>> = { [smsChannel]: 'text', [emailChannel]: 'email' }

export const pushes = (channel: string): Pushed | undefined =>
  fetched.has(channel) ? undefined : (asked[channel] ?? 'chat')

/** Numbers are given to somebody else when they lie idle. */
export const changesHands = (channel: string): boolean => channel === smsChannel
