/** The service itself, as `npm start` runs it, on an empty data folder and with its limits lifted; and its Direct Line. */
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { packageRoot } from '../../src/config.js'
import { startProcess, type ServerProcess } from './server-process.js'

export const secret = 'a-secret-for-the-bench-alone'
export const directLine = '/v3/directline/conversations'
const unlimited = '1000000000'

export interface Cairn extends ServerProcess {
  begin(locale: string): Promise<Conversation>
}

export interface Conversation {
  readonly id: string
  readonly token: string
  readonly streamUrl: string
}

export async function startCairn(
  environment: Readonly<Record<string, string>> = {},
  module = 'build/src/main.js',
): Promise<Cairn> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
  const settings = {
    DATA_DIR: folder,
    DIRECTLINE_SECRET: secret,
    LIMIT_CONVERSATIONS: unlimited,
    LIMIT_MESSAGES: unlimited,
    LIMIT_ADDRESS_MESSAGES: unlimited,
    LIMIT_ADDRESS_REQUESTS: unlimited,
    LOG_LEVEL: 'error',
    ...environment,
  }
  const server = await startProcess(module, settings, await flags()).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true })
    throw error
  })
  return {
    ...server,
    async begin(locale) {
      const answer = await call(server.url + directLine, { method: 'POST', bearer: secret, body: { locale } })
      const { conversationId, token, streamUrl } = startedSchema.parse(answer)
      return { id: conversationId, token, streamUrl }
    },
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What `npm start` starts Node with. */
async function flags(): Promise<readonly string[]> {
  const script = pathToFileURL(join(packageRoot, 'scripts/service-flags.mjs')).href
  return ((await import(script)) as { serviceFlags: readonly string[] }).serviceFlags
}

const startedSchema = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string() })

const feedSchema = z.object({
  activities: z.array(
    z.object({
      text: z.string(),
      from: z.object({ role: z.enum(['user', 'bot']) }),
      channelData: z.object({ clientActivityID: z.string().optional() }),
      attachments: z.array(z.unknown()).optional(),
    }),
  ),
})
export type Feed = z.infer<typeof feedSchema>['activities']

/** What a message is posted as. */
export const messageOf = (text: string, id: string) => ({
  type: 'message',
  text,
  from: { id: 'someone' },
  channelData: { clientActivityID: id },
})

export async function feedOf({ url }: Cairn, { id, token }: Conversation): Promise<Feed> {
  return feedSchema.parse(await call(`${url}${directLine}/${id}/activities`, { bearer: token })).activities
}

/** As many connections as there are requests at once: `fetch` lets some of them wait behind others. */
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

/** @throws for any answer but a good one. */
export function call(
  url: string,
  { method = 'GET', bearer, body }: { method?: string; bearer: string; body?: unknown },
): Promise<unknown> {
  const sent = body === undefined ? undefined : JSON.stringify(body)
  const headers = {
    authorization: `Bearer ${bearer}`,
    ...(sent === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent, timeout: 30_000 }, (answer) => {
      const { statusCode = 0 } = answer
      text(answer).then((said) => {
        if (statusCode >= 200 && statusCode < 300) resolve(JSON.parse(said))
        else reject(new Error(`${method} ${new URL(url).pathname} was answered ${statusCode}`))
      }, reject)
    })
    asked.on('error', reject)
    asked.on('timeout', () => asked.destroy(new Error(`${method} ${new URL(url).pathname} was not answered`)))
    asked.end(sent)
  })
}
