/** A message while a link worker holds the case: it reaches them, the bot keeps quiet, and says so once. */
import type { Case } from '../domain/case.js'
import { only, saying, type Commanded, type CommandTurn } from './command-turn.js'

export function toWorker(of: Commanded): CommandTurn | undefined {
  const { case: c, setting } = of
  if (c.holder.kind !== 'worker') return undefined
  const noted: Case = {
    ...c,
    events: [...c.events, { name: 'person.wroteToWorker', at: setting.now, by: 'person' }],
  }
  return isFirstSinceWorker(c) ? only(noted, saying('common.sent', of)) : only(noted)
}

/** Said after the first message since the worker last wrote; a person who writes five lines does not need it five times. */
function isFirstSinceWorker({ messages }: Case): boolean {
  const last = messages.findLastIndex(({ from }) => from.kind === 'worker')
  return messages.slice(last + 1).filter(({ from }) => from.kind === 'person').length <= 1
}
