/** A message of a case as the activities it goes out as. */
import { ActivityTypes, TextFormatTypes, type Activity } from 'botbuilder'
import type { Message } from '../../domain/message.js'
import { plainMessage } from '../../speech/plain-message.js'
import { cardsOf, parted, type CardWords, type ShownPlan } from './cards.js'
import { showsCards } from './names.js'

const adaptiveCard = 'application/vnd.microsoft.card.adaptive'
/** Bytes of text in one activity. */
const largestText = 16_000

export interface Rendering extends CardWords {
  readonly caseMark: string
  readonly serviceName: string
  /** Shown with the message, where it tells of the plan. */
  readonly plan?: ShownPlan | undefined
}

/** Urgent words, like all others, are plain text first: what help there is shows where no card is drawn. */
export function activitiesFor(
  channel: string,
  message: Message,
  { caseMark, plan, ...copy }: Rendering,
): Partial<Activity>[] {
  const cards = showsCards(channel) ? cardsOf(message, caseMark, copy, plan) : []
  const text = whoSpeaks(message, showsCards(channel) ? message.text : inLines(message, plan), copy)
  const texts = parted(text, largestText).map((part) => activity(message, { text: part }))
  const asCards = cards.map((content) =>
    // Shown on a locked screen where a card has no text: nothing of what it says.
    activity(message, { summary: copy.serviceName, attachments: [{ contentType: adaptiveCard, content }] }),
  )
  const [first, ...rest] = asCards
  const last = texts.pop()
  return [...texts, { ...first, ...last }, ...rest]
}

const inLines = (message: Message, plan: ShownPlan | undefined): string =>
  [
    plainMessage(message),
    ...(plan ? [plan.title] : []),
    ...(plan?.sections ?? []).map(({ heading, lines }) => [heading, ...lines].join('\n')),
  ].join('\n\n')

const activity = ({ language }: Message, more: Partial<Activity>): Partial<Activity> => ({
  type: ActivityTypes.Message,
  textFormat: TextFormatTypes.Plain,
  ...(language && { locale: language }),
  ...more,
})

/** Here everything comes under the bot's name, so a person's words say whose they are. */
function whoSpeaks({ from, language = '' }: Message, text: string, { say }: CardWords): string {
  return from.kind === 'worker' ? `${from.name}, ${say('page.speaker.worker', language)}:\n${text}` : text
}
