/** Has a person answer the bot, question after question, until the conversation is over. */
import type { Conversation } from '../conversation/ports.js'
import { routeOf } from '../flow/turn.js'
import { stepKey, type Setting } from '../flow/asking.js'
import type { Case } from '../domain/case.js'
import { CairnError } from '../errors.js'
import type { Demo, DemoPerson } from './people.js'

export interface DemoWorld {
  readonly conversation: Conversation
  readonly setting: Omit<Setting, 'now' | 'today'>
  /** The demo's own time, which passes as it is told. */
  readonly clock: { now(): Date; set(to: Date): void; wait(minutes: number): void }
}

export interface AtPlace {
  readonly channel: string
  readonly address: string
}

const longest = 120

export async function converse(
  world: DemoWorld,
  person: DemoPerson,
  usual: Demo['usual'],
  at: AtPlace,
): Promise<Case> {
  let c = await world.conversation.start({ ...at, language: person.language })
  const times = new Map<string, number>()
  for (let turn = 0; turn < longest; turn++) {
    const step = stepOf(world, c)
    if (step === undefined) return c
    const time = times.get(step) ?? 0
    times.set(step, time + 1)
    c = await tell(world, at, said(person.answers[step] ?? usual[step], { step, time, c }))
  }
  throw new CairnError('demo_stuck', `content/demo/people.json: "${person.id}" never finishes`)
}

/** One message of the person, a minute after the one before. */
export async function tell(
  { conversation, clock }: DemoWorld,
  at: AtPlace,
  { text, choice }: { text: string; choice?: string },
): Promise<Case> {
  clock.wait(1)
  const messageId = `demo-${clock.now().getTime()}`
  const received = await conversation.receive({ ...at, messageId, text, ...(choice ? { choice } : {}) })
  if (received.kind === 'erased') throw new CairnError('demo_erased', 'A demo conversation erased its case')
  return received.case
}

function stepOf({ setting, clock }: DemoWorld, c: Case): string | undefined {
  const now = clock.now().toISOString()
  const { at } = routeOf(c, { ...setting, now, today: now.slice(0, 10) })
  return at && stepKey(at)
}

function said(
  answer: string | readonly string[] | undefined,
  { step, time, c }: { step: string; time: number; c: Case },
): { text: string; choice?: string } {
  const one = typeof answer === 'object' ? answer[time] : time === 0 ? answer : undefined
  if (one === undefined || one === '!skip') return { text: '', choice: '!skip' }
  if (one.startsWith('=show:')) {
    const card = c.messages.findLast(({ cards }) => cards)?.cards?.[Number(one.slice(6))]
    return card ? { text: '', choice: card.choice.code } : { text: '', choice: '!skip' }
  }
  return one.startsWith('=') ? { text: '', choice: `${step}${one}` } : { text: one }
}
