/** Notices by mail (SMTP): plain text. `Message-ID` is the notice's own in every try, so that a double can be known as one. */
import { createTransport } from 'nodemailer'
import { isLoopback } from './loopback.js'
import type { Way } from './ports.js'

export interface MailOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; the options of nodemailer may follow as a query. */
  readonly url: string
  readonly from: string
}

const seconds = 1_000
/** Connections at once: more is rude to a small office's mail server. */
const connections = 2

export function createMail({ url, from }: MailOptions): Way {
  const { hostname, protocol } = new URL(url)
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    socketTimeout: 20 * seconds,
    // A password never goes over the net in the clear.
    requireTLS: protocol === 'smtp:' && !isLoopback(hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? hostname
  return {
    async tell({ notice, subject, text, link }) {
      if (notice.to.way !== 'mail') return { kind: 'never', code: 'noAddress' }
      try {
        await transport.sendMail({
          from,
          to: notice.to.address,
          subject,
          text: `${text}\n\n${link.text}:\n${link.href}\n`,
          messageId: `<${notice.id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { kind: 'told' }
      } catch (error) {
        const { code, isForGood } = faultOf(error)
        return { kind: isForGood ? 'never' : 'later', code }
      }
    },
    close: () => transport.close(),
  }
}

/** A server that refuses this very mail (5yz to RCPT or DATA, RFC 5321) refuses it tomorrow; all else may pass. */
function faultOf(error: unknown): { code: string; isForGood: boolean } {
  if (!(error instanceof Error)) return { code: 'unexpected', isForGood: false }
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  const status = typeof responseCode === 'number' ? responseCode : undefined
  const ofThisMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  return {
    code: status === undefined ? (typeof code === 'string' ? code : error.name) : String(status),
    isForGood: ofThisMail && status !== undefined && status >= 500,
  }
}
