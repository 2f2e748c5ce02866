/** What is to be said, without saying it: copy keys and values that `speech` turns into one language. */
import { z } from 'zod'

/** A copy key with its values, or words that are already somebody's own (a name, an address). */
export type Words =
  { readonly key: string; readonly values?: Values | undefined } | { readonly literal: string }

export type Value =
  | string
  | number
  | Words
  | { readonly list: readonly Words[] }
  /** Each on a line of its own. */
  | { readonly lines: readonly Words[] }
  /** An ISO date: `date` as a date, `day` with its weekday. */
  | { readonly date: string }
  | { readonly day: string }
  | { readonly time: string }
  | { readonly pounds: number }
  | { readonly language: string }

export type Values = Readonly<Record<string, Value>>

export const wordsSchema: z.ZodType<Words> = z.lazy(() =>
  z.union([
    z.strictObject({ key: z.string(), values: z.record(z.string(), valueSchema).optional() }),
    z.strictObject({ literal: z.string() }),
  ]),
)
const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    wordsSchema,
    z.strictObject({ list: z.array(wordsSchema) }),
    z.strictObject({ lines: z.array(wordsSchema) }),
    z.strictObject({ date: z.string() }),
    z.strictObject({ day: z.string() }),
    z.strictObject({ time: z.string() }),
    z.strictObject({ pounds: z.number() }),
    z.strictObject({ language: z.string() }),
  ]),
)

/**
 * A button. `code` is what comes back when it is pressed: `section.step=code` answers that step,
 * `!command` gives a command. Typed, a choice is found by its number or its label.
 */
export interface Choice {
  readonly code: string
  readonly label: Words
}

/** One activity in a list: each line is a fragment a tired person reads at a glance. */
export interface Card {
  readonly title: string
  readonly suits: readonly Words[]
  readonly stops: readonly Words[]
  readonly choice: Choice
}

/** A line of "check your answers". */
export interface Row {
  readonly label: Words
  readonly value: Words
  /** What changes this answer. */
  readonly choice?: Choice
}

/** One message of the bot. */
export interface Reply {
  readonly say: Words
  readonly choices?: readonly Choice[]
  readonly cards?: readonly Card[]
  readonly rows?: readonly Row[]
  /** True when more than one of the choices may be taken; pressed together they come back as `section.step=one,two`. */
  readonly several?: boolean
  /** True when this help must be announced at once (a crisis message). */
  readonly urgent?: boolean
  /** The language it is said in, where that is not the one the conversation is held in. */
  readonly language?: string
  /** What in its words can be tapped: a number as it stands there, and where it leads. */
  readonly links?: readonly Link[]
}

export interface Link {
  readonly text: string
  /** `tel:` or `sms:`. */
  readonly href: string
}
