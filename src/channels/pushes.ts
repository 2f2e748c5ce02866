/** Clients of these channels fetch the case's own list of messages; to those of all others what is said must be sent. */
import { webChannel } from './direct-line/channel.js'

const fetched: ReadonlySet<string> = new Set([webChannel])

export const pushes = (channel: string): boolean => !fetched.has(channel)
