/** A fragment of a page that the page fetches again by itself: the same bytes cost nothing the second time. */
import { createHash } from 'node:crypto'
import type { HttpAnswer } from '../route.js'
import type { SignedInVisit } from './visit.js'

export function liveAnswer(visit: SignedInVisit, answer: HttpAnswer): HttpAnswer {
  const etag = `"${createHash('sha256')
    .update(answer.body ?? '')
    .digest('base64url')
    .slice(0, 22)}"`
  const headers = {
    ...answer.headers,
    ETag: etag,
    // The browser keeps no copy: the script remembers the tag itself.
    'Cache-Control': 'no-store',
    'Session-Seconds-Left': String(Math.floor(visit.msLeft / 1000)),
  }
  const isSame = visit.request.headers['if-none-match']?.includes(etag) === true
  return isSame ? { status: 304, headers } : { ...answer, headers }
}
