/** `90 minutes` or `7 days` go by, and what became due in them is done. */
import { doWhatIsDue } from '../../src/conversation/due.js'
import type { Outbox, Sender } from '../../src/conversation/ports.js'
import type { FixedWorld } from '../fixed-world.js'
import { noOutbox } from '../no-outbox.js'

/** By what it goes out, where it does. */
export interface WaysOut {
  readonly sender: Sender
  readonly outbox: Outbox
}
export const noWayOut: WaysOut = { sender: { deliver: async () => undefined }, outbox: noOutbox() }

export async function timePasses(line: string, world: FixedWorld, ways = noWayOut): Promise<[]> {
  const [, count = '0', unit] = /^(\d+) (minute|day)s?$/.exec(line) ?? []
  if (!unit) throw new Error(`How long is "${line}"?`)
  world.clock.wait(Number(count) * (unit === 'day' ? 24 * 60 : 1))
  await doWhatIsDue({ ...world, ...ways })
  return []
}
