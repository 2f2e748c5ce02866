/** Direct Line's answers as its clients expect them, with CORS for the configured origins. */
import { forPrograms, type ErrorAnswer } from '../../http/error-answer.js'
import type { HttpAnswer, HttpRequest, Route } from '../../http/route.js'

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
})

/** Clients act on the status: 403 is an expired or foreign token, 404 an ended conversation. */
export const refusals = {
  noToken: [401, 'MissingToken', 'Send a Direct Line token in the Authorization header.'],
  badToken: [401, 'BadToken', 'This token cannot be read. Ask for a new one.'],
  expired: [403, 'TokenExpired', 'This token has expired. Ask for a new one.'],
  foreign: [403, 'ForeignConversation', 'This token is for another conversation.'],
  secretOnly: [403, 'SecretNeeded', 'Only the Direct Line secret makes tokens here.'],
  notSecret: [403, 'TokenNeeded', 'Exchange the secret for a token first: POST tokens/generate.'],
  origin: [403, 'OriginNotAllowed', 'Pages of this origin are not allowed.'],
  ended: [404, 'ConversationEnded', 'This conversation has ended. Please begin a new one.'],
  badActivity: [400, 'BadActivity', 'This is not an activity that can be read.'],
  badWatermark: [400, 'BadWatermark', 'This watermark was not given by this conversation.'],
  noUploads: [415, 'NoUploads', 'Files cannot be taken here. Please write in words.'],
  tooMany: [429, 'TooManyRequests', 'Too many messages at once. Please wait a moment and try again.'],
} as const satisfies Record<string, readonly [number, string, string]>

export function refuse(why: keyof typeof refusals, headers: Record<string, string> = {}): HttpAnswer {
  const [status, code, message] = refusals[why]
  return json(status, { error: { code, message } }, headers)
}

export interface Origins {
  allowed(request: HttpRequest): boolean
}

/** Our own page's origin, and those of pages that Web Chat is put on. */
export function createOrigins(own: string | undefined, others: readonly string[]): Origins {
  const listed = new Set([...others, ...(own ? [own] : [])].map((origin) => new URL(origin).origin))
  return {
    allowed({ headers: { origin, host } }) {
      if (!origin) return false
      if (listed.has(origin)) return true
      // A page of the very host that was asked, by whatever name it was reached.
      return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
    },
  }
}

export const corsHeaders = (request: HttpRequest, origins: Origins): Record<string, string> =>
  origins.allowed(request) && request.headers.origin
    ? {
        'Access-Control-Allow-Origin': request.headers.origin,
        // Without it a page cannot read when to come back.
        'Access-Control-Expose-Headers': 'Retry-After',
        Vary: 'Origin',
      }
    : { Vary: 'Origin' }

/** The routes with CORS headers on their answers, and a preflight for each address. */
export function withCors(routes: readonly Route[], origins: Origins): Route[] {
  const open = routes.map((route): Route => ({
    ...route,
    async handle(request) {
      const answer = await route.handle(request)
      return { ...answer, headers: { ...answer.headers, ...corsHeaders(request, origins) } }
    },
  }))
  const paths = [...new Set(routes.map(({ path }) => path))]
  const preflights = paths.map((path): Route => {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method)
    return {
      method: 'OPTIONS',
      path,
      access: 'directLine',
      handle(request) {
        if (!origins.allowed(request)) return refuse('origin', { Vary: 'Origin' })
        const headers = {
          ...corsHeaders(request, origins),
          'Access-Control-Allow-Methods': [...methods, 'OPTIONS'].join(', '),
          'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
          'Access-Control-Max-Age': '7200',
        }
        return { status: 204, headers }
      },
    }
  })
  return [...open, ...preflights]
}

/** Too long, too many, not kept: a client that cannot read the status takes each of them for a lost network. */
export const readableElsewhere =
  (answer: ErrorAnswer, origins: Origins): ErrorAnswer =>
  async (cause, request) => {
    const given = await answer(cause, request)
    return forPrograms(request)
      ? { ...given, headers: { ...given.headers, ...corsHeaders(request, origins) } }
      : given
  }
