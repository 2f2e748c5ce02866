/** Notices by mail: plain text. The mail's id is the notice's own in every try. */
import type { Mailer } from '../mail/transport.js'
import type { Way } from './ports.js'

export const createMail = (mailer: Mailer): Way => ({
  async tell({ notice, subject, text, link }) {
    if (notice.to.way !== 'mail') return { kind: 'never', code: 'noAddress' }
    const told = await mailer.send({
      to: notice.to.address,
      subject,
      text: `${text}\n\n${link.text}:\n${link.href}\n`,
      id: notice.id,
    })
    return told.kind === 'mailed' ? { kind: 'told' } : { kind: told.kind, code: told.code }
  },
})
