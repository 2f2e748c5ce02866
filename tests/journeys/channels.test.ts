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

const people = { web: onWeb, sms: bySms, teams: onTeams }
type Name = keyof typeof people

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
  const { byText } = service.world.speech
  const reading = name === 'sms' ? { byText, brief: true } : { brief: false }
  return playOn(chat, service, people[name](service, chat.language), reading)
}

describe('every golden transcript comes to the same on every channel', () => {
  it.each(files)('%s', async (file) => {
    const chat = readChat(readFileSync(join(packageRoot, file), 'utf8'))
    const written = chat.happenings.map(({ line, events }) =>
      eventLine(
        line,
        events.map((name) => ({ name })),
      ),
    )
    const web = await playedOn('web', chat)
    const sms = await playedOn('sms', chat)
    const teams = await playedOn('teams', chat)
    for (const [name, played] of Object.entries({ web, sms, teams })) {
      expect({ on: name, events: played.events }).toEqual({ on: name, events: written })
      expect({ on: name, undelivered: played.undelivered }).toEqual({ on: name, undelivered: [] })
      expect({ on: name, result: played.result }).toEqual({ on: name, result: web.result })
    }
  })
})
