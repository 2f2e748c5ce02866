/** Yes, no and everything that is neither: only a plain yes may count as one. */
import type { YesNo } from './ports.js'
import { mended, type Vocabulary } from './vocabulary.js'
import { words } from './words.js'

const longest = 300
const names = ['yes', 'no', 'maybe', 'neither', 'qualifiers', 'filler'] as const

/** An answer is a yes when it is made of a yes and polite filler alone; one word more and it is `qualified`. */
export function yesNo(text: string, vocabulary: Vocabulary): YesNo {
  if (text.length > longest && text.trim().length > longest) return 'unclear'
  const tags = vocabulary.tags(names)
  const said = mended(words(text, longest), vocabulary.speller(tags, 8))
  const parts = tags.within(said)
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
