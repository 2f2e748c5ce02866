/** `receive()`, the one use case: load, decide, run effects, commit, and hand back what was said. */
import { usedLast } from '../domain/address.js'
import type { Case } from '../domain/case.js'
import { ticketIn } from './tickets.js'
import type { Message } from '../domain/message.js'
import type { Address } from '../domain/address.js'
import { withOutgoing, type Pushes } from '../domain/outgoing.js'
import { CairnError, StoreError } from '../errors.js'
import { begin } from '../flow/advance.js'
import type { Setting } from '../flow/asking.js'
import { hashed, type Log } from '../log.js'
import type { Speech } from '../speech/ports.js'
import { withEffects, type World } from './effects.js'
import { addressOf, type Arrivals, type At } from './arrivals.js'
import type { MoveWorld } from './move-world.js'
import type { QueueFigures } from './queue-figures.js'
import { kept, type Retention } from './keeping.js'
import { newCase } from './new-case.js'
import type { Clock, Conversation, Inbound, Received, Settle, Store } from './ports.js'
import { heard } from './said.js'
import { botMessages, personMessage, withMessages } from './speak.js'
import { commandCode } from './command-said.js'
import { toldOnAgreement } from './safety-turn.js'
import { turnOf, welcomedBack, type Policy } from './turn-policy.js'
import type { Turns } from './turns.js'

export interface ConversationOptions {
  readonly store: Store
  readonly clock: Clock
  readonly turns: Turns
  readonly log: Log
  readonly speech: Speech
  /** Languages that a person may choose. */
  readonly offered: readonly string[]
  readonly world: World
  readonly policy: Policy
  readonly retention: Retention
  readonly settle: Settle
  /** Whether what is said on a channel must be sent out there. */
  readonly pushes: Pushes
  readonly arrivals: Arrivals
  readonly move: MoveWorld
  readonly queue: QueueFigures
  /** Sends what is in no case: a code, to a phone or a mailbox. Never throws. */
  readonly sendSecret: (to: Pick<Address, 'channel' | 'address'>, text: string, language: string) => void
  /** The journey and all that is fixed of it; the moment is added for each turn. */
  readonly setting: Omit<Setting, 'now' | 'today'>
}

const mostClashes = 5

