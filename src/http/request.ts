/** What a handler sees of a request: headers, cookies and the caller's address, each read once. */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

export function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {}
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : value
  return headers
}

/** The first of each name, as browsers send the most specific first. */
export function cookiesOf(request: IncomingMessage): Record<string, string> {
  const cookies = Object.create(null) as Record<string, string>
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at < 1) continue
    const name = pair.slice(0, at).trim()
    if (!(name in cookies)) cookies[name] = pair.slice(at + 1).trim()
  }
  return cookies
}

/** Behind `proxies` trusted ones the address the outermost of them saw; a header nobody trusted wrote is not read. */
export function addressOf(request: IncomingMessage, proxies: number): string {
  // Gone when the caller hung up meanwhile.
  const own = plain((request.socket as Socket | null)?.remoteAddress ?? '')
  if (proxies === 0) return own
  const named = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return plain(named.at(-proxies) ?? own).slice(0, 64)
}

const plain = (address: string) => (address.startsWith('::ffff:') ? address.slice(7) : address)
