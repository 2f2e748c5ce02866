/** Whether only one person reads along. In a group or channel nothing personal is asked, and nothing is kept. */
import { Channels, type Activity } from 'botbuilder'

/** Teams says of every conversation what it is; where it does not, or says something new, we take it for a group. */
export function isPersonal({ channelId, conversation }: Activity): boolean {
  if (conversation.isGroup) return false
  const { conversationType } = conversation
  return channelId === (Channels.Msteams as string)
    ? conversationType === 'personal'
    : conversationType === undefined || conversationType === 'personal'
}
