/** The words and examples for needs of one language, and of those always tried, ready for look-up. */
import type { Need, NeedId, NeedInWords } from '../domain/need.js'
import { exampleModel, learnExamples, type Example, type ExampleModel } from '../learning/examples.js'
import { learnt, type Lesson } from '../learning/shelf.js'
import { fold } from './fold.js'
import type { KnownNeeds } from './load.js'
import { phrases, type Phrases } from './phrases.js'
import { speller, type Speller } from './spelling.js'
import { sparing, type Vocabulary } from './vocabulary.js'
import { keys } from './words.js'

export interface Sign {
  readonly need: NeedId
  readonly weight: number
}
export interface NeedWords {
  readonly signs: Phrases<Sign>
  readonly slips: Speller
  readonly model: ExampleModel<NeedId>
  /** Needs that are always handed to a person: they must be said in words we know, or sound very much like it. */
  readonly grave: ReadonlySet<NeedId>
}

const shortestMisspelt = 6
const shortestChanged = 4

const weighed = ({ label, plain, likely, hint }: NeedInWords): readonly (readonly [string, number])[] => [
  ...plain.map((phrase) => [phrase, 3] as const),
  ...likely.map((phrase) => [phrase, 2] as const),
  ...hint.map((phrase) => [phrase, 1] as const),
  [label, 3],
]

/** `languages` begins with the person's own; labels count as plain words. */
export function needWords(
  { needs }: KnownNeeds,
  languages: readonly string[],
  vocabulary: Vocabulary,
  lesson: Lesson,
): NeedWords {
  const everyday = new Set(vocabulary.lexicons[0]?.everyday)
  const entries = languages.flatMap((language, place) =>
    inLanguage(needs, language).flatMap(({ id, said }) =>
      weighed(said)
        .filter(([phrase]) => place === 0 || !everyday.has(phrase)) // An everyday word of one's own language is no English need.
        .flatMap(([phrase, weight]) =>
          withInitials(phrase, place === 0 ? vocabulary.lexicons[0]?.initials : undefined).map(
            (form) => [form, { need: id, weight }] as const,
          ),
        ),
    ),
  )
  const signs = phrases<Sign>(entries, (a, b) => a.need === b.need)
  const known = [...signs.vocabulary].filter((word) => !vocabulary.everyday.has(word))
  return {
    grave: new Set(needs.filter(({ workerOnly }) => workerOnly).map(({ id }) => id)),
    signs,
    slips: sparing(speller(known, shortestMisspelt), vocabulary.everyday),
    model: exampleModel(
      learnt(lesson),
      needs.map(({ id }) => id),
    ),
  }
}

export const needsLesson = (known: KnownNeeds, language: string): Lesson => ({
  name: `needs.${language}`,
  from: [inLanguage(known.needs, language), known.none[language]],
  learn: () =>
    learnExamples(
      examplesOf(known, language),
      known.needs.map(({ id }) => id),
    ),
})

const inLanguage = (needs: readonly Need[], language: string): { id: NeedId; said: NeedInWords }[] =>
  needs.flatMap(({ id, words }) => {
    const said = Object.hasOwn(words, language) ? words[language] : undefined
    return said ? [{ id, said }] : []
  })

function examplesOf({ needs, none }: KnownNeeds, language: string): Example<NeedId>[] {
  const ids = needs.map(({ id }) => id)
  const told = inLanguage(needs, language).flatMap(({ id, said }) => [
    ...said.examples.map((line) => {
      const { text, needs: all } = parseExample(line, id, ids)
      return { keys: keys(text), of: all, weight: 1 }
    }),
    ...weighed(said).map(([phrase, weight]) => ({ keys: keys(phrase), of: [id], weight: weight / 4 })),
  ])
  const silent = Object.hasOwn(none, language) ? (none[language] ?? []) : []
  return [...told, ...silent.map((text) => ({ keys: keys(text), of: [], weight: 2 }))]
}

/** "since my husband died I cannot pay the rent | money_debt" */
function parseExample(
  line: string,
  need: NeedId,
  known: readonly NeedId[],
): { text: string; needs: NeedId[] } {
  const [text = '', others = ''] = line.split(' | ')
  const also = others.split(/[\s,]+/).flatMap((name) => known.find((id) => id === name) ?? [])
  return { text: fold(text), needs: [need, ...also] }
}

/** Every example of these languages: what people tell. */
export const toldIn = ({ needs, none }: KnownNeeds, languages: readonly string[]): string[] =>
  languages.flatMap((language) =>
    [...inLanguage(needs, language).flatMap(({ said }) => said.examples), ...(none[language] ?? [])].map(
      (line) => line.split(' | ')[0] ?? '',
    ),
  )

/** The phrase and its forms with the first letters changed as the language changes them: "poen", "boen", "phoen". */
function withInitials(phrase: string, initials: Readonly<Record<string, readonly string[]>> = {}): string[] {
  const plain = fold(phrase)
  const [first = ''] = plain.split(' ')
  const letters = [plain.slice(0, 2), plain.slice(0, 1)].find((start) => Object.hasOwn(initials, start))
  if (letters === undefined || first.length < shortestChanged) return [phrase]
  return [phrase, ...(initials[letters] ?? []).map((changed) => changed + plain.slice(letters.length))]
}
