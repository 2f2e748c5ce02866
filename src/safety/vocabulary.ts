/** Which word slots a word of a message fills: as it stands, by its beginning, with one letter wrong, censored, or run together. */
import type { Token } from './fold.js'
import type { Atom } from './pattern.js'

const none: readonly number[] = []
const boundary: readonly number[] = [0]
const longestStem = 16

export interface Vocabulary {
  /** For each word or end of a sentence the slots it fills. Ends with a boundary. */
  fill(tokens: readonly Token[]): (readonly number[])[]
}

/** Every form of a word with one letter left out: two words one slip apart share one of these. */
function slips(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))
}

function put(map: Map<string, number[]>, key: string, slot: number): void {
  const slots = map.get(key)
  if (!slots) map.set(key, [slot])
  else if (!slots.includes(slot)) slots.push(slot)
}

/** `shortForms` spells out text-speak ("kms"); `whole` are words never to be cut into others. */
export function vocabulary(
  slots: readonly (readonly Atom[])[],
  shortForms: ReadonlyMap<string, readonly string[]>,
  whole: ReadonlySet<string>,
): Vocabulary {
  const exact = new Map<string, number[]>()
  const stems = new Map<string, number[]>()
  const slipped = new Map<string, number[]>()
  const censored = new Map<string, string[]>()
  slots.forEach((atoms, slot) => {
    for (const { word, how } of atoms) {
      put(how === 'stem' ? stems : exact, word, slot)
      const shape = `${word.length}${word[0]}`
      const alike = censored.get(shape)
      if (how !== 'stem' && word.length > 2 && !alike?.includes(word))
        censored.set(shape, [...(alike ?? []), word])
      if (how === 'fuzzy') for (const slip of [word, ...slips(word)]) put(slipped, slip, slot)
    }
  })

  function known(word: string): readonly number[] {
    const direct = exact.get(word)
    let all = direct ?? none
    for (let end = Math.min(word.length, longestStem); end > 1; end--) {
      const found = stems.get(word.slice(0, end))
      if (found) all = all.length > 0 ? [...all, ...found] : found
    }
    return all
  }
  function nearly(word: string): readonly number[] {
    if (word.length < 4 || word.length > longestStem) return none
    return [word, ...slips(word)].flatMap((slip) => slipped.get(slip) ?? none)
  }
  function behindStars(word: string): readonly number[] {
    const candidates = censored.get(`${word.length}${word[0]}`) ?? []
    return candidates
      .filter((c) => Array.from(word).every((char, at) => char === '*' || char === c[at]))
      .flatMap((c) => exact.get(c) ?? none)
  }
  /** "iwanttodie" cut into known words, the longest first; undefined where that is not possible. */
  function cut(word: string): string[] | undefined {
    if (word.length < 6 || whole.has(word)) return undefined
    const lastWord: (string | undefined)[] = Array.from({ length: word.length + 1 })
    const reached = [true]
    for (let end = 1; end <= word.length; end++)
      for (let length = Math.min(end, longestStem); length > 0 && !reached[end]; length--) {
        const piece = word.slice(end - length, end)
        if (reached[end - length] && exact.has(piece)) {
          reached[end] = true
          lastWord[end] = piece
        }
      }
    if (!reached[word.length]) return undefined
    const words: string[] = []
    for (let end = word.length; end > 0; end -= lastWord[end]?.length ?? end)
      words.unshift(lastWord[end] ?? '')
    return words.some((piece) => piece.length > 2) ? words : undefined
  }

  function slotsOf(forms: readonly string[]): (readonly number[])[] {
    for (const form of forms) {
      const spelled = shortForms.get(form)
      if (spelled) return spelled.map(known)
    }
    const filled = forms.flatMap((form) => known(form))
    if (filled.length > 0) return [filled]
    for (const form of forms) {
      const words = cut(form)
      if (words) return words.map(known)
    }
    return [forms.flatMap((form) => (form.includes('*') ? behindStars(form) : nearly(form)))]
  }

  function fill(tokens: readonly Token[]): (readonly number[])[] {
    const remembered = new Map<string, (readonly number[])[]>()
    const filled: (readonly number[])[] = [boundary]
    for (const token of tokens) {
      if (token === 'boundary') {
        if (filled.at(-1) !== boundary) filled.push(boundary)
        continue
      }
      const [key = ''] = token.forms
      const before = remembered.get(key)
      const now = before ?? slotsOf(token.forms)
      if (!before) remembered.set(key, now)
      filled.push(...now)
    }
    if (filled.at(-1) !== boundary) filled.push(boundary)
    return filled
  }
  return { fill }
}
