/** The registry of channels: one line each; what they bring to the server and how a case is reached through them. */
import type { Outbox, Post, Sender } from '../conversation/ports.js'
import type { Route } from '../http/route.js'
import { createAzure, type AzureSettings } from './azure/index.js'
import { CairnBot } from './bot.js'
import type { Channel } from './channel.js'
import { createDirectLine, type DirectLine, type DirectLineOptions } from './direct-line/index.js'
import { createEmail, type EmailOptions } from './email/index.js'
import { createSms } from './sms/index.js'
import type { SmsProvider } from './sms/provider.js'
import type { TextWords } from './sms/texts.js'
import { pushes } from './traits.js'

export interface ChannelOptions extends Omit<DirectLineOptions, 'bot'> {
  readonly defaultLanguage: string
  /** Undefined: no address is served for Azure Bot Service. */
  readonly azure?: AzureSettings | undefined
  /** Opens the outbox over what the channels can send. */
  readonly outbox: (post: Post) => Outbox
  /** The gateway for text messages, where there is one. */
  readonly sms?: SmsProvider | undefined
  /** Mail to people, where there is a mail server. */
  readonly email?: Pick<EmailOptions, 'mailer' | 'sayIn'> | undefined
  /** Said where a message could not be kept and the channel shows no error of its own. */
  readonly apology: string
  readonly byText: TextWords['byText']
}

export interface Channels {
  readonly web: DirectLine
  readonly routes: readonly Route[]
  readonly sender: Sender
  readonly outbox: Outbox
  close(): Promise<void>
}

export function createChannels(options: ChannelOptions): Channels {
  const outbox = options.outbox(async (to, message, c) => {
    const channel = all.find(({ names }) => names.includes(to.channel))
    return (await channel?.post?.(to, message, c)) ?? { kind: 'refused', code: 'noChannel' }
  })
  const bot = new CairnBot(options.conversation, options.defaultLanguage, {
    pushes,
    flush: outbox.flush,
  })
  const web = createDirectLine({ ...options, bot })
  const sms = options.sms && createSms({ ...options, bot, outbox, provider: options.sms })
  const azure = options.azure && createAzure({ ...options, ...options.azure, bot })
  const email = options.email && createEmail({ ...options, ...options.email })
  const all: readonly Channel[] = [
    web,
    ...(sms ? [sms] : []),
    ...(azure ? [azure] : []),
    ...(email ? [email] : []),
  ]
  return {
    web,
    routes: all.flatMap(({ routes }) => routes),
    outbox,
    sender: {
      deliver(c) {
        web.deliver(c)
        void outbox.flush(c.id)
        return Promise.resolve()
      },
    },
    async close() {
      await outbox.idle()
      all.forEach((channel) => channel.close())
    },
  }
}
