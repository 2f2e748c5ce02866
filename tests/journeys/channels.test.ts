/** Every golden transcript on every channel of the registry: the same case comes of it, and all that it says arrives. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { readChat, type Chat } from './chat-lines.js'
import { eventLine, playOn, type Played } from './channels/played.js'
import { startEveryChannel, type EveryChannel } from './channels/service.js'
import { bySms } from './channels/sms.js'
import { onTeams } from './channels/teams.js'
import { onWeb } from './channels/web.js'

/**
 * Meant to differ, and so left out of the comparison:
 * - A phone says nothing of its language, and a case begins with a text: the person says hello, or names their language, first.
 * - By text the copy has words of its own for some messages, an activity is its name and a row its label: for the price of a
 *   text, and because it lies open on a phone.
 * - By text a stop has no answer of ours, as the carrier gives one: none is in the case, so none is missed.
 * - On the web a conversation that was deleted is over: the next word begins another one.
 */
const people = {
  web: { person: onWeb, brief: false },
  sms: { person: bySms, brief: true },
  teams: { person: onTeams, brief: false },
} as const
type Name = keyof typeof people
const names = Object.keys(people) as Name[]

const files = ['tests/journeys', 'tests/safety/said'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder))
    .filter((file) => file.endsWith('.chat'))
    .map((file) => join(folder, file)),
)

/** One for all transcripts that are set in the same town. */
const services = new Map<string | undefined, Promise<EveryChannel>>()
const serviceFor = (only: string | undefined) => {
  const there = services.get(only) ?? startEveryChannel(only)
  services.set(only, there)
  return there
}
afterAll(async () => {
  for (const service of services.values()) await (await service).close()
})

async function playedOn(name: Name, chat: Chat): Promise<Played> {
  const service = await serviceFor(chat.only)
  const { person, brief } = people[name]
  const { byText } = service.world.speech
  return playOn(chat, service, person(service, chat.language), { brief, ...(brief && { byText }) })
}

describe('every golden transcript comes to the same on every channel', () => {
  it.each(files)('%s', async (file) => {
    const chat = readChat(readFileSync(join(packageRoot, file), 'utf8'))
    const written = chat.happenings.map(({ line, events }) => eventLine(line, events))
    const played: (Played & { on: Name })[] = []
    // One after the other, as they share a clock.
    for (const on of names) played.push({ on, ...(await playedOn(on, chat)) })
    const [first] = played
    expect(played).toEqual(
      names.map((on) => ({ on, events: written, undelivered: [], result: first?.result })),
    )
    expect(first?.result).toBeDefined()
  })
})
