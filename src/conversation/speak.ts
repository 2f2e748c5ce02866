/** Puts what the bot says into the case's list of messages, in the person's language; and what the person said as it is. */
import type { Case } from '../domain/case.js'
import type { Message } from '../domain/message.js'
import type { Choice, Reply, Words } from '../domain/words.js'
import type { Speech } from '../speech/ports.js'
import { forSomeone } from './facts.js'

export function botMessages(replies: readonly Reply[], c: Case, at: string, speech: Speech): Message[] {
  return replies.map((reply, index): Message => {
    const language = reply.language ?? c.language
    const say = (words: Words) => speech.say(words, language)
    const choice = ({ code, label }: Choice) => ({ code, label: say(label) })
    const words = wordedFor(c, reply.say, speech)
    return {
      index: c.messages.length + index,
      at,
      from: { kind: 'bot' },
      text: say(words),
      language,
      say: speech.trimmed(words),
      ...(reply.choices ? { choices: reply.choices.map(choice) } : {}),
      ...(reply.cards
        ? {
            cards: reply.cards.map((card) => ({
              title: card.title,
              suits: card.suits.map(say),
              stops: card.stops.map(say),
              choice: choice(card.choice),
            })),
          }
        : {}),
      ...(reply.rows
        ? {
            rows: reply.rows.map((row) => ({
              label: say(row.label),
              value: say(row.value),
              ...(row.choice ? { choice: choice(row.choice) } : {}),
            })),
          }
        : {}),
      ...(reply.several ? { several: true } : {}),
      ...(reply.urgent ? { urgent: true } : {}),
      ...(reply.links ? { links: [...reply.links] } : {}),
    }
  })
}

function wordedFor(c: Case, words: Words, speech: Speech): Words {
  return 'literal' in words ? words : { ...words, key: keyFor(c, words.key, speech) }
}

/** Some questions read differently when somebody writes for another person: `question` has a `questionForSomeone` beside it. */
export function keyFor(c: Case, key: string, speech: Speech): string {
  if (!key.endsWith('.question') || !forSomeone(c.answers)) return key
  const other = `${key}ForSomeone`
  return speech.has(other, c.language) ? other : key
}

export function withMessages(c: Case, messages: readonly Message[]): Case {
  return { ...c, messages: [...c.messages, ...messages] }
}

export function personMessage(c: Case, messageId: string, text: string, at: string): Message {
  return { index: c.messages.length, at, from: { kind: 'person' }, text, messageId }
}
