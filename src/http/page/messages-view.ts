/** A case's messages as the templates show them: who speaks, in which language, and what can still be pressed. */
import type { Message } from '../../domain/message.js'
import type { LanguageInfo } from '../../speech/ports.js'
import { linesOf, piecesOf, type Piece } from './text.js'

export interface MessageView {
  readonly index: number
  readonly who: 'bot' | 'person' | 'worker'
  /** A worker's own name; the others' are copy. */
  readonly name?: string
  /** False when the one before is by the same speaker: the name is then for screen readers only. */
  readonly first: boolean
  /** Undefined where nobody knows the language. */
  readonly language?: string | undefined
  readonly direction: 'ltr' | 'rtl' | 'auto'
  readonly lines: readonly (readonly Piece[])[]
  readonly urgent: boolean
  /** The person's last message: where a page without script opens. */
  readonly latest: boolean
  readonly cards: readonly CardView[]
  readonly rows: readonly RowView[]
  readonly choices: readonly NumberedChoice[]
  /** Choices of which several may be ticked. */
  readonly picks: readonly NumberedChoice[]
}

interface Choice {
  readonly code: string
  readonly label: string
}
interface NumberedChoice extends Choice {
  readonly number: number
}
interface CardView {
  readonly title: string
  readonly number: number
  readonly suits: readonly (readonly Piece[])[]
  readonly stops: readonly (readonly Piece[])[]
  readonly choice?: Choice | undefined
}
interface RowView {
  readonly label: string
  readonly value: readonly Piece[]
  readonly choice?: Choice | undefined
}

export interface MessagesViewOptions {
  /** Only messages from this place on are given; the ones before still decide what is active and who spoke. */
  readonly after?: number
  /** False when nothing may be pressed any more. */
  readonly open?: boolean
  readonly directionOf: (language: string) => LanguageInfo['direction']
}

export function messagesView(messages: readonly Message[], options: MessagesViewOptions): MessageView[] {
  const { after = 0, open = true, directionOf } = options
  const lastOfPerson = messages.findLastIndex(({ from }) => from.kind === 'person')
  const lastWithActions = messages.findLastIndex(hasActions)
  const activeAt = open && lastWithActions > lastOfPerson ? lastWithActions : -1
  return messages.flatMap((message, place) => {
    if (message.index < after) return []
    return [
      viewOf(message, {
        first: speaker(messages[place - 1]) !== speaker(message),
        latest: place === Math.max(lastOfPerson, 0),
        active: place === activeAt,
        direction: message.language ? directionOf(message.language) : 'auto',
      }),
    ]
  })
}

const hasActions = ({ choices, cards, rows }: Message) =>
  Boolean(choices?.length) || Boolean(cards?.length) || Boolean(rows?.some(({ choice }) => choice))

const speaker = (message: Message | undefined) =>
  message && (message.from.kind === 'worker' ? message.from.name : message.from.kind)

function viewOf(
  message: Message,
  at: { first: boolean; latest: boolean; active: boolean; direction: MessageView['direction'] },
): MessageView {
  const links = message.from.kind !== 'person'
  const { cards = [], rows = [] } = message
  // The first choices are the cards' own, so that a card can be named by its number.
  const numbered = (message.choices ?? []).map((choice, place) => ({ ...choice, number: place + 1 }))
  const offered = at.active ? numbered.slice(cards.length) : []
  const pick = (choice: Choice) =>
    message.several === true && choice.code.includes('=') && !choice.code.startsWith('!')
  return {
    index: message.index,
    who: message.from.kind,
    ...(message.from.kind === 'worker' && { name: message.from.name }),
    first: at.first,
    language: message.language,
    direction: at.direction,
    lines: linesOf(message.text, { links, known: message.links }),
    urgent: message.urgent === true,
    latest: at.latest,
    cards: cards.map((card, place) => ({
      title: card.title,
      number: place + 1,
      suits: card.suits.map((suit) => piecesOf(suit, { links })),
      stops: card.stops.map((stop) => piecesOf(stop, { links })),
      choice: at.active ? card.choice : undefined,
    })),
    rows: rows.map((row) => ({
      label: row.label,
      value: piecesOf(row.value, { links: false }),
      choice: at.active ? row.choice : undefined,
    })),
    choices: offered.filter((choice) => !pick(choice)),
    picks: offered.filter(pick),
  }
}
