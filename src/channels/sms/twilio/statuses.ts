/** Twilio's words for what became of a text, and its error codes, as the outbox takes them. */
import type { Posted, Report } from '../../../conversation/ports.js'

/** `queued` and `sending` say nothing that we do not know. */
export const statuses: Readonly<Record<string, Report['state'] | undefined>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
}

/** https://www.twilio.com/docs/api/errors */
const optedOut = new Set(['21610'])
/** No such number, cannot get texts, unknown to its network, a landline. */
const unreachable = new Set(['21211', '21614', '30005', '30006'])

export const deadWhy = (code: string | undefined): Report['dead'] =>
  code === undefined
    ? undefined
    : optedOut.has(code)
      ? 'optedOut'
      : unreachable.has(code)
        ? 'unreachable'
        : undefined

export const becameOf = (code: string | undefined): Pick<Report, 'code' | 'dead'> => ({
  code,
  dead: deadWhy(code),
})

/** An answer other than 2xx: nothing more goes there, this one does not, or it may go later. */
export function notSent(status: number, code: string, after: number | undefined): Posted {
  const why = deadWhy(code)
  if (why) return { kind: 'dead', why, code }
  // A wrong token is mended by whoever runs the service; the text waits for it.
  const passes = status === 401 || status === 403 || status === 408 || status === 429 || status >= 500
  return passes
    ? { kind: 'later', code, ...(after === undefined ? {} : { after }) }
    : { kind: 'refused', code }
}
