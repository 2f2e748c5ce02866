/** Whether a link worker's answer can go out by itself, and the code that shows that it may. */
import type { Case } from '../domain/case.js'
import type { Pushes } from '../domain/outgoing.js'
import { codeSent, mailboxIn, mailWay, textWay, type CodeWay } from './code-ways.js'
import type { Found } from './found.js'
import { saidText } from './facts.js'
import type { MoveWorld } from './move-world.js'

export interface ProofWorld {
  readonly move: MoveWorld
  readonly pushes: Pushes
}

const ways: Readonly<Record<string, CodeWay>> = { text: textWay, email: mailWay }

/** The way in which they asked to be answered, and what they gave for it, where nothing would go out there yet. */
function wanted(c: Case, { move, pushes }: ProofWorld) {
  const detail = (step: string) => saidText(c.answers, 'details', step)
  const how = detail('contactBy') ?? ''
  const way = Object.hasOwn(ways, how) ? ways[how] : undefined
  const address = way && detail(way.given)
  const channel = way?.channel(move)
  const last = c.addresses.at(-1)
  if (!c.referral || !way || address === undefined || channel === undefined) return undefined
  if (detail('safe') === 'no' || (last && pushes(last.channel)) || mailboxIn(c, { channel })) return undefined
  return { how, way, address }
}

export const wayToProve = (c: Case, world: ProofWorld): Found => ({
  outcome: wanted(c, world)?.how ?? 'none',
})

export function sendCode(c: Case, now: Date, world: ProofWorld): Found {
  const to = wanted(c, world)
  const sent = to && codeSent(to.way, c, to.address, now, world.move)
  return sent ? { outcome: 'sent', ...sent } : { outcome: 'notSent' }
}
