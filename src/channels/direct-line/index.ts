/** Direct Line, put together: what the registry and our own page are given. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Conversation } from '../../conversation/ports.js'
import type { Case } from '../../domain/case.js'
import type { ErrorAnswer } from '../../http/error-answer.js'
import type { Limits } from '../../http/limits.js'
import type { HttpRequest, Route } from '../../http/route.js'
import type { Log } from '../../log.js'
import type { CairnBot } from '../bot.js'
import type { Channel } from '../channel.js'
import type { HandoffOf } from '../handoff.js'
import { DirectLineAdapter } from './adapter.js'
import { webChannel } from './channel.js'
import { createOrigins, readableElsewhere, withCors } from './answers.js'
import { createDoor, type Door } from './door.js'
import { Live, type LiveOptions } from './live.js'
import { directLineRoutes } from './routes.js'
import type { Say } from './shown.js'
import { createTokens, type Holder, type Tokens } from './tokens.js'
import { createUpgrade } from './upgrade.js'
import { createWhoWrites, type WhoWrites } from './who-writes.js'

export interface DirectLineOptions {
  readonly bot: CairnBot
  readonly conversation: Conversation
  readonly limits: Limits
  readonly log: Log
  /** Signs tokens and the page's cookie: at least 32 bytes, kept with the data so that a restart changes nothing. */
  readonly key: Uint8Array
  readonly languages: readonly string[]
  readonly serviceName: string
  readonly say: Say
  readonly handoff?: HandoffOf | undefined
  readonly secret?: string | undefined
  /** Where callers reach the service; undefined takes the host that each of them asked for. */
  readonly publicUrl?: string | undefined
  /** Origins of other people's pages that may hold a chat. */
  readonly origins?: readonly string[]
  readonly live?: LiveOptions
  readonly seconds?: Tokens['seconds']
}

export interface DirectLine extends Channel {
  readonly door: Door
  readonly tokens: Tokens
  readonly whoWrites: WhoWrites
  /** Wakes the open sockets of a case. */
  deliver(c: Case): void
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Whom the page's cookie in this request stands for. */
  pageHolder(request: Pick<HttpRequest, 'cookies'>): Promise<Holder | undefined>
  /** Conversations with an open socket: all that is held in memory. */
  openConversations(): number
  /** An error answered before or outside our routes, so that a page elsewhere can read it too. */
  readable(answer: ErrorAnswer): ErrorAnswer
  /** Routes that pages elsewhere may read, like our own. */
  withCors(routes: readonly Route[]): Route[]
}

export const pageCookie = 'cairn'

export function createDirectLine(options: DirectLineOptions): DirectLine {
  const { conversation, limits, languages, serviceName, say, handoff, publicUrl, secret } = options
  const live = new Live(options.live)
  const adapter = new DirectLineAdapter(options.bot, live)
  const door = createDoor({ conversation, adapter, live })
  const whoWrites = createWhoWrites({ door, live })
  const tokens = createTokens(options.key, options.seconds)
  const origins = createOrigins(publicUrl, options.origins ?? [])
  const pageHolder: DirectLine['pageHolder'] = async ({ cookies }) => {
    const cookie = cookies[pageCookie]
    const holder = cookie ? await tokens.verify(cookie, 'page') : undefined
    return holder?.ok ? holder : undefined
  }
  const failed = (code: string) => options.log.event({ name: 'http.failed', route: 'stream', code })
  const upgrade = createUpgrade({ door, live, tokens, serviceName, say, handoff, failed })
  const world = {
    door,
    live,
    whoWrites,
    tokens,
    limits,
    origins,
    languages,
    serviceName,
    say,
    handoff,
    secret,
    publicUrl,
    pageHolder,
  }
  return {
    names: [webChannel],
    routes: directLineRoutes(world),
    door,
    tokens,
    whoWrites,
    pageHolder,
    onUpgrade: (request, socket, head) => void upgrade(request, socket, head),
    deliver: (c) => {
      for (const { channel, address } of c.addresses) if (channel === webChannel) live.push(address, c)
    },
    openConversations: () => live.conversations,
    withCors: (routes) => withCors(routes, origins),
    readable: (answer) => readableElsewhere(answer, origins),
    close: () => live.close(),
  }
}
