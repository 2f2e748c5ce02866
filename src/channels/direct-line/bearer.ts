/** What a caller shows to be let in: a token or the secret, in the Authorization header. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { HttpRequest } from '../../http/route.js'

export function bearerOf({ headers }: HttpRequest): string | undefined {
  return /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(headers.authorization ?? '')?.[1]
}

/** Compared by hash, so that the time it takes tells nothing. */
export function isSecret(given: string | undefined, secret: string | undefined): boolean {
  if (!given || !secret) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
