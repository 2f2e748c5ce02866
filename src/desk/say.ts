/** What the desk adds to a person's conversation: the bot's word on who is speaking now, and a worker's message. */
import type { Message } from '../domain/message.js'
import type { Case } from '../domain/case.js'
import type { Words } from '../domain/words.js'
import type { Desk, Worker } from './ports.js'

/** The bot tells the person what has changed, in the case's language. */
export function withBotSaying<Of extends Case>(desk: Desk, c: Of, say: Words, at: string): Of {
  return withMessage(c, {
    at,
    from: { kind: 'bot' },
    text: desk.speech.say(say, c.language),
    language: c.language,
    say,
  })
}

/** `once` names this sending: the same form sent twice is one message. */
export function withWorkerSaying<Of extends Case>(
  c: Of,
  worker: Worker,
  said: { text: string; once: string; at: string },
): Of {
  return withMessage(c, {
    at: said.at,
    from: { kind: 'worker', id: worker.id, name: worker.name },
    text: said.text,
    messageId: said.once,
  })
}

function withMessage<Of extends Case>(c: Of, message: Omit<Message, 'index'>): Of {
  const index = (c.messages.at(-1)?.index ?? -1) + 1
  return { ...c, messages: [...c.messages, { ...message, index }], touchedAt: message.at }
}
