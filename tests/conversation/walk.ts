/**
 * Walks the journey in one language until every edge has been taken: every choice by button, by number and by its label, every
 * skip, every sample of an open question, and every question not understood until it is left. The first case to reach a step is
 * kept, so that each of its edges can be taken from there.
 */
import { answerTo } from '../../src/domain/answers.js'
import type { Case } from '../../src/domain/case.js'
import type { Message } from '../../src/domain/message.js'
import { choiceCode, stepKey, type Setting } from '../../src/flow/asking.js'
import type { At } from '../../src/flow/route.js'
import { routeOf } from '../../src/flow/turn.js'
import type { FixedWorld } from '../fixed-world.js'
import { nonsense, samples, whatMatters } from './samples.js'

/** One way to leave a step. */
export interface Edge {
  readonly name: string
  /** What is typed, or the button's code, again and again until the step is left. */
  readonly says?: string
  readonly presses?: string
  /** The code that must stand as the answer afterwards. */
  readonly code?: string
}

export interface Told {
  readonly at: string
  readonly edge: string
  readonly after: Case
  /** All that was said in this case, the person's words among it. */
  readonly messages: readonly Message[]
  /** What the bot said in this turn. */
  readonly replies: readonly Message[]
}

export interface Walked {
  /** The first case that stood at a step. */
  readonly reached: ReadonlyMap<string, Case>
  readonly edges: ReadonlyMap<string, readonly Edge[]>
  readonly turns: readonly Told[]
  /** Cases that an edge led out of a step, before they went on: what "back" must undo. */
  readonly left: readonly { readonly at: At; readonly edge: Edge; readonly after: Case }[]
  readonly walks: number
}

const longestWalk = 120

export function settingOf(world: FixedWorld): Setting {
  const now = world.clock.now()
  return { ...world.setting, now: now.toISOString(), today: world.hours.dayOf(now) }
}

export const whereIs = (world: FixedWorld, c: Case): At | undefined => routeOf(c, settingOf(world)).at

/** A second person who has said the same so far. */
export async function twinOf(world: FixedWorld, c: Case, address: string): Promise<void> {
  const twin = { ...c, id: world.ids.secret(), version: 1, addresses: [{ channel: 'test', address }] }
  await world.store.commit(twin)
}

/** With `only`, the edges of that step alone are all taken; what lies before and after it is walked as it comes. */
export async function walk(world: FixedWorld, language: string, only?: string): Promise<Walked> {
  const reached = new Map<string, Case>()
  const edges = new Map<string, readonly Edge[]>()
  const open: { at: At; from: Case; edge: Edge }[] = []
  const taken = new Set<string>()
  const turns: Told[] = []
  const left: { at: At; edge: Edge; after: Case }[] = []
  const idOf = (at: At, edge: Edge) => `${stepKey(at)} ${edge.name}`
  let walks = 0

  function arrive(c: Case): At | undefined {
    const at = whereIs(world, c)
    if (!at || reached.has(stepKey(at))) return at
    const ways = edgesOf(world, at, c)
    reached.set(stepKey(at), c)
    edges.set(stepKey(at), ways)
    if (!only || only === stepKey(at)) open.push(...ways.map((edge) => ({ at, from: c, edge })))
    return at
  }

  async function leave(address: string, at: At, edge: Edge): Promise<Case> {
    taken.add(idOf(at, edge))
    for (let count = 0; count < 12; count++) {
      const received = await world.conversation.receive({
        channel: 'test',
        address,
        language,
        messageId: `${address}-${turns.length}`,
        text: edge.says ?? '',
        ...(edge.presses === undefined ? {} : { choice: edge.presses }),
      })
      if (received.kind === 'erased') throw new Error(`${idOf(at, edge)} erased the case`)
      const after = received.case
      const replies = received.messages.filter(({ from }) => from.kind === 'bot')
      turns.push({ at: stepKey(at), edge: edge.name, after, messages: after.messages, replies })
      const now = whereIs(world, after)
      if (!now || stepKey(now) !== stepKey(at)) {
        left.push({ at, edge, after })
        return after
      }
    }
    throw new Error(`${idOf(at, edge)} never leaves the step`)
  }

  /** To the end: by what has not been taken yet where there is such, or by the first way of each step, as most people go. */
  async function onwards(address: string, first: Case, by: 'new' | 'first' = 'new'): Promise<void> {
    let c = first
    for (let at = arrive(c), steps = 0; at; at = arrive(c), steps++) {
      if (steps > longestWalk) throw new Error(`a walk through ${stepKey(at)} does not end`)
      const here = at
      const ways = edges.get(stepKey(at)) ?? []
      const fresh = ways.find((way) => isOffered(way, c) && !taken.has(idOf(here, way)))
      const edge = (by === 'new' ? fresh : undefined) ?? ways[0]
      if (!edge) throw new Error(`${stepKey(at)} cannot be left`)
      c = await leave(address, at, edge)
    }
  }

  const begun = await world.conversation.start({ channel: 'test', address: `${language}-0`, language })
  await onwards(`${language}-0`, begun)
  async function from({ at, from: c, edge }: (typeof open)[number], by: 'new' | 'first'): Promise<void> {
    const address = `${language}-${++walks}`
    await twinOf(world, c, address)
    await onwards(address, await leave(address, at, edge), by)
  }
  const byButton: typeof open = []
  for (let next = open.shift(); next; next = open.shift()) {
    if (next.edge.code !== undefined && next.edge.presses !== undefined) byButton.push(next)
    if (!taken.has(idOf(next.at, next.edge))) await from(next, 'new')
    // What lies behind a choice and a referral is not reached by those who try everything on the way.
    if (open.length === 0 && byButton.length > 0)
      for (const one of byButton.splice(0)) await from(one, 'first')
  }
  return { reached, edges, turns, left, walks: walks + 1 }
}

/** A button must be on the last message; what is typed can always be typed. */
const isOffered = ({ presses }: Edge, { messages }: Case) =>
  presses === undefined ||
  presses.startsWith('!') ||
  (messages.at(-1)?.choices ?? []).some(({ code }) => code === presses)

function edgesOf(world: FixedWorld, at: At, c: Case): Edge[] {
  if (!('ask' in at.definition)) return []
  const { ask } = at.definition
  const shown = c.messages.findLast(({ choices }) => (choices ?? []).length > 0)?.choices ?? []
  const closed = ('then' in at.definition && typeof at.definition.then !== 'string' && ask.codes) || []
  const byCode = closed.flatMap((code): Edge[] => {
    const button = choiceCode(at, code)
    const place = shown.findIndex((choice) => choice.code === button)
    const label = shown[place]?.label ?? ''
    return [
      { name: `${code} by button`, presses: button, code },
      { name: `${code} by number`, says: String(place + 1), code },
      { name: `${code} by its label`, says: label, code },
    ]
  })
  const opened =
    stepKey(at) === 'whatMatters.open'
      ? whatMatters(c.language)
      : closed.length > 0
        ? []
        : samples(ask.kind, c.language)
  return [
    ...byCode,
    ...opened.map((says): Edge => ({ name: `says "${says}"`, says })),
    { name: 'skip', presses: '!skip' },
    { name: 'not understood', says: nonsense(ask.kind) },
  ]
}

export const answerAt = (c: Case, at: At) => answerTo(c.answers, at)
