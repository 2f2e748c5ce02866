/** A message's choices, activities and rows as Adaptive Cards; its words stay plain text beside them. */
import type { Message } from '../../domain/message.js'
import { plainMessage } from '../../speech/plain-message.js'
import { buttons, inert, press, words, type CardElement, type Stood } from './card-parts.js'

/** The version that Teams draws on every device. */
const version = '1.5'
const longestFallback = 2_000
/** Bytes of one card, so that all of a message stays below 25,000. */
const largestCard = 18_000
const largestValue = 8_000

export interface CardWords {
  /** The words of a key in the page's and this channel's copy. */
  readonly say: (key: string, language: string) => string
  readonly direction: (language: string) => 'ltr' | 'rtl'
}

/** A person's plan, as the page shows it. */
export interface ShownPlan {
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[]
}

/** None where there is nothing to press and nothing in rows; more than one where one would be too large. */
export function cardsOf(message: Message, caseMark: string, copy: CardWords, plan?: ShownPlan): object[] {
  const stood = { case: caseMark, message: message.index }
  const elements = [
    ...planElements(plan),
    ...(message.cards ?? []).map((card) => activityElement(card, stood)),
    ...(message.rows ?? []).flatMap((row) => rowElements(row, stood)),
    ...choiceElements(message, stood, copy),
  ]
  return packed(elements).map((body) => cardWith(body, message, copy))
}

function cardWith(body: CardElement[], message: Message, { direction }: CardWords): object {
  const { language } = message
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version,
    fallbackText: inert(plainMessage(message).slice(0, longestFallback).toWellFormed()),
    ...(language && { lang: language }),
    ...(language && direction(language) === 'rtl' && { rtl: true }),
    body,
  }
}

/** In order, each card as full as it may be. */
function packed(elements: readonly CardElement[]): CardElement[][] {
  const bodies: CardElement[][] = []
  let size = Infinity
  for (const element of elements) {
    const bytes = Buffer.byteLength(JSON.stringify(element))
    if (size + bytes > largestCard) {
      bodies.push([])
      size = 0
    }
    bodies.at(-1)?.push(element)
    size += bytes
  }
  return bodies
}

function planElements(plan: ShownPlan | undefined): CardElement[] {
  if (!plan) return []
  const sections = plan.sections.map(({ heading, lines }) => ({
    type: 'Container',
    separator: true,
    items: [...words(heading, { strong: true }), ...lines.flatMap((line) => words(line))],
  }))
  return [...words(plan.title, { strong: true }), ...sections]
}

type Activity = NonNullable<Message['cards']>[number]

const activityElement = ({ title, suits, stops, choice }: Activity, stood: Stood): CardElement => ({
  type: 'Container',
  separator: true,
  items: [
    ...words(title, { strong: true }),
    ...suits.flatMap((suit) => words(`✓ ${suit}`)),
    ...stops.flatMap((stop) => words(`! ${stop}`)),
    ...buttons([press(choice.code, choice.label, stood, choice.label, `${choice.label}: ${title}`)]),
  ],
})

type Row = NonNullable<Message['rows']>[number]

/** What somebody wrote may be longer than a card: it is then parted, not cut. */
function rowElements({ label, value, choice }: Row, stood: Stood): CardElement[] {
  const [first = '', ...rest] = parted(value, largestValue)
  const change = choice ? buttons([press(choice.code, choice.label, stood, `${choice.label}: ${label}`)]) : []
  const container = (items: CardElement[], isFirst: boolean) => ({
    type: 'Container',
    ...(isFirst && { separator: true }),
    items,
  })
  return [
    container([...words(label, { strong: true }), ...words(first), ...(rest.length > 0 ? [] : change)], true),
    ...rest.map((part, nth) => container([...words(part), ...(nth < rest.length - 1 ? [] : change)], false)),
  ]
}

/** Pieces of at most `most` bytes, parted after a space where there is one. */
export function parted(text: string, most: number): string[] {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const word of text.split(/(?<=\s)/)) {
    for (const piece of Buffer.byteLength(word) > most ? word : [word]) {
      const bytes = Buffer.byteLength(piece)
      if (size + bytes > most) {
        parts.push(part)
        part = ''
        size = 0
      }
      part += piece
      size += bytes
    }
  }
  return [...parts, part]
}

/** An activity's own button stands with it, so what is left are the message's other choices. */
function choiceElements(message: Message, stood: Stood, { say }: CardWords): CardElement[] {
  const { cards = [], choices = [], language = '' } = message
  const shown = new Set(cards.map(({ choice }) => choice.code))
  const rest = choices.filter(({ code }) => !shown.has(code))
  const ticked = message.several ? rest.filter(({ code }) => !code.startsWith('!') && code.includes('=')) : []
  const pressed = rest.filter((choice) => !ticked.includes(choice))
  const picks = ticked.length > 0 ? [ticks(ticked, stood, language, say)] : []
  return [...picks, ...buttons(pressed.map(({ code, label }) => press(code, label, stood)))]
}

function ticks(
  choices: NonNullable<Message['choices']>,
  stood: Stood,
  language: string,
  say: CardWords['say'],
): CardElement {
  const [step = ''] = (choices[0]?.code ?? '').split('=', 1)
  return {
    type: 'Container',
    items: [
      {
        type: 'Input.ChoiceSet',
        id: 'picked',
        isMultiSelect: true,
        style: 'expanded',
        wrap: true,
        isRequired: true,
        label: inert(say('page.picks', language)),
        errorMessage: inert(say('page.problems.empty', language)),
        choices: choices.map(({ code, label }) => ({
          title: inert(label),
          value: code.slice(step.length + 1),
        })),
      },
      {
        type: 'ActionSet',
        actions: [
          {
            type: 'Action.Submit',
            title: inert(say('page.these', language)),
            data: { step, stood },
          },
        ],
      },
    ],
  }
}
