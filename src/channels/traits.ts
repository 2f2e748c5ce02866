/** What the conversation must know of a channel before it hears from it. */
import { webChannel } from './direct-line/channel.js'
import { smsChannel } from './sms/channel.js'

/** Their clients fetch the case's own list of messages; to those of all others what is said must be sent. */
const fetched: ReadonlySet<string> = new Set([webChannel])

export const pushes = (channel: string): boolean => !fetched.has(channel)

/** Numbers are given to somebody else when they lie idle. */
export const changesHands = (channel: string): boolean => channel === smsChannel
