/** What comes after a demo conversation, by the desk's own verbs and the person's own words. */
import { acknowledge } from '../desk/alerts.js'
import { attempt } from '../desk/attempt.js'
import { close } from '../desk/close.js'
import { decline } from '../desk/decline.js'
import { handBack } from '../desk/hand-back.js'
import { note } from '../desk/note.js'
import { open } from '../desk/open.js'
import type { Desk, Worker } from '../desk/ports.js'
import { release } from '../desk/release.js'
import { reply } from '../desk/reply.js'
import { take } from '../desk/take.js'
import type { Case } from '../domain/case.js'
import { CairnError } from '../errors.js'
import { tell, type AtPlace, type DemoWorld } from './converse.js'
import type { Act } from './people.js'

export interface Acting {
  readonly world: DemoWorld
  readonly desk: Desk
  readonly at: AtPlace
  /** Whoever has the case, or the one whom the act names. */
  readonly worker: Worker
}

export async function doAct(act: Act, c: Case, { world, desk, at, worker }: Acting): Promise<void> {
  if (act.do === 'says') return void (await tell(world, at, { text: act.text }))
  if (act.do === 'withdraw')
    return void (await tell(world, at, { text: '', choice: `!withdraw=${act.purpose}` }))
  await open(desk, worker, c.id)
  const done = await byVerb(act, c, desk, worker)
  if (!done.ok) throw new CairnError('demo_refused', `${act.do}: ${done.refusal.why}`)
}

function byVerb(act: Exclude<Act, { do: 'says' | 'withdraw' }>, c: Case, desk: Desk, worker: Worker) {
  const { id } = c
  switch (act.do) {
    case 'take':
      return take(desk, worker, id)
    case 'acknowledge':
      return acknowledge(desk, worker, id, c.alerts.at(-1)?.id ?? '')
    case 'decline':
      return decline(desk, worker, id, act.reason)
    case 'reply':
      return reply(desk, worker, id, { text: act.text, once: `demo-${c.version}` })
    case 'note':
      return note(desk, worker, id, act.text)
    case 'attempt':
      return attempt(desk, worker, id, act)
    case 'release':
      return release(desk, worker, id)
    case 'handBack':
      return handBack(desk, worker, id)
    case 'close':
      return close(desk, worker, id, act.outcome)
    default:
      return act satisfies never
  }
}
