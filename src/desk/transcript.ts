/** The conversation as a worker reads it: the bot in the desk's language, the person's words as they are. */
import type { Case } from '../domain/case.js'
import type { Message } from '../domain/message.js'
import type { Words } from '../domain/words.js'
import { chosen } from './chosen.js'
import type { DeskWords } from './ports.js'
import { redacted } from './redact.js'
import type { Hides } from './redact.js'
import { sentOf, type Sent } from './sent.js'

export interface Line {
  readonly index: number
  readonly at: string
  readonly from: Message['from']
  readonly text: string
  /** The language of `text`; undefined where nobody knows, and for the bot, who is put into the desk's language. */
  readonly language?: string | undefined
  readonly urgent: boolean
  /** Names of the activities that were shown with it. */
  readonly shown: readonly string[]
  /** How many lines of "check your answers" were shown with it. */
  readonly answers: number
  /** What a choice means, where the text is only its number or is in another language. */
  readonly chose?: string | undefined
  /** How far it has come, where it had to be sent out to the person. */
  readonly delivery?: Sent | undefined
}

export function transcript(c: Pick<Case, 'addresses' | 'messages'>, hides: Hides, words: DeskWords): Line[] {
  const { messages } = c
  return messages.map((message, at) => {
    const chose = chosen(message, messages.slice(0, at), words)
    const isBotPut = message.from.kind === 'bot' && message.say !== undefined
    const text = isBotPut && message.say ? words.say(withoutCodes(message.say)) : message.text
    return {
      index: message.index,
      at: message.at,
      from: message.from,
      text: redacted(text, hides),
      language: isBotPut ? undefined : message.language,
      urgent: message.urgent === true,
      shown: (message.cards ?? []).map(({ title }) => title),
      answers: message.rows?.length ?? 0,
      chose: chose === message.text ? undefined : chose,
      delivery: sentOf(message, c),
    }
  })
}

/** A code to carry on with opens the conversation to whoever reads it: it is the person's alone. */
function withoutCodes(say: Words): Words {
  if (!('key' in say) || !say.key.startsWith('commands.move.')) return say
  return { ...say, values: { ...say.values, code: '***', link: '***' } }
}
