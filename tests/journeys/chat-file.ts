/**
 * Golden transcripts. `# title`, a line `on web, in en, at 2026-11-20 10:00` (and, for a town where little is on,
 * `, with only housing`), then what happens:
 * `> typed`, `>> pressed code`, `~ 90 minutes` go by, `* Sam takes the case` (also `hands back`, `closes: advised`,
 * `declines: outOfArea`) and `* Sam: words`. Each is followed by what the person then reads (`< `, continued with two spaces) and
 * `= events`. Only the lines with `>`, `~` and `*` are written by hand.
 */
import type { Case } from '../../src/domain/case.js'
import type { Message } from '../../src/domain/message.js'
import { changesHands, pushes } from '../../src/channels/traits.js'
import { smsChannel } from '../../src/channels/sms/channel.js'
import { textsOf } from '../../src/channels/sms/texts.js'
import { plainMessage } from '../../src/speech/plain-message.js'
import { fixedWorld, person, type FixedWorld } from '../fixed-world.js'
import { contentWithOnly } from '../conversation/other-content.js'
import { readChat } from './chat-lines.js'
import { timePasses } from './time.js'
import { workerActs } from './worker.js'

/** Where the person is: a number where there are numbers. */
const addressOn = (channel: string) => (channel === smsChannel ? '+447400123456' : 'transcript')

/** Plays the hand-written lines of a transcript and gives the whole transcript back as it should stand. */
export async function play(script: string): Promise<string> {
  const { title, scene, channel, language, at, only, happenings } = readChat(script)
  const town = only === undefined ? undefined : contentWithOnly(`${only}.json`)
  const environment: Record<string, string> = town ? { CONTENT_DIR: town.folder } : {}
  const address = addressOn(channel)
  const world = fixedWorld({ now: at, environment, pushes, changesHands })
  town?.remove()
  const someone = person(world, { channel, address, language, stopsUnanswered: channel === smsChannel })
  const out = [title, scene]
  const begun = await world.conversation.start({ channel, address, language })
  const linesRead = reader(channel, world)
  out.push(...linesRead(begun.messages, begun))
  let before: Case | undefined = begun
  for (const { line } of happenings) {
    const farewell = await happens(line, someone, world)
    const after: Case | undefined = await someone.case()
    const read = after ? after.messages.slice(before?.messages.length ?? 0) : farewell
    const known = before ? before.events.length : 0
    const events = after ? after.events.slice(known).map(({ name }) => name) : ['case.erased']
    out.push(
      '',
      line,
      ...linesRead(
        read.filter(({ from }) => from.kind !== 'person'),
        after,
      ),
    )
    if (events.length > 0) out.push(`= ${events.join(', ')}`)
    before = after
  }
  return `${out.join('\n')}\n`
}

/** What the person is told of it where no case is left to read it in. */
async function happens(
  line: string,
  someone: ReturnType<typeof person>,
  world: FixedWorld,
): Promise<readonly Message[]> {
  if (line.startsWith('~ ')) return timePasses(line.slice(2), world)
  world.clock.wait(1)
  if (line.startsWith('>> ')) return someone.presses(line.slice(3))
  if (line.startsWith('> ')) return someone.says(line.slice(2))
  const c = await someone.case()
  if (c) await workerActs(line.slice(2), c, world)
  return []
}

/** What is read of these messages: on a phone the texts that they go out as, elsewhere their words. */
function reader(channel: string, world: FixedWorld) {
  const words = { serviceName: world.deployment.name, byText: world.speech.byText }
  return (messages: readonly Message[], c: Case | undefined): string[] => {
    if (channel !== smsChannel || !c) return messages.map(wordsOf).map(asRead)
    const read: string[] = []
    for (let next = 0; next < messages.length;) {
      const message = messages[next]
      if (!message) break
      const { texts, also } = textsOf(message, c, words)
      read.push(...texts)
      next += 1 + also
    }
    return read.map(asRead)
  }
}

const wordsOf = (message: Message) =>
  `${message.from.kind === 'worker' ? `${message.from.name}: ` : ''}${plainMessage(message)}`

const asRead = (text: string) => `< ${text.replaceAll('\n', '\n  ')}`
