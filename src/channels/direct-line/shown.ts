/** A message as Web Chat shows it: numbers that can be tapped, one way to press each choice, and cards that reflow. */
import { ActionTypes, type Activity, type Attachment } from 'botbuilder'
import type { Message } from '../../domain/message.js'
import { activityOf } from '../activity.js'
import { linkedMarkdown, plainMarkdown } from './markdown.js'

/** Copy that is on the cards themselves, by key and language. */
export type Say = (key: string, language: string) => string

type Choice = { readonly code: string; readonly label: string }

export function shownOf(message: Message, say: Say): Partial<Activity> {
  const { cards = [], choices = [], several, language = '' } = message
  // The first choices are the cards' own.
  const offered = choices.slice(cards.length)
  const ticks = several ? offered.filter(isTick) : []
  const buttons = offered.filter((choice) => !ticks.includes(choice))
  const attachments = [
    ...cards.map((card, place) => serviceCard(card, place + 1)),
    ...(message.rows ?? []).slice(0, 1).map(() => rowsCard(message.rows ?? [])),
    ...(ticks.length > 0 ? [ticksCard(ticks, (key) => say(key, language))] : []),
  ]
  const { suggestedActions: _, attachments: __, ...base } = activityOf(message)
  const markdown = message.from.kind === 'person' ? undefined : linkedMarkdown(message.text, message.links)
  return {
    ...base,
    ...(markdown !== undefined && {
      text: markdown,
      textFormat: 'markdown',
      // What is read aloud when it arrives.
      channelData: { ...(base.channelData as object), 'webchat:fallback-text': message.text },
    }),
    ...(buttons.length > 0 && { suggestedActions: { to: [], actions: buttons.map(pressed) } }),
    ...(attachments.length > 0 && { attachments, attachmentLayout: 'list' }),
  }
}

const isTick = ({ code }: Choice) => code.includes('=') && !code.startsWith('!')

const pressed = ({ label }: Choice) => ({ type: ActionTypes.ImBack, title: label, value: label })

/** Labels repeat from card to card, so a card's button brings its code along. */
const submit = ({ code, label }: Choice, of: string) => ({
  type: 'Action.Submit',
  title: `${label}: ${of}`,
  data: { choice: code },
})

const words = (text: string, more: object = {}) => ({
  type: 'TextBlock',
  text: plainMarkdown(text),
  wrap: true,
  ...more,
})

const adaptive = (body: readonly object[], actions: readonly object[]): Attachment => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.3', body, ...(actions.length > 0 && { actions }) },
})

const serviceCard = ({ title, suits, stops, choice }: NonNullable<Message['cards']>[number], place: number) =>
  adaptive(
    [
      words(`${place}. ${title}`, { weight: 'Bolder', size: 'Medium', style: 'heading' }),
      ...suits.map((line) => words(line, { spacing: 'Small' })),
      ...stops.map((line) => words(`! ${line}`, { spacing: 'Small', weight: 'Bolder' })),
    ],
    [submit(choice, title)],
  )

function rowsCard(rows: NonNullable<Message['rows']>): Attachment {
  return adaptive(
    rows.map(({ label, value, choice }) => ({
      type: 'Container',
      separator: true,
      items: [
        words(label, { weight: 'Bolder' }),
        words(value, { spacing: 'None' }),
        ...(choice ? [{ type: 'ActionSet', actions: [submit(choice, label)], spacing: 'Small' }] : []),
      ],
    })),
    [],
  )
}

const ticksCard = (ticks: readonly Choice[], say: (key: string) => string) =>
  adaptive(
    [
      {
        type: 'Input.ChoiceSet',
        id: 'ticked',
        label: say('page.picks'),
        style: 'expanded',
        isMultiSelect: true,
        isRequired: true,
        errorMessage: say('page.problems.empty'),
        wrap: true,
        choices: ticks.map(({ code, label }) => ({ title: label, value: code })),
      },
    ],
    [{ type: 'Action.Submit', title: say('page.these'), data: {} }],
  )
