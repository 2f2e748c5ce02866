/** The registry of channels: one line each; what they bring to the server and how a case is reached through them. */
import type { Sender } from '../conversation/ports.js'
import { CairnBot } from './bot.js'
import { createDirectLine, type DirectLine, type DirectLineOptions } from './direct-line/index.js'

export interface ChannelOptions extends Omit<DirectLineOptions, 'bot'> {
  readonly defaultLanguage: string
}

export interface Channels {
  readonly web: DirectLine
  readonly sender: Sender
  close(): void
}

export function createChannels(options: ChannelOptions): Channels {
  const bot = new CairnBot(options.conversation, options.defaultLanguage)
  const web = createDirectLine({ ...options, bot })
  const all = [web]
  return {
    web,
    sender: {
      async deliver(c, messages) {
        for (const channel of all) await channel.deliver(c, messages)
      },
    },
    close: () => all.forEach((channel) => channel.close()),
  }
}
