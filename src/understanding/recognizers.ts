/**
 * The odd numbers and dates that our own words do not cover ("half a dozen", "nineteen fifty two"), by way of Microsoft's
 * recognisers. Slow texts can hang them and they cost 70 MB, so they are loaded at the first text that has one of the
 * lexicon's cues, and are shown at most sixty characters of plain words and few digits.
 */
import { createRequire } from 'node:module'
import type { Vocabulary } from './vocabulary.js'
import { clean } from './fold.js'
import { phrases } from './phrases.js'
import { keys, words } from './words.js'

interface Recognised {
  readonly typeName: string
  readonly resolution?: {
    readonly value?: unknown
    readonly values?: readonly { readonly timex?: string; readonly value?: string }[]
  } | null
}
interface Suite {
  recognizeNumber(text: string, culture: string): Recognised[]
  recognizeDateTime(text: string, culture: string): Recognised[]
}

let suite: Suite | undefined
function load(): Suite {
  suite ??= createRequire(import.meta.url)('@microsoft/recognizers-text-suite') as Suite
  return suite
}

const longest = 60

/** The text and culture to ask about; undefined when the text is long, not plain, or has no cue. */
function question(text: string, vocabulary: Vocabulary): { text: string; culture: string } | undefined {
  const plain = clean(text.slice(0, longest + 1)).toLowerCase()
  if (text.length > longest || !/^[a-z' ,]*(?:\d{1,4}[a-z' ,]*){0,3}\.?$/.test(plain)) return undefined
  const known = vocabulary.lexicons.find(({ recogniser }) => recogniser)?.recogniser
  if (!known) return undefined
  const cues = phrases(known.cues.map((cue) => [cue, true] as const))
  return cues.within(words(plain, longest)).length > 0 ? { text: plain, culture: known.culture } : undefined
}

export function recogniseNumber(text: string, vocabulary: Vocabulary): number | undefined {
  const asked = question(text, vocabulary)
  if (!asked) return undefined
  const found = load().recognizeNumber(asked.text, asked.culture)
  const value = Number(found[0]?.resolution?.value)
  return found.length === 1 && Number.isSafeInteger(value) ? value : undefined
}

/** An ISO date that the text names in full. */
export function recogniseDate(text: string, vocabulary: Vocabulary): string | undefined {
  const asked = question(text, vocabulary)
  if (!asked || keys(asked.text).length < 3) return undefined
  const found = load().recognizeDateTime(asked.text, asked.culture)
  const values = found[0]?.resolution?.values ?? []
  const [date] = values
  if (found.length !== 1 || values.length !== 1 || date?.timex !== date?.value) return undefined
  return /^\d{4}-\d{2}-\d{2}$/.test(date?.value ?? '') ? date?.value : undefined
}
