/**
 * A case as text, in two lines of JSON: first its head with what the index needs, then the case. At start only first
 * lines are read, so that ten thousand cases do not have to be parsed before anybody is answered.
 */
import { z } from 'zod'
import { caseFormat, type Case } from '../domain/case.js'
import type { CaseHead } from '../conversation/ports.js'
import { jsonOf, type TextForm } from './durable-file.js'
import { presentCase } from './migrate.js'

/** To be raised when `CaseHead` or how it is derived changes: heads of an older number are derived afresh at start. */
const headFormat = 4

const headSchema = z.strictObject({
  id: z.string(),
  version: z.number().int().positive(),
  addresses: z.array(z.object({ channel: z.string(), address: z.string() })),
  dueAt: z.string().optional(),
  team: z.string().optional(),
  deadNotices: z.number().int().optional(),
  referral: z
    .strictObject({
      reference: z.string(),
      status: z.enum(['waiting', 'taken', 'declined', 'closed', 'withdrawn']),
      madeAt: z.string(),
      takenAt: z.string().optional(),
      changedAt: z.string(),
      expectedBy: z.string(),
      worker: z.string().optional(),
      needs: z.array(z.string()),
      language: z.string(),
      interpreter: z.boolean(),
      reasons: z.array(z.string()),
      shared: z.boolean(),
      unansweredSince: z.string().optional(),
    })
    .optional(),
  alert: z.strictObject({ openedAt: z.string(), contact: z.string(), calls: z.number().int() }).optional(),
}) satisfies z.ZodType<CaseHead>

const firstLineSchema = z.object({
  /** The case's own format, so that a newer one is recognised without reading it. */
  format: z.number().int().positive(),
  headFormat: z.number().int(),
  startedAt: z.string(),
  head: z.unknown(),
})

/** What the index knows of a case. */
export interface Indexed {
  readonly head: CaseHead
  readonly startedAt: string
}

export interface Filed extends Indexed {
  readonly case: Case
}

export type HeadOf = (c: Case) => CaseHead

export function filed(c: Case, headOf: HeadOf): Filed {
  return { head: headOf(c), startedAt: c.startedAt, case: c }
}

export function caseForm(headOf: HeadOf): TextForm<Filed> {
  return {
    print({ head, startedAt, case: c }) {
      return `${JSON.stringify({ format: caseFormat, headFormat, startedAt, head })}\n${printCase(c)}\n`
    },
    parse: (text) => filed(presentCase(jsonOf(text.slice(text.indexOf('\n') + 1))), headOf),
  }
}

/** As `JSON.stringify` prints it. What a turn did not touch, which is nearly all of a long case, is not printed again. */
function printCase({ messages, events, answers, ...rest }: Case): string {
  const sections = Object.entries(answers).map(([name, of]) => `${JSON.stringify(name)}:${printed(of)}`)
  const lists = `"messages":[${messages.map(printed).join()}],"events":[${events.map(printed).join()}]`
  return `${JSON.stringify(rest).slice(0, -1)},"answers":{${sections.join()}},${lists}}`
}

/** Parts of a case are never changed, only replaced; a part's text goes with the part. */
const texts = new WeakMap<object, string>()

function printed(part: object): string {
  const known = texts.get(part) ?? JSON.stringify(part)
  texts.set(part, known)
  return known
}

export interface FirstLine {
  readonly format: number
  /** Undefined when the head was derived by an older Cairn and the case itself must be read. */
  readonly indexed: Indexed | undefined
}

/** Undefined when it is no first line of ours. */
export function parseFirstLine(line: string): FirstLine | undefined {
  const parsed = firstLineSchema.safeParse(jsonOf(line))
  if (!parsed.success) return undefined
  const { format, startedAt } = parsed.data
  if (parsed.data.headFormat !== headFormat) return { format, indexed: undefined }
  const head = headSchema.safeParse(parsed.data.head)
  return { format, indexed: head.success ? { head: head.data, startedAt } : undefined }
}
