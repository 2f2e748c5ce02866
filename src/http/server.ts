/** The web server: the table of routes over restify, with one door for bodies, one for answers and one catch. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { pino } from 'pino'
import restify from 'restify'
import { sendAnswer } from './answer.js'
import { BadBody, readBody } from './body.js'
import type { Limits } from './limits.js'
import type { Log } from '../log.js'
import { plainErrorAnswer, type ErrorAnswer, type ErrorStatus } from './error-answer.js'
import { addressOf, cookiesOf, headersOf } from './request.js'
import type { HttpAnswer, HttpRequest, Route } from './route.js'
import { ConfigError, StoreError } from '../errors.js'

export interface ServerOptions {
  readonly routes: readonly Route[]
  /** The ceiling on all requests of one network address; leave out for none. */
  readonly limits?: Pick<Limits, 'request'>
  /** How many proxies in front are trusted to name the caller in `X-Forwarded-For`; 0 for none. */
  readonly trustProxy: number
  /** Takes WebSocket upgrades; without it they are refused. */
  readonly onUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly log: Log
  /** Words for what goes wrong before or outside a handler; the default is JSON or one plain line. */
  readonly errorAnswer?: ErrorAnswer
  /** Milliseconds a handler may take before the caller is answered 503. */
  readonly patience?: number
}

export interface Server {
  /** Port 0 takes any free one. Rejects when the port is taken. */
  listen(port: number, host: string): Promise<{ port: number }>
  /** Stops listening, lets open requests end, and drops connections that are idle or upgraded. */
  close(): Promise<void>
}

type Raw = { request: IncomingMessage; response: ServerResponse }

export function createServer(options: ServerOptions): Server {
  const { routes, log, errorAnswer = plainErrorAnswer, patience = 30_000 } = options
  const silent = pino({ level: 'silent' }) as unknown as restify.ServerOptions['log']
  const server = restify.createServer({ name: '', log: silent })
  const sockets = new Set<Duplex>()

  const asRequest = (raw: IncomingMessage, params: Record<string, string>, body: unknown): HttpRequest => {
    const [path = '/', search = ''] = splitOnce(raw.url ?? '/', '?')
    return {
      method: raw.method ?? 'GET',
      path,
      params,
      query: new URLSearchParams(search),
      headers: headersOf(raw),
      cookies: cookiesOf(raw),
      address: addressOf(raw, options.trustProxy),
      body,
    }
  }

  const refuse = async ({ request, response }: Raw, status: ErrorStatus, code: string, more = {}) => {
    try {
      const answer = await errorAnswer({ status, code }, asRequest(request, {}, undefined))
      await sendAnswer(request, response, { ...answer, headers: { ...answer.headers, ...more } })
    } catch (error) {
      log.event({ name: 'http.failed', route: 'errorAnswer', code: faultOf(error) })
      response.destroy()
    }
  }

  const failed = (raw: Raw, route: string, error: unknown) => {
    const full = error instanceof StoreError
    log.event({ name: 'http.failed', route, code: full ? error.code : faultOf(error) })
    if (raw.response.headersSent) raw.response.destroy()
    else return refuse(raw, full ? 503 : 500, full ? 'cannotKeep' : 'fault')
  }

  async function serve(route: Route, raw: Raw & { params: Record<string, string> }) {
    const name = `${route.method} ${route.path}`
    try {
      const tooMany = await options.limits?.request(addressOf(raw.request, options.trustProxy))
      if (tooMany && !tooMany.ok)
        return await refuse(raw, 429, 'tooMany', { 'Retry-After': String(tooMany.retryAfter) })
      const body = await readBody(raw.request, route.takes)
      const answer = await within(patience, route.handle(asRequest(raw.request, raw.params, body)))
      if (answer === late) {
        log.event({ name: 'http.failed', route: name, code: 'late' })
        await refuse(raw, 503, 'late')
      } else await sendAnswer(raw.request, raw.response, answer)
    } catch (error) {
      if (error instanceof BadBody) await refuse(raw, error.status, error.code, { Connection: 'close' })
      else await failed(raw, name, error)
    }
  }

  // restify parses the URL again and again without a catch: what it cannot parse must not get that far.
  server.pre((request, response, next) => {
    try {
      const { pathname } = (request as unknown as { getUrl(): URL }).getUrl()
      decodeURIComponent(pathname)
      next()
    } catch {
      void refuse({ request, response }, 400, 'badAddress', { Connection: 'close' })
    }
  })
  for (const route of withHeads(routes)) {
    server[verbs[route.method]](route.path, (request, response, next) => {
      const params = request.params as Record<string, string>
      void serve(route, { request, response, params }).finally(() => next())
    })
  }
  // Their callbacks are not called: restify would go on to write an answer of its own.
  server.on('NotFound', (request: IncomingMessage, response: ServerResponse) => {
    void refuse({ request, response }, 404, 'notFound')
  })
  server.on('MethodNotAllowed', (request: IncomingMessage, response: ServerResponse) => {
    void refuse({ request, response }, 405, 'method')
  })

  const http = server.server
  http.headersTimeout = 15_000
  http.requestTimeout = 30_000
  http.keepAliveTimeout = 65_000
  http.maxHeadersCount = 100
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    if (options.onUpgrade) options.onUpgrade(request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
  })

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        // restify passes its server's errors on as its own; left alone they would end the process with a stack.
        const failed = (error: NodeJS.ErrnoException) => reject(notListening(error, port, host))
        server.once('error', failed)
        http.listen(port, host, () => {
          server.off('error', failed)
          resolve({ port: (http.address() as AddressInfo).port })
        })
      }),
    close: () =>
      new Promise((resolve) => {
        const impatient = setTimeout(() => http.closeAllConnections(), 2_000)
        http.close(() => {
          clearTimeout(impatient)
          resolve()
        })
        http.closeIdleConnections()
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** What restify calls the methods. */
const verbs = {
  GET: 'get',
  HEAD: 'head',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'del',
  OPTIONS: 'opts',
} as const

const late = Symbol('late')

async function within(
  patience: number,
  work: Promise<HttpAnswer> | HttpAnswer,
): Promise<HttpAnswer | typeof late> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), patience)
  })
  try {
    return await Promise.race([work, end])
  } finally {
    clearTimeout(timer)
  }
}

/** A GET route also answers HEAD, unless a route of its own does. */
function withHeads(routes: readonly Route[]): Route[] {
  const heads = new Set(routes.filter(({ method }) => method === 'HEAD').map(({ path }) => path))
  const missing = routes.filter(({ method, path }) => method === 'GET' && !heads.has(path))
  return [...routes, ...missing.map((route): Route => ({ ...route, method: 'HEAD' }))]
}

function splitOnce(text: string, at: string): [string, string] {
  const index = text.indexOf(at)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}

/** A fault's code or kind: never its message, which may hold somebody's words. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.constructor.name
  return code.slice(0, 60)
}

function notListening(cause: NodeJS.ErrnoException, port: number, host: string): ConfigError {
  const why =
    cause.code === 'EADDRINUSE'
      ? `port ${port} is taken; stop what uses it or set PORT to another`
      : `it cannot listen on ${host}:${port} (${cause.code ?? cause.message}); set HOST and PORT`
  return new ConfigError('cannot_listen', `Cairn did not start: ${why}`, { cause })
}
