/** `90 minutes` or `7 days` go by, and what became due in them is done. */
import { doWhatIsDue } from '../../src/conversation/due.js'
import type { FixedWorld } from '../fixed-world.js'

export async function timePasses(line: string, world: FixedWorld): Promise<[]> {
  const [, count = '0', unit] = /^(\d+) (minute|day)s?$/.exec(line) ?? []
  if (!unit) throw new Error(`How long is "${line}"?`)
  world.clock.wait(Number(count) * (unit === 'day' ? 24 * 60 : 1))
  await doWhatIsDue({ ...world, sender: { deliver: async () => undefined } })
  return []
}
