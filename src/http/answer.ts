/** The one way out: security headers on every answer, text compressed, nothing kept by caches unless it says so. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { HttpAnswer } from './route.js'

/** A route's own headers replace these by name. */
const always = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const

const worthCompressing = 1_024
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: HttpAnswer,
): Promise<void> {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value)
  if (request.headers['x-forwarded-proto'] === 'https')
    response.setHeader('Strict-Transport-Security', 'max-age=31536000')
  for (const [name, value] of Object.entries(answer.headers ?? {}))
    response.setHeader(name, typeof value === 'string' ? value : [...value])
  const body = await compressed(request, response, Buffer.from(answer.body ?? ''))
  if (answer.status !== 304 && answer.status !== 204) response.setHeader('Content-Length', body.length)
  if (response.destroyed || response.headersSent) return
  // A body that was never read must not be taken for the next request.
  if (!request.complete) response.setHeader('Connection', 'close')
  response.writeHead(answer.status)
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function compressed(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<Buffer> {
  const type = String(response.getHeader('content-type') ?? '')
  if (!/^(text\/|application\/(json|javascript|problem\+json))|\+json|svg/.test(type)) return body
  addVary(response, 'Accept-Encoding')
  if (body.length < worthCompressing || response.hasHeader('content-encoding')) return body
  const encoding = acceptedEncoding(request.headers['accept-encoding'])
  if (!encoding) return body
  response.setHeader('Content-Encoding', encoding)
  if (encoding === 'gzip') return gzipped(body)
  return brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
}

/** Brotli before gzip, leaving out what the caller gave `q=0`. */
export function acceptedEncoding(accept: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const offered = String(accept ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(';'))
    .filter(([, quality]) => !/^\s*q=0(\.0*)?\s*$/.test(quality ?? ''))
    .map(([name]) => name?.trim())
  return offered.includes('br') ? 'br' : offered.includes('gzip') ? 'gzip' : undefined
}

function addVary(response: ServerResponse, name: string) {
  const before = String(response.getHeader('vary') ?? '')
  if (!before.toLowerCase().includes(name.toLowerCase()))
    response.setHeader('Vary', before ? `${before}, ${name}` : name)
}
