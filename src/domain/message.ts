/** One message in a case. The Direct Line feed, the page, the desk's timeline and the transcript all read this one list. */
import { z } from 'zod'
import { deliverySchema } from './delivery.js'
import { wordsSchema } from './words.js'

const choiceSchema = z.object({ code: z.string(), label: z.string() })

export const messageSchema = z.object({
  /** Its place in the case's list: 0, 1, 2 … Also the Direct Line watermark. */
  index: z.number().int(),
  at: z.iso.datetime(),
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person') }),
    z.object({ kind: z.literal('bot') }),
    z.object({ kind: z.literal('worker'), id: z.string(), name: z.string() }),
  ]),
  text: z.string(),
  /** The language `text` is in; undefined where nobody knows (a person's own words). */
  language: z.string().optional(),
  /** The bot's message before it was put into a language, so that a worker can read it in theirs. */
  say: wordsSchema.optional(),
  choices: z.array(choiceSchema).optional(),
  cards: z
    .array(
      z.object({
        title: z.string(),
        suits: z.array(z.string()),
        stops: z.array(z.string()),
        choice: choiceSchema,
      }),
    )
    .optional(),
  rows: z
    .array(z.object({ label: z.string(), value: z.string(), choice: choiceSchema.optional() }))
    .optional(),
  /** True when several of the choices may be ticked; ticked ones come back as one code, `section.step=one,two`. */
  several: z.boolean().optional(),
  urgent: z.boolean().optional(),
  /** What in `text` can be tapped, and where it leads. */
  links: z.array(z.object({ text: z.string(), href: z.string() })).optional(),
  /** The channel's id of a person's message: a second one with the same id is the same message. */
  messageId: z.string().optional(),
  /** Where it is sent out to; absent where the reader's channel fetches this list itself. */
  delivery: deliverySchema.optional(),
})
export type Message = z.infer<typeof messageSchema>

/**
 * What can be chosen by number, in the order of the numbers: the choices, and after them what stands in a row alone. An answer is
 * changed by the command for it, which has a list of its own.
 */
export const numbered = ({ choices = [], rows = [] }: Pick<Message, 'choices' | 'rows'>) => [
  ...choices,
  ...rows.flatMap(({ label, choice }) =>
    choice && !choice.code.startsWith('!change=')
      ? [{ code: choice.code, label: `${choice.label}: ${label}` }]
      : [],
  ),
]
