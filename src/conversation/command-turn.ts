/** What a command is given, and what may come of it. */
import type { Address } from '../domain/address.js'
import type { Aside, Case } from '../domain/case.js'
import type { Choice, Reply, Words } from '../domain/words.js'
import type { Setting } from '../flow/asking.js'
import { repeat } from '../flow/moves.js'
import type { Turn } from '../flow/turn.js'
import type { MoveWorld } from './move-world.js'
import type { QueueFigures } from './queue-figures.js'
import type { Speech } from '../speech/ports.js'

export interface Commanded {
  readonly case: Case
  readonly setting: Setting
  readonly speech: Speech
  readonly offered: readonly string[]
  readonly now: Date
  /** What follows `=` in a button's code; what a person typed in answer to a command's question is turned into it. */
  readonly argument?: string | undefined
  /** True when this message began the case: all that the person can have read is nothing. */
  readonly isFirst?: boolean
  readonly move: MoveWorld
  readonly queue: QueueFigures
  /** True when they had stopped, and this brings them back. */
  readonly wasStopped?: boolean
  /** The command's own question that this answers; the case itself no longer holds it. */
  readonly answering?: Aside['kind'] | undefined
}

export interface Secret {
  readonly to: Pick<Address, 'channel' | 'address'>
  readonly say: Words
}

export type CommandTurn = Turn & {
  /** Everything is to be deleted once the farewell has been put into words. */
  readonly erase?: true
  /** Goes to this phone or mailbox once the turn is kept, and is kept nowhere. */
  readonly secret?: Secret
  /** This address is the case's alone from now on. */
  readonly joins?: { readonly channel: string; readonly address: string }
  /** The person wants to hear nothing more. */
  readonly stops?: true
  /** What the journey would say next is not said now: something more urgent was. */
  readonly journeyWaits?: true
}

export const only = (c: Case, ...replies: (Reply | undefined)[]): CommandTurn => ({
  case: c,
  replies: replies.filter((reply) => reply !== undefined),
  before: c,
})

/** A reply, then the question that was open, so that a command never leaves a person without a next step; a worker asks their own. */
export const thenAsk = (c: Case, setting: Setting, reply: Reply): CommandTurn =>
  only(c, reply, c.holder.kind === 'worker' ? undefined : repeat(c, setting))

export { finished } from '../flow/replies.js'

export const saying = (key: string, { case: c, setting }: Pick<Commanded, 'case' | 'setting'>): Reply => ({
  say: { key, values: setting.values(c) },
})

/** The two buttons of a question that a command asks before it does something that cannot be undone. */
export const yesOrNo = (command: string): Choice[] => [
  { code: `!${command}=yes`, label: { key: 'common.yes' } },
  { code: `!${command}=no`, label: { key: 'common.no' } },
]
