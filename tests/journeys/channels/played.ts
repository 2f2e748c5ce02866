/** A transcript played on one channel, and what came of it. */
import type { Case } from '../../../src/domain/case.js'
import { numbered, type Message } from '../../../src/domain/message.js'
import { routeOf } from '../../../src/flow/turn.js'
import { settingOf } from '../../conversation/walk.js'
import type { Chat } from '../chat-lines.js'
import { timePasses } from '../time.js'
import { workerActs } from '../worker.js'
import { undelivered, type Reading } from './delivered.js'
import type { EveryChannel } from './service.js'
import type { Button, Someone } from './someone.js'

export interface Played {
  /** Each line with the names of the events that it led to, as the file has them. */
  readonly events: readonly string[]
  readonly result: ReturnType<typeof resultOf>
  /** What was said and did not arrive as it was said. */
  readonly undelivered: readonly string[]
}

export async function playOn(
  chat: Chat,
  service: EveryChannel,
  someone: Someone,
  reading: Reading,
): Promise<Played> {
  const { world, channels } = service
  world.clock.set(new Date(chat.at))
  const caseOf = async () => {
    await service.quiet()
    return world.conversation.caseAt(someone.channel, someone.address())
  }
  const wrong: string[] = []
  const compare = async (line: string, said: readonly Message[]) => {
    const toRead = said.filter(({ from }) => from.kind !== 'person')
    wrong.push(...undelivered(toRead, await someone.reads(), reading).map((one) => `${line}: ${one}`))
  }
  await someone.begins()
  let before = await caseOf()
  let last = before
  await compare('at the beginning', before?.messages ?? [])
  const events: string[] = []
  for (const { line } of chat.happenings) {
    await happens(line)
    const after = await caseOf()
    const farewell = line.startsWith('~ ') ? [] : service.farewell()
    const names = after?.events.slice(before?.events.length ?? 0).map(({ name }) => name)
    events.push(eventLine(line, names ?? ['case.erased']))
    await compare(line, after ? after.messages.slice(before?.messages.length ?? 0) : farewell)
    before = after
    last = after ?? last
  }
  return { events, result: resultOf(last, service), undelivered: wrong }

  async function happens(line: string): Promise<void> {
    if (line.startsWith('~ ')) return void (await timePasses(line.slice(2), world, channels))
    world.clock.wait(1)
    if (line.startsWith('>> ')) {
      const button = before && offered(before.messages, line.slice(3))
      return button ? someone.presses(button) : someone.says(labelOf(line.slice(3)))
    }
    if (line.startsWith('> ')) return someone.says(line.slice(2))
    if (before) await workerActs(line.slice(2), before, world, channels)
  }

  /** A command that no message offers has its word, on every channel. */
  function labelOf(code: string): string {
    const key = `commands.${code.slice(1)}.label`
    return world.speech.say({ key }, before?.language ?? chat.language)
  }
}

export const eventLine = (line: string, events: readonly string[]) => [line, ...events].join(' = ')

/** Where it stands in what was said last; what stood further up is on no screen, or counts no more. */
function offered(messages: readonly Message[], code: string): Button | undefined {
  const mine = messages.findLastIndex(({ from }) => from.kind === 'person')
  for (const message of messages.slice(mine + 1)) {
    const list = numbered(message)
    const place = list.findIndex((choice) => choice.code === code)
    const choice = list[place]
    if (choice) return { ...choice, number: place + 1 }
  }
  return undefined
}

/** What must not depend on the channel: answers without their moments and the words they were given in. */
function resultOf(c: Case | undefined, { world }: EveryChannel) {
  if (!c) return undefined
  const at = routeOf(c, settingOf(world)).at
  return {
    at: at && `${at.section}.${at.step}`,
    answers: Object.entries(c.answers).flatMap(([section, steps]) =>
      Object.entries(steps).map(([step, answer]) => [`${section}.${step}`, codeOf(answer)] as const),
    ),
    consents: c.consents.map(({ purpose, given }) => [purpose, given]),
    referral: c.referral && {
      status: c.referral.status,
      reasons: c.referral.reasons,
      outcome: c.referral.outcome,
      declined: c.referral.declined,
    },
    alerts: c.alerts.length,
    holder: c.holder.kind,
    keeping: c.keeping,
    language: c.language,
    stopped: c.stopped,
  }
}

const codeOf = (answer: Case['answers'][string][string]) =>
  answer.kind === 'said' ? answer.value : answer.kind === 'found' ? answer.outcome : answer.kind
