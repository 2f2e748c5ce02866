/** Mail by SMTP, in plain text. */
import { createTransport } from 'nodemailer'
import { isLoopback } from './loopback.js'

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`; the options of nodemailer may follow as a query. */
  readonly url: string
  readonly from: string
}
export interface Mail {
  readonly to: string
  /** One line. */
  readonly subject: string
  readonly text: string
  /** The same in every try, so that a double can be known as one. Letters, digits, `-`, `_` and dots. */
  readonly id: string
}
export type Mailed =
  | { readonly kind: 'mailed'; readonly id: string }
  /** This server will never take this mail; `address` when it is for whom it is to. */
  | { readonly kind: 'never'; readonly code: string; readonly address: boolean }
  | { readonly kind: 'later'; readonly code: string }

export interface Mailer {
  /** Never throws. */
  send(mail: Mail): Promise<Mailed>
  close(): void
}

const seconds = 1_000
/** Connections at once: more is rude to a small office's mail server. */
const connections = 2

export function createMailer({ url, from }: MailSettings): Mailer {
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
    async send({ to, subject, text, id }) {
      const messageId = `<${id}@${domain}>`
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' }
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId, headers })
        return { kind: 'mailed', id: messageId }
      } catch (error) {
        return faultOf(error)
      }
    },
    close: () => transport.close(),
  }
}

/** A server that refuses this very mail (5yz to RCPT or DATA, RFC 5321) refuses it tomorrow; all else may pass. */
function faultOf(error: unknown): Exclude<Mailed, { kind: 'mailed' }> {
  if (!(error instanceof Error)) return { kind: 'later', code: 'unexpected' }
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  const status = typeof responseCode === 'number' ? responseCode : undefined
  const ofThisMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (status === undefined) return { kind: 'later', code: typeof code === 'string' ? code : error.name }
  if (!ofThisMail || status < 500) return { kind: 'later', code: String(status) }
  return { kind: 'never', code: String(status), address: code === 'EENVELOPE' }
}
