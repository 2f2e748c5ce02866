/** A notice to those who work with cases that something has happened: a reference and a link, never a personal detail. */
import { z } from 'zod'

/** A case waits for a link worker; somebody should look now; the person has written to their worker; a clock ends, has ended. */
export const noticeSubjects = ['handOff', 'alert', 'answer', 'nudge', 'escalation'] as const
export type NoticeSubject = (typeof noticeSubjects)[number]

export const noticeWays = ['mail', 'webhook', 'teamsCard'] as const
export type NoticeWay = (typeof noticeWays)[number]

/** Where webhook and card go is a setting with a secret in it, and stands in no case. */
const noticeTargetSchema = z.discriminatedUnion('way', [
  z.object({ way: z.literal('mail'), address: z.string() }),
  z.object({ way: z.literal('webhook') }),
  z.object({ way: z.literal('teamsCard') }),
])
export type NoticeTarget = z.infer<typeof noticeTargetSchema>

export const noticeSchema = z.object({
  /** The same in every try, so that the far side can drop a double; unique among all cases. */
  id: z.string(),
  to: noticeTargetSchema,
  about: z.enum(noticeSubjects),
  at: z.iso.datetime(),
  /** `dead`: given up, until somebody sends it again. */
  state: z.enum(['waiting', 'sent', 'dead']),
  /** How often sending was tried in vain. */
  tries: z.int(),
  /** When it is tried next, while it waits. */
  nextAt: z.iso.datetime(),
  sentAt: z.iso.datetime().optional(),
  /** Why the last try failed, as the far side calls it. */
  code: z.string().optional(),
})
export type Notice = z.infer<typeof noticeSchema>

type Due = readonly { readonly at: string; readonly what: string }[]

/** A `notice` that is due with the first notice that waits, and none where none does. */
export function withNoticesDue<Of extends { readonly notices: readonly Notice[]; readonly due: Due }>(
  c: Of,
): Of {
  const next = c.notices
    .filter(({ state }) => state === 'waiting')
    .map(({ nextAt }) => nextAt)
    .sort()[0]
  const due = c.due.filter(({ what }) => what !== 'notice')
  return { ...c, due: next === undefined ? due : [...due, { at: next, what: 'notice' }] }
}
