/** Needs in free text, from the words a link worker keeps in `content/needs`. */
import type { Need, NeedId } from '../domain/need.js'
import { negated } from './negation.js'
import { phrases, type Found, type Phrases } from './phrases.js'
import { speller, type Speller } from './spelling.js'
import { mended, type Vocabulary } from './vocabulary.js'
import { words } from './words.js'

interface Sign {
  readonly need: NeedId
  readonly weight: number
}
export interface NeedWords {
  readonly signs: Phrases<Sign>
  readonly slips: Speller
}

/** People who write more than this have said what they need by then. */
const longest = 2000
/** A lone hint in a sentence ("work", "home") is not yet a need; in a message of a few words it is. */
const enough = 2
const fewWords = 3

/** The words of one language and of those always tried; labels count as plain words. */
export function needWords(
  needs: readonly Need[],
  languages: readonly string[],
  vocabulary: Vocabulary,
): NeedWords {
  const [own, ...others] = languages
  const everyday = new Set(own === undefined ? [] : vocabulary.lexicons[0]?.everyday)
  const entries = languages.flatMap((language) =>
    needs.flatMap(({ id, words: said, labels }) => {
      const listed = Object.hasOwn(said, language) ? (said[language] ?? []) : []
      const label = Object.hasOwn(labels, language) ? labels[language] : undefined
      const all = label === undefined ? listed : [...listed, [label, 3] as const]
      return (
        all
          // An English word that is an everyday word of the person's own language says nothing.
          .filter(([phrase]) => !others.includes(language) || !everyday.has(phrase))
          .map(([phrase, weight]) => [phrase, { need: id, weight }] as const)
      )
    }),
  )
  const signs = phrases<Sign>(entries, (a, b) => a.need === b.need)
  const known = [...signs.vocabulary].filter((word) => !vocabulary.everyday.has(word))
  const corrected = speller(known, 6)
  return {
    signs,
    slips: { correct: (word) => (vocabulary.everyday.has(word) ? undefined : corrected.correct(word)) },
  }
}

/** The plainest first: by the sum of the weights of the different phrases said, then by the one said first. */
export function needs(text: string, { signs, slips }: NeedWords, vocabulary: Vocabulary): NeedId[] {
  const said = mended(words(text, longest, vocabulary.elided), slips)
  const sums = new Map<NeedId, { weight: number; first: number; phrases: Set<string> }>()
  const reached = new Map<NeedId, number>()
  for (let i = 0; i < said.length; i += 1) {
    for (const found of signs.at(said, i)) {
      const { need, weight } = found.value
      if (found.end <= (reached.get(need) ?? 0)) continue // Part of a longer phrase for the same need.
      reached.set(need, found.end)
      if (negated(said, found, vocabulary)) continue
      const sum = sums.get(need) ?? { weight: 0, first: i, phrases: new Set() }
      const phrase = spoken(said, found)
      if (!sum.phrases.has(phrase)) sum.weight += weight
      sum.phrases.add(phrase)
      sums.set(need, sum)
    }
  }
  const least = said.length <= fewWords ? 1 : enough
  return [...sums]
    .filter(([, { weight }]) => weight >= least)
    .sort(([, a], [, b]) => b.weight - a.weight || a.first - b.first)
    .map(([need]) => need)
}

const spoken = (said: readonly { readonly key: string }[], { start, end }: Found<Sign>): string =>
  said
    .slice(start, end)
    .map(({ key }) => key)
    .join(' ')
