/** Where a conversation test begins: somebody who has said these lines, and what they hear next. */
import type { Case } from '../../src/domain/case.js'
import type { Message } from '../../src/domain/message.js'
import { stepKey } from '../../src/flow/asking.js'
import type { FixedWorld } from '../fixed-world.js'
import { person } from '../fixed-world.js'
import { whereIs } from './walk.js'

/** The lines that bring a person to a step, in English; each list begins where the conversation begins. */
const greeted: readonly string[] = []
const keeps = ['me', '18 or older', 'yes']
const understood = [...keeps, 'I am lonely', 'yes']
const sees = [...understood, 'XB1 2AB', 'show me activities now']
const asksForPerson = [...keeps, 'a person please']
const needs = [...asksForPerson, 'yes', 'I am lonely']
const shares = [...needs, 'none']
const checks = [...shares, 'Joan Smith', 'Joan', '27/3/1962', 'text me', '07400 123456', 'yes', 'no']
const referred = [...checks, 'yes, send it']
export const to = { greeted, keeps, understood, sees, asksForPerson, needs, shares, checks, referred }

let people = 0

export interface Someone {
  says(text: string): Promise<Message[]>
  presses(code: string): Promise<Message[]>
  case(): Promise<Case | undefined>
  /** Their case, which there must be. */
  now(): Promise<Case>
  /** The step they are at, as `section.step`; undefined at the end. */
  at(): Promise<string | undefined>
  readonly address: string
}

/** Somebody new, who has said `lines`. */
export async function someone(
  world: FixedWorld,
  lines: readonly string[] = [],
  language = 'en',
): Promise<Someone> {
  const address = `someone-${++people}`
  await world.conversation.start({ channel: 'test', address, language })
  return at(world, address, lines, language)
}

/** The person at this address, who says `lines`. */
export async function at(
  world: FixedWorld,
  address: string,
  lines: readonly string[] = [],
  language = 'en',
): Promise<Someone> {
  const them = person(world, { address, language })
  const now = async () => {
    const c = await them.case()
    if (!c) throw new Error('There is no case any more')
    return c
  }
  for (const line of lines) await them.says(line)
  return {
    ...them,
    now,
    address,
    async at() {
      const step = whereIs(world, await now())
      return step && stepKey(step)
    },
  }
}

export const texts = (messages: readonly Message[]): string[] => messages.map(({ text }) => text)
export const codes = (messages: readonly Message[]): string[] =>
  messages.flatMap(({ choices }) => (choices ?? []).map(({ code }) => code))
export const eventsOf = (c: Case): string[] => c.events.map(({ name }) => name)
/** The copy keys of what was said. */
export const keys = (messages: readonly Message[]): string[] =>
  messages.flatMap(({ say }) => (say && 'key' in say ? [say.key] : []))
