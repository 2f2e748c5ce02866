/** Fills a store with the demo's cases: each conversation is really held, each verb of the desk really done. */
import { createHash } from 'node:crypto'
import type { Ids } from '../conversation/ports.js'
import type { Desk, Worker } from '../desk/ports.js'
import { CairnError } from '../errors.js'
import { doAct } from './act.js'
import { converse, type DemoWorld } from './converse.js'
import type { Demo } from './people.js'

const hour = 60 * 60_000

/** `until` is the demo's present. The same people, workers and moment give the same cases. */
export async function fill(
  world: DemoWorld & { readonly desk: Desk },
  { people, usual }: Demo,
  { workers, until }: { workers: readonly Worker[]; until: Date },
): Promise<void> {
  for (const person of people) {
    const at = { channel: 'web', address: `demo-${mark(person.id)}` }
    const begun = new Date(until.getTime() - person.hoursAgo * hour)
    world.clock.set(begun)
    await converse(world, person, usual, at)
    let [worker] = workers
    for (const act of person.then) {
      world.clock.wait(act.after * 60)
      if (world.clock.now() > until)
        throw new CairnError('demo_future', `content/demo/people.json: "${person.id}" goes on after now`)
      const named = 'by' in act ? act.by : undefined
      if (named !== undefined) worker = workers.find(({ id }) => id === named) ?? worker
      const c = await world.conversation.caseAt(at.channel, at.address)
      if (c && worker) await doAct(act, c, { world, desk: world.desk, at, worker })
    }
  }
  world.clock.set(until)
}

/** Ids that are the same each time: for invented people only, as they can be worked out. */
export function demoIds(): Ids {
  let count = 0
  const alphabet = '23456789CDFGHJKMNPQRTVWXY'
  const drawn = (from: string) =>
    [...createHash('sha256').update(from).digest()].map((byte) => alphabet[byte % alphabet.length]).join('')
  return {
    secret: () => `demo-${mark(String(++count))}`,
    reference() {
      const letters = drawn(String(++count))
      return `CN-${letters.slice(0, 4)}-${letters.slice(4, 7)}`
    },
    code: () => drawn(String(++count)).slice(0, 12),
    pin: () => '100000',
  }
}

const mark = (text: string) =>
  createHash('sha256').update(`cairn demo ${text}`).digest('base64url').slice(0, 16)

/** Told when it is told to. */
export function demoClock(start: Date): DemoWorld['clock'] {
  let moment = start
  return {
    now: () => moment,
    set: (to) => (moment = to),
    wait: (minutes) => (moment = new Date(moment.getTime() + minutes * 60_000)),
  }
}
