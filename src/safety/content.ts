/** The shape of `content/safety`, checked at the door. What is in it are drafts until a safety officer and native speakers sign (`reviewedBy`). */
import { z } from 'zod'
import { helpLevels } from '../domain/alert.js'
import { findingKinds } from './ports.js'

const id = z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/i, 'must be letters, digits, dots and hyphens')
const version = z.string().min(1)
const review = { reviewedBy: z.string().nullable(), reviewedOn: z.iso.date().nullable() }
const kind = z.enum(findingKinds)
const expression = z.string().refine(isExpression, 'is not a regular expression')
const patterns = z.array(z.string().min(1)).min(1)

function isExpression(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== ''
  } catch {
    return false
  }
}

export const ruleSchema = z.strictObject({
  id,
  level: z.enum(helpLevels),
  kind: kind.optional(),
  example: z.string().min(1),
  patterns,
})

/**
 * What makes a rule's words mean something else: an idiom, a title, a denial, the past. Where a guard's words overlap a rule's, the rule
 * is softened to `to`. `reach` lets a guard count for words that many places before and after it in the same sentence.
 */
export const guardSchema = z.strictObject({
  id,
  to: z.enum(['none', 'sensitive']),
  /** Only rules of these kinds or with these ids; without it, all. */
  of: z.array(z.string()).min(1).optional(),
  reach: z.int().min(0).max(12).default(0),
  example: z.string().min(1),
  patterns,
})

export const phrasesSchema = z.strictObject({
  language: z.string().min(2),
  version,
  ...review,
  words: z.record(z.string().regex(/^\w+$/), z.array(z.string().min(1)).min(1)),
  /** Text-speak spelled out: "kms" is "kill myself". */
  shortForms: z.record(z.string().min(1), z.string().min(1)),
  /** Ordinary words never to be taken for others: not cut up, not read with a letter changed. */
  whole: z.array(z.string().min(1)),
  /** Regular expressions and what stands for them, in order: many spellings of one word made the same. */
  respell: z.array(z.tuple([expression, z.string()])).default([]),
  /** Particles written together with the word that follows; the word is read without them too. */
  prefixes: z.array(z.string().min(1)).default([]),
  rules: z.array(ruleSchema).min(1),
  guards: z.array(guardSchema),
  /** What says that whoever writes is under 18, or cannot use a voice call. */
  young: z.array(z.string().min(1)).default([]),
  deaf: z.array(z.string().min(1)).default([]),
})
export type Phrases = z.infer<typeof phrasesSchema>
export type Rule = z.infer<typeof ruleSchema>
export type Guard = z.infer<typeof guardSchema>

export interface WordingCopy {
  readonly [key: string]: string | WordingCopy
}
const copySchema: z.ZodType<WordingCopy> = z.lazy(() =>
  z.record(z.string(), z.union([z.string().min(1), copySchema])),
)

/** What is said in one language when help is shown. */
export const wordingSchema = z.strictObject({
  language: z.string().min(2),
  /** The language's own name. */
  name: z.string().min(1),
  direction: z.enum(['ltr', 'rtl']),
  version,
  ...review,
  copy: z.record(z.string(), z.union([z.string().min(1), copySchema])),
})
export type Wording = z.infer<typeof wordingSchema>

const nation = z.string().min(1)

export const helplineSchema = z
  .strictObject({
    id,
    name: z.string().min(1),
    call: z.string().min(2).optional(),
    /** The number to press once they have answered. */
    option: z.int().min(0).max(9).optional(),
    text: z.string().min(2).optional(),
    href: z
      .string()
      .regex(/^(tel|sms):[0-9+]+$/, 'must be tel: or sms: and digits')
      .optional(),
    when: z.string().regex(/^safety\.helplines\.\w+$/),
    source: z.string().min(1),
    checked: z.iso.date().nullable(),
    /** What is still to be checked, for the officer. Required while `checked` is null. */
    check: z.string().min(1).optional(),
    nations: z.array(nation).min(1),
    /** Stands on every page. */
    always: z.boolean(),
    /** The levels and kinds it is shown for, beside those that are always shown. */
    levels: z.array(ruleSchema.shape.level),
    kinds: z.array(kind),
    /** For people younger than this; 18 where only that they are under 18 is known. */
    youngerThan: z.int().optional(),
  })
  .refine((h) => h.call !== undefined || h.text !== undefined, {
    error: 'needs call or text',
    path: ['call'],
  })
  .refine((h) => h.checked !== null || h.check !== undefined, {
    error: 'says what is to be checked while checked is null',
    path: ['check'],
  })

export const helplinesSchema = z.strictObject({
  version,
  ...review,
  nations: z.array(nation).min(1),
  helplines: z.array(helplineSchema).min(1),
})
export type HelplineList = z.infer<typeof helplinesSchema>
export type HelplineRecord = z.infer<typeof helplineSchema>
