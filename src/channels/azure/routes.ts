/** `/api/messages`, the one address that Azure Bot Service posts to. */
import type { TurnContext } from 'botbuilder'
import type { Limits } from '../../http/limits.js'
import type { HttpAnswer, HttpRequest, Route } from '../../http/route.js'
import { readActivity } from './activity.js'
import type { AzureAdapter } from './adapter.js'
import { azureChannels } from './names.js'
import type { Signed } from './signed.js'

const path = '/api/messages'
const largestActivity = 262_144

export interface AzureRoutes {
  readonly adapter: AzureAdapter
  readonly turn: (context: TurnContext) => Promise<void>
  readonly limits: Pick<Limits, 'message'>
  /** Absent where the bot has no identity: then only this machine is answered. */
  readonly signed?: (authorization: string | undefined, channel: unknown) => Promise<Signed>
}

export function azureRoutes({ adapter, turn, limits, signed }: AzureRoutes): Route[] {
  async function messages({ body, headers, address }: HttpRequest): Promise<HttpAnswer> {
    if (!signed && !isFromHere(headers.host, address, headers['x-forwarded-for']))
      return refuse(404, 'notFound')
    const token = (await signed?.(headers.authorization, valueIn(body, 'channelId'))) ?? 'good'
    if (token === 'cannotTell') return refuse(503, 'noKeys', { 'Retry-After': '10' })
    if (token === 'bad') return unauthorized
    const activity = readActivity(body)
    // The token says which service it came from; an answer would go, with a token of ours, wherever the activity says.
    if (!activity)
      return typeof valueIn(body, 'serviceUrl') === 'string' ? refuse(400, 'badActivity') : unauthorized
    if (!signed && !isHere(new URL(activity.serviceUrl).hostname)) return unauthorized
    if (!azureChannels.includes(activity.channelId)) return refuse(400, 'unknownChannel')
    const { id } = activity.conversation
    const processed = await adapter
      .take(headers.authorization ?? '', activity, async (context) => {
        const allowed = await limits.message(id, id)
        if (!allowed.ok) throw new TooMany(allowed.retryAfter)
        await turn(context)
      })
      .catch((error: unknown) => {
        if (error instanceof TooMany) return error
        throw error
      })
    if (processed instanceof TooMany)
      return refuse(429, 'tooMany', { 'Retry-After': String(processed.retryAfter) })
    if (processed.kind === 'notAuthentic') return unauthorized
    const { response } = processed
    return response?.body === undefined
      ? { status: response?.status ?? 200 }
      : json(response.status, response.body)
  }
  return [
    { method: 'HEAD', path, access: 'public', handle: () => ({ status: 200 }) },
    {
      method: 'POST',
      path,
      access: 'public',
      takes: { kind: 'json', most: largestActivity },
      handle: messages,
    },
  ]
}

class TooMany extends Error {
  constructor(readonly retryAfter: number) {
    super('too many')
  }
}

const json = (status: number, body: unknown): HttpAnswer => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})
const refuse = (status: number, code: string, headers: Record<string, string> = {}): HttpAnswer => {
  const answer = json(status, { error: { code } })
  return { ...answer, headers: { ...answer.headers, ...headers } }
}
const unauthorized = refuse(401, 'unauthorized', { 'WWW-Authenticate': 'Bearer' })

const valueIn = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined

const isHere = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host)

/** The host is asked too, so that a page in a browser on this machine cannot be made to post here under a name of its own. */
const isFromHere = (host = '', address: string, forwarded: string | undefined) =>
  forwarded === undefined && isHere(address) && isHere(host.replace(/:\d+$/, ''))
