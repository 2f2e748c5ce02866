/** A message as plain lines, for channels that have no buttons: cards, rows and numbered choices as text. */
import type { Message } from '../domain/message.js'

export function plainMessage({ text, cards = [], rows = [], choices = [] }: Message): string {
  return [
    text,
    ...cards.map(({ title, suits, stops }, index) =>
      [`${index + 1}. ${title}`, ...suits.map((suit) => `   + ${suit}`), ...stops.map((stop) => `   ! ${stop}`)].join('\n'),
    ),
    ...rows.map(({ label, value }) => `   ${label}: ${value}`),
    ...choices.flatMap(({ label }, index) => (index < cards.length ? [] : [`   ${index + 1} ${label}`])),
  ].join('\n')
}
