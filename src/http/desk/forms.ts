/** What the desk's forms send, checked at the door. A fault is a key of copy beside the field it belongs to. */
import { z } from 'zod'
import { usernameSchema } from '../../desk/accounts.js'
import { views } from '../../desk/list.js'
import { attemptResults, declineReasons, messageBackWays, outcomes } from '../../domain/referral.js'

export interface FieldError {
  readonly field: string
  /** Copy, under `errors`. */
  readonly key: string
}
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Line breaks stay; other control characters, and those that turn the writing direction about unseen, go. */
const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
const cleaned = (text: string) =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(unseen, (one) => (one === '\n' ? one : ''))
    .trim()
const text = (most: number) =>
  z.string('empty').transform(cleaned).pipe(z.string().min(1, 'empty').max(most, 'tooLong'))
const optionalText = (most: number) =>
  z
    .string()
    .optional()
    .transform((given) => cleaned(given ?? ''))
    .pipe(z.string().max(most, 'tooLong'))
const choiceOf = <const Codes extends readonly [string, ...string[]]>(codes: Codes) => z.enum(codes, 'choose')

export const attemptWays = ['call', 'text', 'email', 'chat', 'visit'] as const
export const mostCharacters = { reply: 4_000, note: 4_000, attempt: 1_000 }

export const replyForm = z.object({
  reply: text(mostCharacters.reply),
  once: z.string().regex(/^[\w-]{16,64}$/),
})
/** A ready-made reply to put under what is typed so far. */
export const readyReplyForm = z.object({
  use: z.string().max(40),
  reply: optionalText(mostCharacters.reply),
})
/** Giving the chat back may leave a note for colleagues. */
export const handBackForm = z.object({ handBackNote: optionalText(mostCharacters.note) })
export const noteForm = z.object({ note: text(mostCharacters.note) })
export const attemptForm = z.object({
  how: choiceOf(attemptWays),
  result: choiceOf(attemptResults),
  attemptText: optionalText(mostCharacters.attempt),
})
export const declineForm = z.object({ reason: choiceOf(declineReasons) })
/** How the message to the GP practice was sent. */
export const messageBackForm = z.object({ sentBy: choiceOf(messageBackWays) })
export const closeForm = z.object({
  outcome: choiceOf(outcomes),
  outcomeText: optionalText(mostCharacters.attempt),
})

const password = z.string('empty').min(1, 'empty').max(400, 'tooLong')
export const signInForm = z.object({
  username: z.string('empty').trim().toLowerCase().min(1, 'empty').max(60, 'tooLong'),
  password,
  next: z.string().max(300).optional(),
})
/** The name is asked with the first password of one's own: it is what people are told, so nobody is "Admin" to them. */
export const passwordForm = z.object({ current: password, next: password, name: text(60).optional() })
export const accountForm = z.object({
  username: usernameSchema.catch('').pipe(z.string().min(1, 'username')),
  name: text(60),
  role: choiceOf(['worker', 'admin']),
})
export const acknowledgeForm = z.object({ alert: z.string().min(1).max(20) })
export const noticeForm = z.object({ case: z.string().max(64), notice: z.string().max(64) })
export const noForm = z.object({})

export const wantedQuery = z.object({
  view: z.enum(views).catch('waiting'),
  need: z.string().max(60).optional().catch(undefined),
  language: z.string().max(20).optional().catch(undefined),
  reference: z.string().trim().max(40).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export function parsed<Value>(schema: z.ZodType<Value>, body: unknown): Parsed<Value> {
  const result = schema.safeParse(body)
  if (result.success) return { ok: true, value: result.data }
  const errors = result.error.issues.map(({ path, message }) => ({ field: String(path[0]), key: message }))
  return {
    ok: false,
    errors: errors.filter(({ field }, at) => errors.findIndex((one) => one.field === field) === at),
  }
}

/** Only the desk's own pages: nobody is sent elsewhere by a link. */
export function safeNext(next: string | undefined): string {
  return next && /^\/desk(\/[\w-]+)*$/.test(next) ? next : '/desk/queue'
}
