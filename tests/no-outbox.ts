/** For tests in which nothing goes out through a channel. */
import type { Notifier, Outbox } from '../src/conversation/ports.js'

export const noOutbox = (): Outbox => ({
  flush: () => Promise.resolve(),
  reported: () => Promise.resolve(false),
  idle: () => Promise.resolve(),
})

export const noNotifier = (): Notifier => ({ flush: () => Promise.resolve(), idle: () => Promise.resolve() })
