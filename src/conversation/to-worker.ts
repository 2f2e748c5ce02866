/** A message while a link worker holds the case: it reaches them, the bot keeps quiet, and says so once. */
import type { Case } from '../domain/case.js'
import type { Words } from '../domain/words.js'
import { only, saying, type Commanded, type CommandTurn } from './command-turn.js'

export function toWorker(of: Commanded): CommandTurn | undefined {
  const { case: c, setting } = of
  if (c.holder.kind !== 'worker') return undefined
  const noted = notedForWorker(c, setting)
  return isFirstSinceWorker(c) ? only(noted, saying('common.sent', of)) : only(noted)
}

/** Where a worker holds the case, the message waits for their answer, whatever the bot makes of it. */
export function notedForWorker(c: Case, { now }: Commanded['setting']): Case {
  if (c.holder.kind !== 'worker') return c
  return { ...c, events: [...c.events, { name: 'person.wroteToWorker', at: now, by: 'person' }] }
}

/** Said after the first message since the worker took the case or wrote; who writes five lines does not need it five times. */
function isFirstSinceWorker({ messages }: Case): boolean {
  const last = messages.findLastIndex(({ from, say }) => from.kind === 'worker' || isHandover(say))
  return messages.slice(last + 1).filter(({ from }) => from.kind === 'person').length <= 1
}

const isHandover = (say: Words | undefined) =>
  say !== undefined && 'key' in say && say.key.startsWith('handover.')
