/** Whether all that was said to a person is in what went out to them: whole, in order, and once. */
import type { Message } from '../../../src/domain/message.js'
import type { Speech } from '../../../src/speech/ports.js'

export interface Reading {
  /** Words that the copy has for text messages alone stand instead of the others. */
  readonly byText?: Speech['byText']
  /** On a small screen an activity is its name, and a row its label. */
  readonly brief: boolean
}

/** What is wrong, in words; nothing where nothing is. */
export function undelivered(
  messages: readonly Message[],
  read: readonly string[],
  reading: Reading,
): string[] {
  const out = bare(read.join('\n'))
  const said = messages.map((message) => partsOf(message, reading).map(bare))
  const all = said.flat().join('\n')
  const wrong: string[] = []
  let from = 0
  for (const [words = '', ...parts] of said) {
    const at = out.indexOf(words, from)
    if (at === -1) wrong.push(`not read, or not in its place: ${words}`)
    else from = at + words.length
    for (const part of parts) if (!out.includes(part, from)) wrong.push(`not read after ${words}: ${part}`)
    const times = count(out, words)
    if (times !== count(all, words)) wrong.push(`read ${times} times: ${words}`)
  }
  if (said.length === 0 && out !== '') wrong.push(`said by nobody: ${out}`)
  return wrong
}

/** The words first, then what stands under them. */
function partsOf(message: Message, { byText, brief }: Reading): string[] {
  const { text, say, language, cards = [], rows = [], choices = [] } = message
  return [
    (say && language && byText?.(say, language)) ?? text,
    ...cards.flatMap(({ title, suits, stops }) => (brief ? [title] : [title, ...suits, ...stops])),
    ...rows.flatMap(({ label, value }) => (brief ? [label] : [label, value])),
    ...choices.map(({ label }) => label).filter((label, index) => label !== String(index + 1)),
  ]
}

const count = (text: string, part: string) => (part === '' ? 0 : text.split(part).length - 1)

/** Without what differs from channel to channel and nobody reads: spaces, joiners, and how quotes and dashes are drawn. */
const bare = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—·]/g, '-')
    .replaceAll('…', '...')
    .replace(/[\s\u2060]/g, '')
