/** Which hand-off event belongs to a message of a case: the one that tells the person of the same thing. */
import { disclose } from '../desk/disclosure.js'
import type { Desk } from '../desk/ports.js'
import type { Case } from '../domain/case.js'
import type { Message } from '../domain/message.js'
import { handoffInitiate, handoffStatus, type HandoffInitiate, type HandoffStatus } from './handoff-events.js'
import type { Writing } from './writing.js'

type ReferredCase = Parameters<typeof disclose>[0]
type Status = ReferredCase['referral']['status']

/** What each of these messages tells; the ends of a referral have a message for each reason. */
const tells: readonly (readonly [string, Status])[] = [
  ['referral.made.tell', 'waiting'],
  ['handover.taken', 'taken'],
  ['handover.declined.', 'declined'],
  ['handover.closed.', 'closed'],
  ['commands.held.shareWithdrawn', 'withdrawn'],
]

/** Nothing is told but what consent discloses at the moment it is read. */
export function handoffEvents({
  desk,
  writing,
}: {
  desk: Pick<Desk, 'summarise' | 'speech' | 'language'>
  writing: Writing
}) {
  const words = {
    say: (of: Parameters<Desk['speech']['say']>[0]) => desk.speech.say(of, desk.language),
    has: (key: string) => desk.speech.has(key, desk.language),
  }
  return (c: Case, message: Message, conversationId: string): HandoffInitiate | HandoffStatus | undefined => {
    const key = message.say && 'key' in message.say ? message.say.key : ''
    const told = tells.find(([begins]) => key === begins || (begins.endsWith('.') && key.startsWith(begins)))
    if (!told || !c.referral) return undefined
    const [, status] = told
    const then: ReferredCase = { ...c, referral: { ...c.referral, status } }
    const disclosed = disclose(then, { summarise: desk.summarise, words })
    const at = { now: message.at, conversation: { id: conversationId } }
    if (status !== 'waiting') return handoffStatus(disclosed, { ...at, writing })
    return disclosed.kind === 'shown' ? handoffInitiate({ shown: disclosed, writing }, at) : undefined
  }
}
