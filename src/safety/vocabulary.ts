/** Which word slots a word of a message fills: as it stands, respelled, by its beginning, nearly, censored, or run together. */
import type { Token } from './fold.js'
import type { Atom } from './pattern.js'

const none: readonly number[] = []
const boundary: readonly number[] = [0]
const longestStem = 16
/** A word this long that no pattern knows may be one of a pattern's with a slip of a finger in it. */
const longEnoughToSlip = 6
/** Words remembered with their slots, so that common ones are looked up once; beyond this it starts afresh. */
const mostRemembered = 5_000

export interface VocabularyOptions {
  /** Text-speak spelled out ("kms"). */
  readonly shortForms: ReadonlyMap<string, readonly string[]>
  /** Words never to be cut into others or taken for others. */
  readonly whole: ReadonlySet<string>
  /** Makes one spelling of several; applied to patterns and messages alike. */
  readonly respell: (word: string) => string
  /** Particles written together with the word that follows, the longest first. */
  readonly prefixes: readonly string[]
}

export interface Vocabulary {
  /** For each word or end of a sentence the slots it fills. Ends with a boundary. */
  fill(tokens: readonly Token[]): (readonly number[])[]
}

function put<Key>(map: Map<Key, number[]>, key: Key, slot: number): void {
  const slots = map.get(key)
  if (!slots) map.set(key, [slot])
  else if (!slots.includes(slot)) slots.push(slot)
}

export function vocabulary(
  slots: readonly (readonly Atom[])[],
  { shortForms, whole, respell, prefixes }: VocabularyOptions,
): Vocabulary {
  const exact = new Map<string, number[]>()
  const stems = new Map<string, number[]>()
  /** Words by their first letter and length, for the comparisons that allow for a slip or a star. */
  const alike = new Map<string, Map<string, { fuzzy: boolean }>>()
  slots.forEach((atoms, slot) => {
    for (const { word, how } of atoms) {
      for (const form of new Set([word, respell(word)])) put(how === 'stem' ? stems : exact, form, slot)
      if (how === 'stem') continue
      const shape = shapeOf(word, word.length)
      const same = alike.get(shape) ?? new Map<string, { fuzzy: boolean }>()
      alike.set(shape, same.set(word, { fuzzy: how === 'fuzzy' || same.get(word)?.fuzzy === true }))
    }
  })
  const remembered = new Map<string, readonly (readonly number[])[]>()

  function known(word: string): readonly number[] {
    let all: readonly number[] = exact.get(word) ?? none
    for (let end = Math.min(word.length, longestStem); end > 1; end--) {
      const found = stems.get(word.slice(0, end))
      if (found) all = all.length > 0 ? [...all, ...found] : found
    }
    return all
  }
  /** As written, respelled, and without a particle in front: all that it may stand for. */
  function meant(word: string): readonly number[] {
    const forms = new Set([word, respell(word)])
    for (const prefix of prefixes)
      if (word.startsWith(prefix) && word.length - prefix.length >= 3) {
        forms.add(word.slice(prefix.length))
        forms.add(respell(word.slice(prefix.length)))
      }
    if (forms.size === 1) return known(word)
    return [...new Set([...forms].flatMap(known))]
  }
  function nearly(word: string): readonly number[] {
    if (word.length < 4 || word.length > longestStem || whole.has(word)) return none
    const found: number[] = []
    for (const length of [word.length, word.length - 1, word.length + 1])
      for (const [candidate, { fuzzy }] of alike.get(shapeOf(word, length)) ?? [])
        if ((fuzzy || candidate.length >= longEnoughToSlip) && isSlip(word, candidate))
          found.push(...(exact.get(candidate) ?? none))
    return found
  }
  function behindStars(word: string): readonly number[] {
    const candidates = [...(alike.get(shapeOf(word, word.length))?.keys() ?? [])]
    return candidates
      .filter((c) => c.length > 2 && Array.from(word).every((char, at) => char === '*' || char === c[at]))
      .flatMap((c) => exact.get(c) ?? none)
  }
  /** "iwanttodie" cut into known words, the longest first; undefined where that is not possible. */
  function cut(word: string): string[] | undefined {
    if (word.length < 6 || whole.has(word)) return undefined
    const cameFrom = new Int32Array(word.length + 1).fill(-1)
    cameFrom[0] = 0
    for (let start = 0; start < word.length; start++) {
      if (cameFrom[start] === -1) continue
      for (let end = Math.min(word.length, start + longestStem); end > start; end--)
        if (cameFrom[end] === -1 && exact.has(word.slice(start, end))) cameFrom[end] = start
    }
    if (cameFrom[word.length] === -1) return undefined
    const words: string[] = []
    for (let end = word.length; end > 0; end = cameFrom[end] ?? 0)
      words.unshift(word.slice(cameFrom[end] ?? 0, end))
    return words.some((piece) => piece.length > 2) ? words : undefined
  }

  function slotsOf(forms: readonly string[]): readonly (readonly number[])[] {
    for (const form of forms) {
      const spelled = shortForms.get(form)
      if (spelled) return spelled.map(known)
    }
    const [only = '', ...more] = forms
    const filled = more.length === 0 ? meant(only) : [...new Set(forms.flatMap(meant))]
    if (filled.length > 0) return [filled]
    for (const form of forms) {
      const words = cut(form)
      if (words) return words.map(known)
    }
    return [forms.flatMap((form) => (form.includes('*') ? behindStars(form) : nearly(form)))]
  }

  function fill(tokens: readonly Token[]): (readonly number[])[] {
    const filled: (readonly number[])[] = [boundary]
    for (const token of tokens) {
      if (token === 'boundary') {
        if (filled.at(-1) !== boundary) filled.push(boundary)
        continue
      }
      const [key = ''] = token.forms
      const before = remembered.get(key)
      const now = before ?? slotsOf(token.forms)
      if (!before) {
        if (remembered.size >= mostRemembered) remembered.clear()
        remembered.set(key, now)
      }
      filled.push(...now)
    }
    if (filled.at(-1) !== boundary) filled.push(boundary)
    return filled
  }
  return { fill }
}

const shapeOf = (word: string, length: number): string => `${length}${word[0]}`

/** One letter changed, left out, added, or swapped with its neighbour, behind the first. */
function isSlip(word: string, other: string): boolean {
  const [short, long] = word.length <= other.length ? [word, other] : [other, word]
  let at = 1
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  )
}
