/**
 * Golden transcripts. `# title`, a line `on web, in en, at 2026-11-20 10:00`, then `> typed` or `>> pressed code`, each followed by
 * what the bot said (`< `, continued with two spaces) and `= events`. Only the person's lines are written by hand.
 */
import type { Message } from '../../src/domain/message.js'
import { plainMessage } from '../../src/speech/plain-message.js'
import { fixedWorld, person } from '../fixed-world.js'

const setting = /^on (\w+), in ([\w-]+), at (\S+ \S+)$/

/** Plays the person's lines of a transcript and gives the whole transcript back as it should stand. */
export async function play(script: string): Promise<string> {
  const lines = script.split('\n')
  const title = lines.find((line) => line.startsWith('# ')) ?? '# untitled'
  const [, channel = 'web', language = 'en', at = '2026-11-20 10:00'] =
    lines.map((line) => setting.exec(line)).find(Boolean) ?? []
  const world = fixedWorld({ now: `${at.replace(' ', 'T')}:00Z` })
  const someone = person(world, { channel, address: 'transcript', language })
  const out = [title, `on ${channel}, in ${language}, at ${at}`]
  out.push(
    ...(await world.conversation.start({ channel, address: 'transcript', language })).messages.map(botLine),
  )
  let events = 0
  for (const line of lines) {
    const pressed = line.startsWith('>> ')
    const waited = /^~ (\d+) minutes$/.exec(line)
    if (waited) {
      world.clock.wait(Number(waited[1]))
      out.push('', line)
    }
    if (!pressed && !line.startsWith('> ')) continue
    world.clock.wait(1)
    const said = line.slice(pressed ? 3 : 2)
    const replies = pressed ? await someone.presses(said) : await someone.says(said)
    const after = await someone.case()
    const fresh = after ? after.events.slice(events).map(({ name }) => name) : ['case.erased']
    events = after?.events.length ?? 0
    out.push('', line, ...replies.map(botLine), ...(fresh.length > 0 ? [`= ${fresh.join(', ')}`] : []))
  }
  return `${out.join('\n')}\n`
}

const botLine = (message: Message) => `< ${plainMessage(message).replaceAll('\n', '\n  ')}`
