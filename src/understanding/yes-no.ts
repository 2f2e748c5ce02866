/** Yes, no and everything that is neither: only a plain yes may count as one. */
import type { ExampleModel } from '../learning/examples.js'
import type { YesNo } from './ports.js'
import { mended, type Vocabulary } from './vocabulary.js'
import { words } from './words.js'

const longest = 300
const names = ['yes', 'no', 'maybe', 'neither', 'qualifiers', 'filler'] as const

/** How like its examples an answer must be where the words alone do not tell. A wrong yes is the one mistake that must not be. */
const alike = 0.45
const asAYes = 0.97
const hardlyQualified = 0.1
const mostWords = 12

/** By words first: an answer made of a yes and polite filler alone is a yes. What the words leave open is read by its likeness to examples. */
export function yesNo(text: string, vocabulary: Vocabulary, model: ExampleModel<YesNo>): YesNo {
  if (text.length > longest && text.trim().length > longest) return 'unclear'
  const tags = vocabulary.tags(names)
  const said = mended(words(text, longest), vocabulary.speller(tags, 8))
  const parts = tags.within(said)
  const has = (name: (typeof names)[number]) => parts.some(({ value }) => value === name)
  const byWords = read(text, said, parts)
  const known = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  const isOpen = known < said.length && said.length > 1 && said.length <= mostWords && !text.includes('?')
  if (!isOpen || (byWords !== 'unclear' && byWords !== 'qualified') || has('neither')) return byWords

  const likely = model(said.map(({ key }) => key))
  const share = (answer: YesNo) => likely.get(answer) ?? 0
  const isPlain = !has('no') && !has('qualifiers') && !has('maybe')
  // Only what begins with a yes may become one: what merely sounds like consent is none.
  if (byWords === 'qualified')
    return isPlain && share('yes') >= asAYes && share('qualified') < hardlyQualified ? 'yes' : byWords
  const [best] = [...likely].filter(([answer]) => answer !== 'yes').sort(([, a], [, b]) => b - a)
  return best && best[1] >= alike && best[1] > share('yes') ? best[0] : byWords
}

/** Whether it is a no and polite words, and nothing else: "no thanks", not "no stairs". */
export function isPlainNo(text: string, vocabulary: Vocabulary): boolean {
  if (text.length > longest && text.trim().length > longest) return false
  const said = words(text, longest)
  const parts = vocabulary.tags(names).within(said)
  const known = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  return known === said.length && read(text, said, parts) === 'no'
}

type Part = { readonly start: number; readonly end: number; readonly value: (typeof names)[number] }

function read(text: string, said: readonly { apart: boolean }[], parts: readonly Part[]): YesNo {
  const first = parts.find(({ value }) => value !== 'filler')
  if (!first) return 'unclear'
  const has = (name: (typeof names)[number]) => parts.some(({ value }) => value === name)
  const known = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  const all = known === said.length

  if (has('neither')) return first.value === 'yes' ? 'qualified' : 'unclear'
  if (first.value === 'yes') {
    if (has('no') || has('qualifiers') || !all) return 'qualified'
    return has('maybe') || text.includes('?') || text.includes('؟') ? 'maybe' : 'yes'
  }
  if (has('maybe')) return 'maybe'
  if (first.value !== 'no') return 'unclear'
  if (has('yes')) return 'unclear'
  if (has('qualifiers')) return 'qualified'
  if (all) return text.includes('?') ? 'unclear' : 'no'
  // "No, my daughter does that" is a no; "no money" and "is it no use" are not.
  const opens = said.slice(0, first.start).every((_, i) => parts.some((p) => p.start <= i && i < p.end))
  const next = said[first.end]
  return opens && next?.apart ? 'no' : 'unclear'
}
