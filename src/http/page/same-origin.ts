/** Whether a form was sent from our own page: the guard against other people's pages (cross-site request forgery). */
import type { HttpRequest } from '../route.js'

export function sameOrigin({ headers }: HttpRequest, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = headers
  // Old browsers say neither. Under `no-referrer` they name the origin "null"; the cookie is Lax, so a page elsewhere
  // could at most begin a conversation of its own.
  if (origin === undefined || origin === 'null') return true
  if (publicUrl && origin === new URL(publicUrl).origin) return true
  return host !== undefined && (origin === `https://${host}` || origin === `http://${host}`)
}
