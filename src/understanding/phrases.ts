/** An index of phrases from the data, found in a text by their first word. A trailing `*` lets a word go on: "lonel*". */
import { fold } from './fold.js'
import { keys, type Word } from './words.js'

interface Part {
  readonly key: string
  readonly stem: boolean
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
const parsed = new Map<string, readonly Part[]>()

function parse(phrase: string): readonly Part[] {
  const known = parsed.get(phrase)
  if (known) return known
  const plain = /^[a-z ]+$/.test(phrase)
  const parts = phrase.split(/\s+/).flatMap((part) => {
    const found = plain ? [fold(part)] : keys(part)
    return found.map((key, i) => ({ key, stem: part.endsWith('*') && i === found.length - 1 }))
  })
  parsed.set(phrase, parts)
  return parts
}

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
    const parts = parse(text)
    const [first] = parts
    if (!first) continue
    const name = parts.map(({ key, stem }) => key + (stem ? '*' : '')).join(' ')
    const rivals = taken.get(name) ?? []
    if (rivals.some((rival) => same(rival, value))) continue
    taken.set(name, [...rivals, value])
    for (const { key } of parts) vocabulary.add(key)
    const index = first.stem ? stems : exact
    const key = first.stem ? bucket(first.key, 3) : first.key
    const filed = index.get(key)
    if (filed) filed.push({ parts, value })
    else index.set(key, [{ parts, value }])
  }

  const fits = (parts: readonly Part[], words: readonly Word[], start: number): boolean =>
    parts.every(({ key, stem }, i) => {
      const said = words[start + i]?.key
      return said !== undefined && (stem ? said.startsWith(key) : said === key)
    })

  function at(words: readonly Word[], start: number): Found<T>[] {
    const key = words[start]?.key
    if (key === undefined) return []
    const found: Found<T>[] = []
    const look = (filed: readonly Phrase<T>[] | undefined) => {
      for (const { parts, value } of filed ?? []) {
        if (fits(parts, words, start)) found.push({ start, end: start + parts.length, value })
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
