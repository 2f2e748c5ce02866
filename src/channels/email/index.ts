/**
 * Mail to people who asked to be answered so: one way only, as nobody reads what comes back. A worker's words, a reminder, a code
 * to carry on with; each to an address that was shown to be the person's own.
 */
import type { Posted } from '../../conversation/ports.js'
import type { Case } from '../../domain/case.js'
import type { Message } from '../../domain/message.js'
import { hashed } from '../../log.js'
import type { Mailer } from '../../mail/transport.js'
import { plainMessage } from '../../speech/plain-message.js'
import type { Channel } from '../channel.js'
import { emailChannel } from './channel.js'

export interface EmailOptions {
  readonly mailer: Mailer
  readonly serviceName: string
  /** Where the page is. */
  readonly publicUrl?: string | undefined
  readonly sayIn: (key: string, values: Readonly<Record<string, string>>, language: string) => string
}

export function createEmail({ mailer, serviceName, publicUrl, sayIn }: EmailOptions): Channel {
  return {
    names: [emailChannel],
    routes: [],
    async post({ address }, message, c): Promise<Posted> {
      const mailed = await mailer.send({
        to: address,
        subject: sayIn('mail.subject', { service: serviceName }, c.language),
        text: bodyOf(message, c),
        // The mail travels through other hands: it bears nothing by which the case is known here.
        id: hashed(`${c.id} ${message.index}`),
      })
      if (mailed.kind === 'mailed') return { kind: 'sent', ids: [mailed.id] }
      if (mailed.kind === 'later') return mailed
      const { code } = mailed
      return mailed.address ? { kind: 'dead', why: 'unreachable', code } : { kind: 'refused', code }
    },
    close: () => {},
  }

  function bodyOf(message: Message, c: Case): string {
    const { from } = message
    const who = from.kind === 'worker' ? [`${from.name}:`] : []
    const end = sayIn(`mail.${publicUrl ? 'answerAt' : 'noAnswer'}`, { link: publicUrl ?? '' }, c.language)
    return [...who, plainMessage(message), '', end, ''].join('\n')
  }
}