export function createConversation(options: ConversationOptions): Conversation {
  const { store, clock, turns, log, speech, offered, world, policy, retention, settle } = options
  const { pushes, arrivals, move, queue, sendSecret } = options
  const settingAt = (now: Date): Setting => ({
    ...options.setting,
    now: now.toISOString(),
    today: world.hours.dayOf(now),
  })
  const offeredOr = (language: string | undefined) =>
    offered.find((code) => code === language) ?? offered[0] ?? speech.language('').code

  function greeted(at: Parameters<Conversation['start']>[0], now: Date): Case {
    const id = world.ids.secret()
    const fresh = newCase({ ...at, language: offeredOr(at.language), id, now: now.toISOString() })
    const turn = begin(fresh, settingAt(now))
    const said = withMessages(turn.case, botMessages(turn.replies, turn.case, fresh.startedAt, speech))
    return answering(kept(said, now, retention), 0, now)
  }

  /** What the bot says in answer is sent out where the person's channel does not fetch it. */
  const answering = (c: Case, first: number, now: Date) =>
    withOutgoing(c, first, { pushes, unasked: false, now: now.toISOString() })

  const idAt = (channel: string, address: string) => store.byAddress(channel, address)

  /** Turns are queued by case; before there is one, by the address it will have. */
  async function inCaseOf<Result>(
    channel: string,
    address: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    return turns.inTurn(`${channel} ${address}`, async () => {
      const id = await idAt(channel, address)
      return id === undefined ? work() : turns.inTurn(id, work)
    })
  }

  async function caseAt(channel: string, address: string): Promise<Case | undefined> {
    const id = await idAt(channel, address)
    return id === undefined ? undefined : store.load(id)
  }

  /** Opens the case that a code stands for from this address; undefined where the code opens none. */
  async function comingBack(
    at: At,
    code: string,
    from: string,
    now: Date,
  ): Promise<Extract<Received, { kind: 'ok' }> | 'clash' | undefined> {
    const label = ({ language }: Case) => speech.say({ key: 'commands.move.label' }, language)
    const c = await arrivals.opened(at, code, { from, label, now })
    if (!c || c === 'clash') return c
    const setting = settingAt(now)
    const { replies } = welcomedBack({ case: c, setting })
    const said = withMessages(c, botMessages(replies, c, setting.now, speech))
    const next = answering(kept(said, now, retention), c.messages.length, now)
    if ((await commit(next, c.version)) === 'clash') return 'clash'
    const messages = next.messages.slice(c.messages.length - 1)
    return { kind: 'ok', case: { ...next, version: c.version + 1 }, messages, repeated: false }
  }

  /** @throws StoreError when it could not be kept. `clash` is for the caller to try again. */
  const commit = (c: Case, from: number) => store.commit({ ...c, version: from + 1 })

  async function take(inbound: Inbound): Promise<Received | 'clash'> {
    const now = clock.now()
    const setting = settingAt(now)
    const stored = await arrivals.present(inbound, now)
    if (stored === 'clash') return 'clash'
    const repeated = stored && answered(stored, inbound.messageId)
    if (stored && repeated) return { kind: 'ok', case: stored, messages: repeated, repeated: true }

    const code = inbound.choice === undefined ? ticketIn(inbound.text) : undefined
    const back = code === undefined ? undefined : await comingBack(inbound, code, inbound.address, now)
    if (back) return back

    const begun = stored ?? greeted({ ...inbound, language: inbound.language ?? '' }, now)
    const c = { ...begun, addresses: usedLast(begun.addresses, addressOf(inbound)) }
    const said = heard(c, inbound, (code) => labelOf(code, c.language))
    const mine = personMessage(c, inbound.messageId, said.text, setting.now)
    const told = withMessages(c, [mine])
    const commanded = turnOf(
      { ...said, isUnknownCode: code !== undefined },
      { case: told, setting, speech, offered, now, move, queue, isFirst: !stored },
      policy,
    )
    const { secret, ...walked } = await withEffects(commanded, setting, now, world)
    const turn = toldOnAgreement(walked, now, policy.safety)
    const isQuiet = commanded.stops === true && inbound.stopsUnanswered === true
    const replies = isQuiet ? [] : botMessages(turn.replies, turn.case, setting.now, speech)
    if (commanded.erase) {
      if (stored) await store.erase(stored.id)
      return { kind: 'erased', messages: [mine, ...replies] }
    }
    const after = withMessages(isQuiet ? optedOut(turn.case, setting.now) : turn.case, replies)
    const next = settle(stored, answering(kept(after, now, retention), c.messages.length, now), now)
    if (commanded.joins && (await arrivals.freed(commanded.joins, c.id, setting.now)) === 'clash')
      return 'clash'
    if ((await commit(next, c.version)) === 'clash') return 'clash'
    if (secret) sendSecret(secret.to, speech.say(secret.say, next.language), next.language)
    const messages = stored ? [mine, ...replies] : next.messages
    return { kind: 'ok', case: { ...next, version: c.version + 1 }, messages, repeated: false }
  }

  function labelOf(code: string, language: string): string | undefined {
    const command = commandCode(code)
    if (!command) return undefined
    if (command.command === 'language' && command.argument) return speech.language(command.argument).name
    return speech.say({ key: ownLabels[command.command] ?? `commands.${command.command}.label` }, language)
  }

  async function retried<Result>(work: () => Promise<Result | 'clash'>): Promise<Result> {
    for (let attempt = 0; attempt < mostClashes; attempt++) {
      const result = await work()
      if (result !== 'clash') return result
    }
    throw new StoreError(
      'broken',
      'The case was changed by others again and again; send the message once more',
    )
  }

  return {
    caseAt,
    comeBack: (at, code, from) =>
      inCaseOf(at.channel, at.address, async () => {
        const back = await retried(() => comingBack(at, code, from, clock.now()))
        return back?.case
      }),
    greeting: (language) => greeted({ channel: '', address: '', language }, clock.now()).messages,
    start: (at) =>
      inCaseOf(at.channel, at.address, () =>
        retried(async () => {
          const there = await caseAt(at.channel, at.address)
          if (there) return there
          const c = greeted(at, clock.now())
          return (await commit(c, 0)) === 'clash' ? 'clash' : { ...c, version: 1 }
        }),
      ),
    receive: (inbound) =>
      inCaseOf(inbound.channel, inbound.address, async () => {
        try {
          return await retried(() => take(inbound))
        } catch (error) {
          const code = error instanceof CairnError ? error.code : 'unexpected'
          log.event({ name: 'turn.failed', case: hashed(inbound.address), code, ...detailOf(error) })
          throw error
        }
      }),
  }
}

/** Commands that are given by a button alone, with what stands on it. */
const ownLabels: Readonly<Record<string, string>> = {
  withdraw: 'commands.held.withdraw',
  withdrawReferral: 'commands.status.withdraw',
  notNow: 'safety.no',
  safeToContact: 'safety.offerSafe',
}

/** What was said to a message that has been taken before: itself and all up to the person's next. */
function answered({ messages }: Case, messageId: string): Message[] | undefined {
  const start = messages.findLastIndex((message) => message.messageId === messageId)
  if (start === -1) return undefined
  const after = messages.slice(start + 1)
  const end = after.findIndex(({ from }) => from.kind === 'person')
  return [...messages.slice(start, start + 1), ...(end === -1 ? after : after.slice(0, end))]
}

/** The carrier sends nothing more there until they say that it may. */
function optedOut(c: Case, at: string): Case {
  const used = c.addresses.at(-1)
  const dead = { why: 'optedOut' as const, at }
  return { ...c, addresses: c.addresses.map((one) => (one === used ? { ...one, dead } : one)) }
}

/** Our own faults name no person's words in their message; anything else is named by its kind alone. */
function detailOf(error: unknown): { detail?: string } {
  if (error instanceof CairnError) return { detail: error.message }
  return error instanceof Error
    ? { detail: `${error.name} ${error.stack?.split('\n')[1]?.trim() ?? ''}` }
    : {}
}
