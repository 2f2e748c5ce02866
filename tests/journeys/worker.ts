/** What a link worker does in a transcript, by the desk's own verbs: `Sam takes the case`, `Sam: words`, `Sam closes: advised`. */
import { close } from '../../src/desk/close.js'
import { decline } from '../../src/desk/decline.js'
import { handBack } from '../../src/desk/hand-back.js'
import type { Outcome } from '../../src/desk/on-case.js'
import type { Desk, Worker } from '../../src/desk/ports.js'
import { release } from '../../src/desk/release.js'
import { reply } from '../../src/desk/reply.js'
import { take } from '../../src/desk/take.js'
import type { Case } from '../../src/domain/case.js'
import { declineReasons, outcomes } from '../../src/domain/referral.js'
import type { FixedWorld } from '../fixed-world.js'
import { noWayOut } from './time.js'

export async function workerActs(
  line: string,
  c: Case,
  world: FixedWorld,
  { sender } = noWayOut,
): Promise<void> {
  const [, name = '', verb = '', , rest = ''] = /^(\w+)(:| [a-z ]+)(: )?\s*(.*)$/.exec(line) ?? []
  const worker: Worker = { id: `worker-${name.toLowerCase()}`, name, role: 'worker' }
  const desk: Desk = {
    ...world,
    sender,
    needLabel: (id) => world.speech.say({ key: `needs.${id}` }, 'en'),
    language: 'en',
  }
  const done = await act(verb.trim(), rest, desk, worker, c)
  if (!done?.ok) throw new Error(`${line}: ${done ? done.refusal.why : 'what is that?'}`)
}

async function act(
  verb: string,
  rest: string,
  desk: Desk,
  worker: Worker,
  { id, messages }: Case,
): Promise<Outcome | undefined> {
  switch (verb) {
    case ':':
      return reply(desk, worker, id, { text: rest, once: String(messages.length) })
    case 'takes the case':
      return take(desk, worker, id)
    case 'releases the case':
      return release(desk, worker, id)
    case 'hands back':
      return handBack(desk, worker, id)
    case 'closes':
      return close(desk, worker, id, outcomes.find((outcome) => outcome === rest) ?? 'other')
    case 'declines':
      return decline(desk, worker, id, declineReasons.find((reason) => reason === rest) ?? 'other')
    default:
      return undefined
  }
}
