/** What a caller reads when a request fails before or outside a handler. */
import type { HttpAnswer, HttpRequest } from './route.js'

export type ErrorStatus = 400 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 503
export interface ErrorCause {
  readonly status: ErrorStatus
  /** A short code for programs: `notFound`, `tooLarge`, `cannotKeep`. */
  readonly code: string
}
export type ErrorAnswer = (cause: ErrorCause, request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>

const words: Record<ErrorStatus, string> = {
  400: 'This request could not be read.',
  403: 'This is not allowed.',
  404: 'There is nothing at this address.',
  405: 'This address does not take this method.',
  413: 'This is too long to be taken.',
  415: 'This content type is not taken here.',
  429: 'Too many requests at once. Please wait a moment and try again.',
  500: 'Something went wrong here. Please try again.',
  503: 'This cannot be done just now. Please try again in a moment.',
}

/** Direct Line's shape of an error, which our other programs' doors share. */
export function jsonError(cause: ErrorCause & { message?: string }): HttpAnswer {
  const error = { code: cause.code, message: cause.message ?? words[cause.status] }
  return {
    status: cause.status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ error }),
  }
}

export const forPrograms = ({ path }: HttpRequest) => /^\/(v3|api|health|metrics)(\/|$)/.test(path)

export const plainErrorAnswer: ErrorAnswer = (cause, request) =>
  forPrograms(request)
    ? jsonError(cause)
    : {
        status: cause.status,
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
        body: words[cause.status],
      }
