/** A language's lexicon made ready for look-up, together with the languages that are always tried. */
import type { Lexicon } from './lexicon.js'
import { phrases, type Phrases } from './phrases.js'
import { speller, type Speller } from './spelling.js'

type ListName = { [K in keyof Lexicon]-?: Lexicon[K] extends string[] ? K : never }[keyof Lexicon]
type TableName =
  | 'numbers'
  | 'ordinals'
  | 'months'
  | 'days'
  | 'parts'
  | 'commands'
  | 'relativeDays'
  | 'units'
  | 'hours'
  | 'times'

const listed = (lexicon: Lexicon, name: ListName): readonly string[] => lexicon[name]

export interface Vocabulary {
  /** The person's own language first, then those always tried. */
  readonly lexicons: readonly Lexicon[]
  readonly elided: ReadonlySet<string>
  readonly everyday: ReadonlySet<string>
  /** Phrases of one or more lists of the lexicon, each found with the name of its list. */
  tags<Name extends ListName>(names: readonly Name[]): Phrases<Name>
  /** Phrases of a table of the lexicon, each found with the row it stands in. */
  table(name: TableName): Phrases<string>
  /** Corrects slips in the words of a set of phrases; everyday words are left alone. */
  speller(known: Phrases<unknown>, shortest: number): Speller
}

export function vocabulary(lexicons: readonly Lexicon[]): Vocabulary {
  const kept = new Map<string, Phrases<unknown>>()
  const spellers = new Map<Phrases<unknown>, Speller>()
  const everyday = new Set(lexicons.flatMap((lexicon) => lexicon.everyday))
  const once = <T>(name: string, make: () => Phrases<T>): Phrases<T> => {
    const index = kept.get(name) ?? make()
    kept.set(name, index)
    return index as Phrases<T>
  }
  return {
    lexicons,
    everyday,
    elided: new Set(lexicons[0]?.elided),
    tags: (names) =>
      once(names.join(), () =>
        phrases(
          lexicons.flatMap((lexicon) =>
            names.flatMap((name) => listed(lexicon, name).map((text) => [text, name] as const)),
          ),
        ),
      ),
    table: (name) =>
      once(`table ${name}`, () =>
        phrases(
          lexicons.flatMap((lexicon) =>
            Object.entries(lexicon[name]).flatMap(([row, texts]) =>
              texts.map((text) => [text, row] as const),
            ),
          ),
        ),
      ),
    speller(known, shortest) {
      const made =
        spellers.get(known) ??
        speller(new Set([...known.vocabulary].filter((w) => !everyday.has(w))), shortest)
      spellers.set(known, made)
      return sparing(made, everyday)
    },
  }
}

/** Never takes one of these words for a slip. */
export const sparing = (speller: Speller, spared: ReadonlySet<string>): Speller => ({
  correct: (word) => (spared.has(word) ? undefined : speller.correct(word)),
})

/** The words with slips mended. */
export function mended<W extends { readonly key: string }>(words: readonly W[], speller: Speller): W[] {
  return words.map((word) => {
    const meant = speller.correct(word.key)
    return meant === undefined ? word : { ...word, key: meant }
  })
}
