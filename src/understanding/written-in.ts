/** The language a message is plainly written in, by how many of its words each language knows. Short messages tell nothing. */
import type { Lexicon } from './lexicon.js'
import { keys } from './words.js'

const longest = 400
const fewestWords = 5
/** Share of the words that only the other language must know, that the person's own may know at the most, and the lead over the next. */
const plainly = 0.5
const hardly = 0.35
const lead = 0.15

export type WrittenIn = (text: string, current: string, offered: readonly string[]) => string | undefined

/** `told` gives what people tell in a language, as words; each language is read when a message is first not in the person's own. */
export function writtenIn(
  lexicons: Readonly<Record<string, Lexicon>>,
  told: (language: string) => readonly (readonly string[])[],
): WrittenIn {
  const known = new Map<string, ReadonlySet<string>>()
  const wordsOf = (code: string): ReadonlySet<string> => {
    const words = known.get(code) ?? vocabularyOf(lexicons[code], told(code))
    known.set(code, words)
    return words
  }
  return (text, current, offered) => {
    const said = [...new Set(keys(text, longest))].filter((key) => !/^[\d+&]+$/.test(key))
    if (said.length < fewestWords) return undefined
    const own = wordsOf(current)
    const foreign = said.filter((key) => !own.has(key))
    if (1 - foreign.length / said.length > hardly) return undefined
    const share = (code: string) => {
      const words = wordsOf(code)
      return foreign.filter((key) => words.has(key)).length / said.length
    }
    const [best, next] = offered
      .filter((code) => code !== current && Object.hasOwn(lexicons, code))
      .map((code) => ({ code, share: share(code) }))
      .sort((a, b) => b.share - a.share)
    if (!best || best.share < plainly || best.share - (next?.share ?? 0) < lead) return undefined
    return best.code
  }
}

function vocabularyOf(lexicon: Lexicon | undefined, told: readonly (readonly string[])[]): Set<string> {
  if (!lexicon) return new Set()
  const lists = Object.values(lexicon).flatMap((value) => textsIn(value))
  return new Set([...lists.flatMap((text) => keys(text.replaceAll('*', ''))), ...told.flat()])
}

/** Every text in a list, or in the rows of a table. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
