/** A message as plain lines, for channels that have no buttons: cards, rows and numbered choices as text. */
import { numbered, type Message } from '../domain/message.js'

export function plainMessage(message: Message): string {
  const { text, cards = [], rows = [] } = message
  const choices = numbered(message)
  return [
    text,
    ...cards.map(({ title, suits, stops }, index) =>
      [
        `${index + 1}. ${title}`,
        ...suits.map((suit) => `   + ${suit}`),
        ...stops.map((stop) => `   ! ${stop}`),
      ].join('\n'),
    ),
    ...rows.map(({ label, value }) => `   ${label}: ${value}`),
    ...(isScale(choices)
      ? []
      : choices.flatMap(({ label }, index) => (index < cards.length ? [] : [`   ${index + 1} ${label}`]))),
  ].join('\n')
}

/** Choices that are nothing but their own numbers need no list: the question says from where to where. */
const isScale = (choices: NonNullable<Message['choices']>) =>
  choices.every(({ label }, index) => label === String(index + 1))
