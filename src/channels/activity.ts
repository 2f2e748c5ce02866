/** A message of a case as a Bot Framework activity: text, suggested actions, and cards where there is a list. */
import { ActionTypes, ActivityTypes, type Activity, type Attachment } from 'botbuilder'
import type { Message } from '../domain/message.js'

const heroCard = 'application/vnd.microsoft.card.hero'

type Choice = { readonly code: string; readonly label: string }

/** What every channel shows; ids, addresses and times are the channel's own. */
export function activityOf(message: Message): Partial<Activity> {
  const attachments = [...(message.cards ?? []).map(cardOf), ...rowsCard(message)]
  return {
    type: ActivityTypes.Message,
    text: message.text,
    textFormat: 'plain',
    ...(message.language && { locale: message.language }),
    ...(message.choices?.length && { suggestedActions: { to: [], actions: message.choices.map(typed) } }),
    ...(attachments.length > 0 && { attachments, attachmentLayout: 'list' }),
    channelData: { index: message.index, ...(message.urgent && { urgent: true }) },
  }
}

/** Pressed, it is as if its label had been typed: so it works where only text comes back. */
const typed = ({ label }: Choice) => ({ type: ActionTypes.ImBack, title: label, value: label })

/** Labels repeat from card to card, so a card's button brings its code along. */
const coded = ({ code, label }: Choice) => ({
  type: ActionTypes.MessageBack,
  title: label,
  text: label,
  displayText: label,
  value: { choice: code },
})

function cardOf(card: NonNullable<Message['cards']>[number]): Attachment {
  return {
    contentType: heroCard,
    content: {
      title: card.title,
      subtitle: card.suits.join(' · '),
      text: card.stops.map((stop) => `! ${stop}`).join('\n'),
      buttons: [coded(card.choice)],
    },
  }
}

function rowsCard({ rows }: Message): Attachment[] {
  if (!rows?.length) return []
  const text = rows.map(({ label, value }) => `${label}: ${value}`).join('\n')
  const buttons = rows.flatMap(({ label, choice }) =>
    choice ? [{ ...coded(choice), title: `${choice.label}: ${label}` }] : [],
  )
  return [{ contentType: heroCard, content: { text, buttons } }]
}
