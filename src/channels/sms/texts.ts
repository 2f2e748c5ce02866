/** A message of a case as text messages: plain lines with numbered choices, in GSM-7 where the language allows, none over three parts. */
import { SegmentedMessage } from 'sms-segments-calculator'
import type { Case } from '../../domain/case.js'
import type { Message } from '../../domain/message.js'
import type { Words } from '../../domain/words.js'
import { plainMessage } from '../../speech/plain-message.js'

/** What one text may cost: a part is 153 characters of GSM-7 or 67 of UCS-2 where there are several. */
export const mostParts = 3
/** Longer than any text of three parts in either alphabet: so much is looked at, and no more, when one is cut. */
const mostCharacters = 3 * 153

export interface TextWords {
  readonly serviceName: string
  /** The message's words as they are said by text, where the copy has others for it. */
  readonly byText: (say: Words, language: string) => string | undefined
}

/** What is said in one breath goes out together: the texts, and how many messages after the first they hold. */
export function textsOf(message: Message, c: Case, words: TextWords): { texts: string[]; also: number } {
  const together = breath(message, c)
  const plain = together.map((one) => plainMessage(forText(one, words)).replace(/^ +/gm, '')).join('\n\n')
  const from = speakerOf(message, c, words.serviceName)
  return {
    texts: cut(straightened(from === undefined ? plain : `${from}: ${plain}`)),
    also: together.length - 1,
  }
}

/** This message and those of the bot that were said with it and wait like it. */
function breath(message: Message, { messages }: Case): Message[] {
  const rest = messages.slice(message.index + 1)
  const end = rest.findIndex(
    ({ at, from, delivery }) => at !== message.at || from.kind !== 'bot' || delivery?.state !== 'waiting',
  )
  return message.from.kind === 'bot' ? [message, ...rest.slice(0, end === -1 ? undefined : end)] : [message]
}

const silence = 60 * 60_000

/** Who speaks stands before a worker's words, and before the service's where they begin or come after a silence. */
function speakerOf(
  { from, at, index }: Message,
  { messages }: Case,
  serviceName: string,
): string | undefined {
  if (from.kind === 'worker') return from.name
  const before = messages[index - 1]
  const afterWorker = before?.from.kind === 'worker'
  const fresh = !messages.slice(0, index).some((one) => one.from.kind !== 'person')
  const late = before !== undefined && Date.parse(at) - Date.parse(before.at) > silence
  return fresh || late || afterWorker ? serviceName : undefined
}

/** Each activity by its name alone, to be asked for by number; what would tell others who the person is stays out. */
function forText(message: Message, { byText }: TextWords): Message {
  const { cards, rows, say, language, ...rest } = message
  return {
    ...rest,
    text: (say && language && byText(say, language)) ?? rest.text,
    ...(cards ? { cards: cards.map((card) => ({ ...card, suits: [], stops: [] })) } : {}),
    ...(rows ? { rows: rows.map((row) => (isPersonal(row) ? { ...row, value: hidden } : row)) } : {}),
  }
}

/** A text lies open on a phone and at the carrier: that a name was given may stand in it, the name may not. */
const isPersonal = ({ choice }: NonNullable<Message['rows']>[number]) =>
  choice !== undefined && personal.has(choice.code)
const personal: ReadonlySet<string> = new Set(
  ['name', 'preferredName', 'born', 'phoneToCall', 'phoneToText', 'email', 'practice'].map(
    (step) => `!change=details.${step}`,
  ),
)
const hidden = '***'

/** Typographic signs that would make a text of plain letters cost twice as much. */
const straight: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
}

const straightened = (text: string) =>
  text.replace(/[‘’“”–—…·\u00a0\u202f]/g, (sign) => straight[sign] ?? sign)

export const partsOf = (text: string): number => new SegmentedMessage(text).segmentsCount

function cut(text: string): string[] {
  const texts: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const end = longestThatFits(rest)
    texts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return texts
}

/** Where the text is best cut: the last end of a line, sentence or word at which what goes before still fits. */
function longestThatFits(text: string): number {
  const fits = (end: number) => partsOf(text.slice(0, end).trimEnd()) <= mostParts
  if (text.length <= mostCharacters && fits(text.length)) return text.length
  const window = text.slice(0, mostCharacters + 1)
  for (const boundary of boundaries) {
    const ends = [...window.matchAll(boundary)].map(({ index, 0: found }) => index + found.length)
    const last = ends.findLast((end) => end < text.length && fits(end))
    if (last !== undefined) return last
  }
  return [...window].reduce(
    (end, character) => (fits(end + character.length) ? end + character.length : end),
    0,
  )
}

const boundaries = [/\n\n/g, /\n/g, /[.!?؟۔।。！？]["'”’]?\s*/g, /\s+/g]
