/** For tests in which nothing goes out through a channel. */
import type { Outbox } from '../src/conversation/ports.js'

export const noOutbox = (): Outbox => ({
  flush: () => Promise.resolve(),
  reported: () => Promise.resolve(false),
  idle: () => Promise.resolve(),
})
