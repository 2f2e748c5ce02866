/** What each channel is to the registry: its routes, and how a message goes out through it where it must be sent. */
import type { Post } from '../conversation/ports.js'
import type { Route } from '../http/route.js'

export interface Channel {
  /** As in `Case.addresses`. */
  readonly names: readonly string[]
  readonly routes: readonly Route[]
  /** Sends one message to one address; never throws. Absent where the client fetches the case's own list. */
  readonly post?: Post
  close(): void
}
