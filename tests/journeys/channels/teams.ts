/** Somebody in their own chat with the bot in Teams: activities with real tokens in, and what the connector was given. */
import { buttonsOf, inTeams } from '../../channels/azure/service.js'
import type { Sent } from '../../channels/azure/connector.js'
import { wordsIn } from './card-words.js'
import type { EveryChannel } from './service.js'
import type { Someone } from './someone.js'

let chats = 0

export function onTeams(service: EveryChannel, language: string): Someone {
  const chat = `a:chat-${++chats}`
  const teams = inTeams(service, chat, { locale: language })
  let unread: Sent[] = []
  let shown: Sent[] = []
  const hears = (sent: Sent[]) => {
    unread.push(...sent)
    if (sent.length > 0) shown = sent
  }
  return {
    channel: 'msteams',
    address: () => chat,
    begins: async () => hears(await teams.installs()),
    says: async (text) => hears(await teams.says(text)),
    async presses({ code, label }) {
      const button = buttonsOf(shown).findLast(({ data }) => data.choice === code)
      if (!button) throw new Error(`Teams shows no button "${label}" (${code})`)
      hears(await teams.presses(button))
    },
    async reads() {
      hears(await teams.heard())
      const fresh = unread
      unread = []
      return fresh.map(({ text = '', attachments = [] }) => [text, ...wordsIn(attachments)].join('\n'))
    },
  }
}
