/** The channels that Azure Bot Service brings, by the ids it gives them; what each of them can show. */
import { Channels } from 'botbuilder'

/**
 * A closed list, so that no activity from there can name a case of our own channels. Azure's text messages (`sms`) are left out: a
 * phone number is one address, and it is our own channel's.
 */
export const azureChannels: readonly string[] = [
  ...Object.values(Channels).filter((name) => name !== Channels.Sms),
  'acs',
  'webex',
]

/** Where Adaptive Cards are drawn with buttons that can be pressed. Everywhere else a message is plain lines. */
const withCards: ReadonlySet<string> = new Set<string>([
  Channels.Directline,
  Channels.Emulator,
  Channels.M365,
  Channels.Msteams,
  Channels.Test,
  Channels.Webchat,
])

export const showsCards = (channel: string): boolean => withCards.has(channel)
