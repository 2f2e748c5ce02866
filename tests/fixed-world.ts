/** The whole conversation over a memory store with a clock, ids and log that a test controls. */
import { compose, type ComposeOptions } from '../src/compose.js'
import { readConfig, type Config } from '../src/config.js'
import { headOf } from '../src/conversation/head.js'
import type { Clock, Ids, Store } from '../src/conversation/ports.js'
import { createTurns } from '../src/conversation/turns.js'
import type { NoticeWay } from '../src/domain/notice.js'
import type { LogEvent } from '../src/log.js'
import { noNotifier, noOutbox } from './no-outbox.js'
import { openMemoryStore } from '../src/store/index.js'

export interface FixedWorldOptions {
  readonly now?: string
  readonly store?: Store
  readonly environment?: Record<string, string>
  /** Ids count from here: for a world that goes on with another's cases. */
  readonly firstId?: number
  /** Which channels' messages wait in the outbox. */
  readonly pushes?: ComposeOptions['pushes']
  readonly changesHands?: (channel: string) => boolean
  readonly texts?: ComposeOptions['texts']
  readonly mails?: ComposeOptions['mails']
  /** The ways in which notices leave the house, and how a worker signs in. */
  readonly ways?: readonly NoticeWay[]
  readonly usernameOf?: (worker: string) => string | undefined
}

export function fixedWorld({
  now = '2026-11-20T10:00:00Z',
  store,
  environment = {},
  firstId = 0,
  pushes = () => undefined,
  changesHands = () => false,
  texts,
  mails,
  ways = [],
  usernameOf = (worker) => worker,
}: FixedWorldOptions = {}) {
  let moment = new Date(now)
  let count = firstId
  const clock: Clock & { set(to: Date): void; wait(minutes: number): void } = {
    now: () => moment,
    set: (to) => (moment = to),
    wait: (minutes) => (moment = new Date(moment.getTime() + minutes * 60_000)),
  }
  const ids: Ids = {
    secret: () => `case-${String(++count).padStart(8, '0')}`,
    reference: () => `CN-TEST-${String(++count).padStart(3, '0')}`,
    code: () => `TEST-CODE-${String(++count).padStart(4, '0')}`,
    pin: () => String(100_000 + ++count),
  }
  const logged: LogEvent[] = []
  const log = { event: (event: LogEvent) => void logged.push(event) }
  const kept = store ?? openMemoryStore({ headOf })
  const turns = createTurns()
  const config: Config = readConfig(environment)
  return {
    ...compose({
      config,
      store: kept,
      clock,
      ids,
      turns,
      log,
      pushes,
      changesHands,
      texts,
      mails,
      ways,
      usernameOf,
    }),
    pushes,
    outbox: noOutbox(),
    notifier: noNotifier(),
    sees: () => true,
    store: kept,
    clock,
    ids,
    turns,
    log,
    logged,
    config,
  }
}

export type FixedWorld = ReturnType<typeof fixedWorld>

/** A person at one address: says things and reads what comes back. */
export function person(
  world: FixedWorld,
  { channel = 'test', address = 'someone', language = 'en', stopsUnanswered = false } = {},
) {
  let sent = 0
  const receive = (text: string, choice?: string) =>
    world.conversation.receive({
      channel,
      address,
      language,
      messageId: `${address}-${++sent}`,
      text,
      ...(stopsUnanswered ? { stopsUnanswered } : {}),
      ...(choice === undefined ? {} : { choice }),
    })
  const fromBot = async (received: ReturnType<typeof receive>) =>
    (await received).messages.filter(({ from }) => from.kind !== 'person')
  return {
    says: (text: string) => fromBot(receive(text)),
    presses: (choice: string) => fromBot(receive('', choice)),
    case: () => world.conversation.caseAt(channel, address),
  }
}
