/**
 * The odd numbers that our own words do not cover ("half a dozen"), by way of Microsoft's recognisers. Slow texts can hang
 * them and they cost 70 MB, so they are loaded at the first text that has one of the lexicon's cues, and are shown at most
 * sixty characters of plain words. Their dates are not used: to them "May nineteen fifty two" is ten to eight in the evening.
 */
import { createRequire } from 'node:module'
import type { Vocabulary } from './vocabulary.js'
import { clean } from './fold.js'
import { phrases } from './phrases.js'
import { words } from './words.js'

interface Recognised {
  readonly resolution?: { readonly value?: unknown } | null
}
interface Suite {
  recognizeNumber(text: string, culture: string): Recognised[]
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
