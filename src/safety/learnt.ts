/**
 * The part of the net that is learnt: it hears what no rule foresaw, from the lines in `content/safety/indirect`. Logistic
 * regression over the signs in a message, the same in every language, and its words, for all languages at once. What it
 * weighs never leaves this file: a message is either like those lines or not.
 */
import { places as wordPlaces, placesOf } from '../learning/features.js'
import { packed, unpacked } from '../learning/model.js'
import { regress, type Row, type Settings, type Vector } from '../learning/regression.js'
import { learnt, type Lesson } from '../learning/shelf.js'
import type { Phrases } from './content.js'
import { tokensOf, type Token } from './fold.js'
import { learntKinds, type Indirect, type LearntKind } from './indirect.js'
import { places as signPlaces, traitReader, type TraitReader, type Traits } from './traits.js'

export interface Learnt {
  /** What a message in this language is like; undefined where it is like none, or the language has no lines. */
  read(tokens: readonly Token[], language: string, work?: { steps: number }): LearntKind | undefined
}
export interface LearntOptions {
  readonly phrases: readonly Phrases[]
  readonly indirect: readonly Indirect[]
}
export interface Line {
  readonly language: string
  readonly text: string
  readonly like: LearntKind | 'calm'
  /** Where it stands: the lists of `content/safety/indirect`, or `example` of a rule or a guard. */
  readonly from: LearntKind | 'calm' | 'ordinary' | 'example'
}

/** Chosen by `npm run evaluate -- held-back`. */
export const surest = 0.6
const settings: Settings = {
  places: signPlaces + wordPlaces,
  rounds: 24,
  rate: 0.1,
  shrink: 1e-3,
  bias: -1,
  biasRate: 0.02,
}
/** The first name is any alarm at all; the others tell alarms apart. */
const names = ['alarm', ...learntKinds] as const
type Name = (typeof names)[number]

export const safetyLesson = (options: LearntOptions): Lesson => ({
  name: 'safety',
  from: [options.indirect, options.phrases],
  learn: () => learn(options),
})

/** A language's reader is made when somebody writes in it. */
export function learntOf(options: LearntOptions): Learnt {
  const judge = judgeOf(learnt(safetyLesson(options)), options)
  return {
    read(tokens, language, work) {
      const { alarm, kind } = judge(tokens, language, work)
      return alarm >= surest ? kind : undefined
    },
  }
}

type Judge = (
  tokens: readonly Token[],
  language: string,
  work?: { steps: number },
) => { readonly alarm: number; readonly kind?: LearntKind | undefined }

/** How like an alarm the likest stretch of a message is, and which. */
export function judgeOf(bytes: Uint8Array, options: LearntOptions): Judge {
  const model = unpacked(bytes, names.length)
  const newReader = readersOf(options)
  const readers = new Map<string, TraitReader | undefined>()
  const readerOf = (language: string) => {
    if (!readers.has(language)) readers.set(language, newReader(language))
    return readers.get(language)
  }
  return (tokens, language, work) => {
    let most = 0
    let kinds: readonly number[] = []
    for (const stretch of readerOf(language)?.read(tokens, work) ?? []) {
      const [alarm = 0, ...rest] = model.likely(vectorOf(stretch))
      if (alarm > most) [most, kinds] = [alarm, rest]
    }
    return { alarm: most, kind: learntKinds[kinds.indexOf(Math.max(...kinds))] }
  }
}

/** `lines`: all there are, except where some are held back. */
export function learn(options: LearntOptions, lines: readonly Line[] = linesOf(options)): Uint8Array {
  const newReader = readersOf(options)
  // A language at a time, as its reader is large.
  const rows = [...Map.groupBy(lines, ({ language }) => language)].flatMap(([language, of]) => {
    const reader = newReader(language)
    return reader ? of.map(({ text, like }) => rowOf(vectorOf(reader.whole(tokensOf(text))), like)) : []
  })
  // What tells alarms apart is learnt from alarms.
  const alarms = rows.filter(({ of }) => of.size > 0)
  return packed(
    names.map((name) => regress(name === 'alarm' ? rows : alarms, name, settings)),
    settings.places,
  )
}

const rowOf = (vector: Vector, like: Line['like']): Row<Name> => ({
  vector,
  of: new Set<Name>(like === 'calm' ? [] : ['alarm', like]),
  weight: { of: 1, not: 1 },
})

function readersOf({ phrases, indirect }: LearntOptions): (language: string) => TraitReader | undefined {
  const signs = [...new Set(indirect.flatMap((one) => Object.keys(one.signs)))].sort()
  return (language) => {
    const of = phrases.find((one) => one.language === language)
    const own = indirect.find((one) => one.language === language)
    return of && own && traitReader(of, own, signs)
  }
}

const fewest = 12
/** Signs first, then words, each part as long whatever the message's length. */
function vectorOf({ at, by, words }: Traits): Vector {
  const said = placesOf(words)
  const places = new Int32Array(at.length + said.length)
  const much = new Float32Array(places.length)
  let squares = 0
  for (const weight of by) squares += weight * weight
  const ofSigns = 1 / Math.sqrt(Math.max(squares, fewest))
  const ofWords = 1 / Math.sqrt(Math.max(said.length, fewest))
  for (let i = 0; i < at.length; i += 1) {
    places[i] = at[i] ?? 0
    much[i] = (by[i] ?? 0) * ofSigns
  }
  for (let i = 0; i < said.length; i += 1) {
    places[at.length + i] = signPlaces + (said[i] ?? 0)
    much[at.length + i] = ofWords
  }
  return { at: places, by: much }
}

/** What is learnt from: the lines of each language, and the examples of its rules and guards, which say the same more plainly. */
export function linesOf({ indirect, phrases }: LearntOptions): Line[] {
  const written = indirect.flatMap((of) =>
    [...learntKinds, 'calm' as const, 'ordinary' as const].flatMap((from) =>
      of[from].map((text) => ({
        language: of.language,
        text,
        like: from === 'ordinary' ? ('calm' as const) : from,
        from,
      })),
    ),
  )
  const from = 'example' as const
  const examples = phrases.flatMap(({ language, rules, guards }) => [
    ...rules.flatMap(({ level, kind, example }) => ({
      language,
      text: example,
      like: likeOf(level, kind),
      from,
    })),
    ...guards.flatMap(({ id, example }) =>
      id.endsWith('.tried') ? [] : [{ language, text: example, like: 'calm' as const, from }],
    ),
  ])
  return [...written, ...examples]
}

function likeOf(level: string, kind: string | undefined): Line['like'] {
  if (level === 'crisis') return 'crisis'
  if (level === 'emergency') return kind === 'suicide' ? 'crisis' : 'urgent'
  if (level === 'safeguarding')
    return kind === 'domesticAbuse' || kind === 'sexualViolence' ? 'abuse' : 'care'
  return 'calm'
}
