/** What is said where others read along: nothing personal, who helps at once, and the way to a private chat. */
import { ActivityTypes, Channels, TextFormatTypes, type Activity } from 'botbuilder'
import { inert, words } from './card-parts.js'
import type { CardWords } from './cards.js'

export function privateOffer(
  { channelId }: Pick<Activity, 'channelId'>,
  language: string,
  { appId, say, direction }: CardWords & { readonly appId: string | undefined },
): Partial<Activity> {
  const text = say('teams.private', language)
  const said = { type: ActivityTypes.Message, text, textFormat: TextFormatTypes.Plain, locale: language }
  if (channelId !== (Channels.Msteams as string) || appId === undefined) return said
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: inert(text),
    lang: language,
    ...(direction(language) === 'rtl' && { rtl: true }),
    body: words(say('teams.open', language), { strong: true }),
    actions: [{ type: 'Action.OpenUrl', title: say('teams.open', language), url: appLink(appId) }],
  }
  return { ...said, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] }
}

/** Opens the app where it is installed and offers to add it where not. The app package bears the bot's id as its own. */
const appLink = (appId: string) => `https://teams.microsoft.com/l/app/${encodeURIComponent(appId)}`
