/**
 * An index of phrases from the data, found in a text by their first word. A trailing `*` lets
 * a word go on ("lonel*"), and `_` between two words stands for up to three others ("husband _ hits me").
 */
import { fold } from './fold.js'
import { keys, type Word } from './words.js'

interface Part {
  readonly key: string
  readonly stem: boolean
  readonly gap: boolean
}
interface Phrase<T> {
  readonly parts: readonly Part[]
  readonly value: T
}
export interface Found<T> {
  readonly start: number
  /** The place after the last word. */
  readonly end: number
  readonly value: T
}
export interface Phrases<T> {
  /** Every phrase that begins at this word, longest first. */
  at(words: readonly Word[], start: number): Found<T>[]
  /** Left to right, the longest phrase at each place; words in none are left out. */
  within(words: readonly Word[]): Found<T>[]
  /** The value when one phrase is the whole text. */
  whole(words: readonly Word[]): T | undefined
  /** Every word that stands in a phrase. */
  readonly vocabulary: ReadonlySet<string>
}

// Several languages share phrases with those always tried: each is cut into words once.
const parsed = new Map<string, Parsed>()
interface Parsed {
  readonly parts: readonly Part[]
  /** What it is as a phrase, however it was written. */
  readonly name: string
}

/** Cut at its spaces; Han is cut at every sign. */
const letters = String.raw`[[\p{L}\p{M}]--\p{Script=Han}]+`
const lettersAlone = new RegExp(`^${letters}(?: ${letters})*$`, 'v')

function parse(phrase: string): Parsed {
  const known = parsed.get(phrase)
  if (known) return known
  const parts = lettersAlone.test(phrase)
    ? fold(phrase)
        .split(' ')
        .map((key) => ({ key, stem: false, gap: false }))
    : phrase.split(/\s+/).flatMap((part) => {
        if (part === '_') return [{ key: '_', stem: false, gap: true }]
        const found = keys(part)
        return found.map((key, i) => ({
          key,
          stem: part.endsWith('*') && i === found.length - 1,
          gap: false,
        }))
      })
  const name = parts.map(({ key, stem }) => key + (stem ? '*' : '')).join(' ')
  const made = { parts, name }
  parsed.set(phrase, made)
  return made
}

const widestGap = 3
const bucket = (key: string, length: number): string => key.slice(0, length)

/** Of two equal phrases the earlier one counts: put a person's own language before the others. */
export function phrases<T>(
  entries: Iterable<readonly [string, T]>,
  same: (a: T, b: T) => boolean = () => true,
): Phrases<T> {
  const exact = new Map<string, Phrase<T>[]>()
  const stems = new Map<string, Phrase<T>[]>()
  const vocabulary = new Set<string>()
  const taken = new Map<string, T[]>()
  for (const [text, value] of entries) {
    const { parts, name } = parse(text)
    const [first] = parts
    if (!first || first.gap) continue
    const rivals = taken.get(name)
    if (rivals?.some((rival) => same(rival, value))) continue
    if (rivals) rivals.push(value)
    else taken.set(name, [value])
    for (const { key, gap } of parts) if (!gap) vocabulary.add(key)
    const index = first.stem ? stems : exact
    const key = first.stem ? bucket(first.key, 3) : first.key
    const filed = index.get(key)
    if (filed) filed.push({ parts, value })
    else index.set(key, [{ parts, value }])
  }

  /** The place after the last word when the parts are said from here on; a gap takes the fewest words it can. */
  const endOf = (
    parts: readonly Part[],
    words: readonly Word[],
    from: number,
    part = 0,
  ): number | undefined => {
    const wanted = parts[part]
    if (!wanted) return from
    if (wanted.gap) {
      for (let over = 0; over <= widestGap; over += 1) {
        if (words[from + over]?.apart) return undefined
        const end = endOf(parts, words, from + over, part + 1)
        if (end !== undefined) return end
      }
      return undefined
    }
    const said = words[from]?.key
    const fits = said !== undefined && (wanted.stem ? said.startsWith(wanted.key) : said === wanted.key)
    return fits ? endOf(parts, words, from + 1, part + 1) : undefined
  }

  function at(words: readonly Word[], start: number): Found<T>[] {
    const key = words[start]?.key
    if (key === undefined) return []
    const found: Found<T>[] = []
    const look = (filed: readonly Phrase<T>[] | undefined) => {
      for (const { parts, value } of filed ?? []) {
        const end = endOf(parts, words, start)
        if (end !== undefined) found.push({ start, end, value })
      }
    }
    look(exact.get(key))
    for (let length = 1; length <= Math.min(3, key.length); length += 1) look(stems.get(bucket(key, length)))
    return found.length > 1 ? found.sort((a, b) => b.end - a.end) : found
  }

  return {
    at,
    vocabulary,
    within(words) {
      const found: Found<T>[] = []
      for (let i = 0; i < words.length;) {
        const [longest] = at(words, i)
        if (longest) found.push(longest)
        i = longest?.end ?? i + 1
      }
      return found
    },
    whole: (words) => at(words, 0).find(({ end }) => end === words.length)?.value,
  }
}
