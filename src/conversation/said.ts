/** What reaches the conversation, made safe to keep and to show; and what a pressed button stood for. */
import type { Case } from '../domain/case.js'
import { caseMark } from './case-mark.js'
import type { Message } from '../domain/message.js'
import type { Inbound } from './ports.js'

/** The longest message that is read as an answer, in UTF-16 units. A longer one is still read by the safety net. */
export const longestMessage = 4000
/** A conversation of more messages than this is asked to start afresh: every commit writes it whole. */
export const mostMessages = 2000

/** Control characters (but for line breaks) and characters that turn the direction of what follows: never words, always tricks. */
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/g

/** The person's words as they are kept: theirs to the letter, without what is not text. */
export const cleaned = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(unwanted, '').trim()

export interface Heard {
  readonly text: string
  /** Set only when it was among the choices of a message in this case, or is a command's. */
  readonly choice?: string
  /** True when a button was pressed that is not, or no longer, offered. */
  readonly stale: boolean
  /** It looks like a code to come back with, and opens nothing. */
  readonly isUnknownCode?: boolean
  /** True when it replaces words that were heard before. */
  readonly edited?: true
}

/** A choice counts when it was offered in this case; what it said on the button is what the person is shown to have said. */
export function heard(c: Case, inbound: Inbound, label: (code: string) => string | undefined): Heard {
  const text = cleaned(inbound.text)
  const { choice, stood } = inbound
  if (choice === undefined) return { text, stale: false, ...(inbound.edited && { edited: true }) }
  const unheard = { text: text || choice.slice(0, 40).replace(/^.*=/, ''), stale: true }
  if (stood && !stillStands(c, stood)) return unheard
  const labels = labelsOf(c, choice)
  if (labels) return { text: labels.join(', '), choice, stale: false }
  const command = choice.startsWith('!') ? label(choice) : undefined
  if (command !== undefined) return { text: command, choice, stale: false }
  return unheard
}

/** In this case, and in what was said last: the person has written nothing since, or no later message offers anything. */
function stillStands(c: Case, stood: NonNullable<Inbound['stood']>): boolean {
  const offers = ({ choices, cards, rows }: Message) =>
    Boolean(choices?.length) || Boolean(cards?.length) || Boolean(rows?.some(({ choice }) => choice))
  const message = c.messages[stood.message]
  if (stood.case !== caseMark(c) || !message || !offers(message)) return false
  const since = c.messages.slice(stood.message + 1)
  return !since.some(({ from }) => from.kind === 'person') || !since.some(offers)
}

/** `section.step=one,two` is pressed at once where several may be ticked: each must have been offered, in one and the same message. */
function labelsOf(c: Case, code: string): string[] | undefined {
  const [step = '', values = ''] = code.split(/=(.*)/s)
  for (const message of c.messages.toReversed()) {
    const offered = [...(message.choices ?? []), ...(message.cards ?? []).map((card) => card.choice)]
    const rows = (message.rows ?? []).flatMap((row) =>
      row.choice ? [{ ...row.choice, label: `${row.choice.label}: ${row.label}` }] : [],
    )
    const whole = [...offered, ...rows].find((choice) => choice.code === code)
    if (whole) return [whole.label]
    if (!message.several) continue
    const parts = values
      .split(',')
      .map((value) => offered.find((choice) => choice.code === `${step}=${value}`)?.label)
    if (parts.every((label) => label !== undefined)) return parts
  }
  return undefined
}
