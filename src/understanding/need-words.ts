/** The words for needs of one language, and of those always tried, ready for look-up. */
import type { Need, NeedId } from '../domain/need.js'
import { fold } from './fold.js'
import { phrases, type Phrases } from './phrases.js'
import { speller, type Speller } from './spelling.js'
import { sparing, type Vocabulary } from './vocabulary.js'

export interface Sign {
  readonly need: NeedId
  readonly weight: number
}
export interface NeedWords {
  readonly signs: Phrases<Sign>
  readonly slips: Speller
}

const shortestMisspelt = 6
const shortestChanged = 4

/** `languages` begins with the person's own; labels count as plain words. */
export function needWords(
  needs: readonly Need[],
  languages: readonly string[],
  vocabulary: Vocabulary,
): NeedWords {
  const everyday = new Set(vocabulary.lexicons[0]?.everyday)
  const entries = languages.flatMap((language, place) =>
    needs.flatMap(({ id, words, labels }) => {
      const listed = Object.hasOwn(words, language) ? (words[language] ?? []) : []
      const label = Object.hasOwn(labels, language) ? labels[language] : undefined
      return [...listed, ...(label ? [[label, 3] as const] : [])]
        .filter(([phrase]) => place === 0 || !everyday.has(phrase)) // An everyday word of one's own language is no English need.
        .flatMap(([phrase, weight]) =>
          withInitials(phrase, place === 0 ? vocabulary.lexicons[0]?.initials : undefined).map(
            (form) => [form, { need: id, weight }] as const,
          ),
        )
    }),
  )
  const signs = phrases<Sign>(entries, (a, b) => a.need === b.need)
  const known = [...signs.vocabulary].filter((word) => !vocabulary.everyday.has(word))
  return { signs, slips: sparing(speller(known, shortestMisspelt), vocabulary.everyday) }
}

/** The phrase and its forms with the first letters changed as the language changes them: "poen", "boen", "phoen". */
function withInitials(phrase: string, initials: Readonly<Record<string, readonly string[]>> = {}): string[] {
  const plain = fold(phrase)
  const [first = ''] = plain.split(' ')
  const letters = [plain.slice(0, 2), plain.slice(0, 1)].find((start) => Object.hasOwn(initials, start))
  if (letters === undefined || first.length < shortestChanged) return [phrase]
  return [phrase, ...(initials[letters] ?? []).map((changed) => changed + plain.slice(letters.length))]
}
