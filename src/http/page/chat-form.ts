/** The answer form as the page's door reads it. */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { together } from '../../channels/direct-line/pressed.js'

export const formSchema = z.object({
  text: z.string().default(''),
  choice: z.string().max(1_000).optional(),
  pick: z
    .union([z.string().max(300), z.array(z.string().max(300)).max(60)])
    .default([])
    .transform((picks) => [picks].flat()),
  /** Set by the button that sends the ticked ones, whatever else is in the box. */
  these: z.string().max(1).optional(),
  /** Made new with every page: the same form sent twice is one message. */
  form: z.string().max(60).default(''),
  lang: z.string().max(35).optional(),
  /** Set when the page showed a conversation, and not only a greeting. */
  begun: z.string().max(1).optional(),
  after: z.coerce.number().int().min(0).max(1e9).default(0),
})
export type Form = z.infer<typeof formSchema>

/** The code of what was ticked, unless something was written instead. */
export const several = ({ text, pick, these }: Form): string | undefined =>
  pick.length === 0 || (text.trim() !== '' && !these) ? undefined : together(pick)

/** The same form sent twice with the same answer is one message; sent again with another answer it is another. */
export function messageIdOf({ form, text }: Form, choice: string | undefined): string {
  if (form === '') return randomBytes(12).toString('base64url')
  return createHash('sha256')
    .update(`${form}\n${choice ?? ''}\n${text}`)
    .digest('base64url')
    .slice(0, 24)
}
