/** A running Direct Line over the fake conversation, for the channel tests. */
import { randomBytes } from 'node:crypto'
import { createChannels, type ChannelOptions, type Channels } from '../../src/channels/index.js'
import { plainErrorAnswer } from '../../src/http/error-answer.js'
import { createLimits, usualLimits } from '../../src/http/limits.js'
import { createServer, type Server } from '../../src/http/server.js'
import type { LogEvent } from '../../src/log.js'
import { noOutbox } from '../no-outbox.js'
import { createFakeConversation, type FakeConversation } from './fake-conversation.js'

export const secret = 'a-direct-line-secret-of-the-test'

export interface Service {
  readonly base: string
  readonly domain: string
  readonly port: number
  readonly conversation: FakeConversation
  readonly channels: Channels
  readonly events: LogEvent[]
  call(path: string, options?: CallOptions): Promise<Response>
  token(user?: string): Promise<Granted>
  close(): Promise<void>
}

export interface CallOptions {
  readonly method?: string
  readonly bearer?: string | undefined
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

export interface Granted {
  conversationId: string
  token: string
  expires_in: number
  streamUrl: string
}

export async function startService(
  more: Partial<ChannelOptions> & { port?: number; conversation?: FakeConversation; patience?: number } = {},
): Promise<Service> {
  const conversation = more.conversation ?? createFakeConversation()
  const events: LogEvent[] = []
  const log = { event: (event: LogEvent) => void events.push(event) }
  const channels = createChannels({
    limits: createLimits({ ...usualLimits, conversations: 1_000, messagesPerAddress: 10_000 }),
    log,
    key: randomBytes(32),
    languages: ['en', 'cy', 'pl', 'ur'],
    defaultLanguage: 'en',
    serviceName: 'Cairn',
    say: (key) => key,
    secret,
    outbox: noOutbox,
    apology: 'Sorry',
    byText: () => undefined,
    origins: ['https://surgery.example'],
    ...more,
    conversation,
  })
  const server: Server = createServer({
    routes: channels.web.routes,
    trustProxy: 0,
    log,
    onUpgrade: channels.web.onUpgrade,
    errorAnswer: channels.web.readable(plainErrorAnswer),
    ...(more.patience && { patience: more.patience }),
  })
  const { port } = await server.listen(more.port ?? 0, '127.0.0.1')
  const base = `http://127.0.0.1:${port}`
  const domain = `${base}/v3/directline`
  const call: Service['call'] = (path, { method = 'GET', bearer, body, headers = {} } = {}) =>
    fetch(path.startsWith('http') ? path : `${path.startsWith('/') ? base : `${domain}/`}${path}`, {
      method,
      headers: {
        ...(bearer && { authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  return {
    base,
    domain,
    port,
    conversation,
    channels,
    events,
    call,
    token: async (user) => {
      const answer = await call('tokens/generate', {
        method: 'POST',
        bearer: secret,
        body: user ? { user: { id: user } } : {},
      })
      return (await answer.json()) as Granted
    },
    async close() {
      await channels.close()
      await server.close()
    },
  }
}

/** Waits until the claim holds, at most three seconds. */
export async function until(claim: () => boolean | Promise<boolean>, most = 3_000): Promise<void> {
  const end = Date.now() + most
  while (!(await claim())) {
    if (Date.now() > end) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
