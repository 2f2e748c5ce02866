/** What is due is done: a case whose time is over is erased, in its turn, after a second look. */
import { hashed, type Log } from '../log.js'
import type { Clock, Store } from './ports.js'
import type { Turns } from './turns.js'

/** Does everything that is due now; call it every minute or so. Resolves to how many cases it erased. */
export async function expireCases({
  store,
  turns,
  clock,
  log,
}: {
  store: Store
  turns: Turns
  clock: Clock
  log: Log
}): Promise<number> {
  const now = clock.now().toISOString()
  let erased = 0
  for (const id of await store.due(now)) {
    await turns.inTurn(id, async () => {
      const c = await store.load(id)
      if (!c?.due.some(({ at, what }) => what === 'expire' && at <= now)) return
      await store.erase(id)
      erased++
      log.event({ name: 'case.expired', case: hashed(id) })
    })
  }
  return erased
}
