/**
 * The part of the net that is learnt: it hears what no rule foresaw, from the lines in `content/safety/indirect`. Logistic
 * regression over the signs in a message, for all languages at once; the same lines always give the same model, and
 * nothing is downloaded or stored. What it weighs never leaves this file: a message is either like those lines or not.
 */
import { createHash } from 'node:crypto'
import type { Phrases } from './content.js'
import { tokensOf, type Token } from './fold.js'
import { learntKinds, type Indirect, type LearntKind } from './indirect.js'
import { places, traitReader, type TraitReader, type Traits } from './traits.js'

export interface Learnt {
  /** What a message in this language is like; undefined where it is like none, or the language has no lines. */
  read(tokens: readonly Token[], language: string, work?: { steps: number }): LearntKind | undefined
  /** How it would answer if it let more or less through: for the choice of `surest`, and never stored. */
  likeness(text: string, language: string): number
}
export interface Lesson {
  readonly language: string
  readonly text: string
  readonly like: LearntKind | 'calm'
}
export interface LearntOptions {
  readonly phrases: readonly Phrases[]
  readonly indirect: readonly Indirect[]
  /** The lines learnt from; all of them, except where a test holds some back. */
  readonly lessons?: readonly Lesson[]
}

/** Chosen on lines held back from learning, for at most three false alarms in a hundred. */
export const surest = 0.7
const rounds = 24
const rate = 0.25
const shrink = 3e-3
const bias = -1

/** The lines of a language, and the examples of its rules and guards, which say the same more plainly. */
export function lessonsOf(indirect: readonly Indirect[], phrases: readonly Phrases[]): Lesson[] {
  const written = indirect.flatMap((of) =>
    [...learntKinds, 'calm' as const, 'ordinary' as const].flatMap((from) =>
      of[from].map((text) => ({
        language: of.language,
        text,
        like: from === 'ordinary' ? ('calm' as const) : from,
      })),
    ),
  )
  const examples = phrases.flatMap(({ language, rules, guards }) => [
    ...rules.flatMap(({ level, kind, example }) => ({ language, text: example, like: likeOf(level, kind) })),
    ...guards.flatMap(({ id, example }) =>
      id.endsWith('.tried') ? [] : [{ language, text: example, like: 'calm' as const }],
    ),
  ])
  return [...written, ...examples]
}

function likeOf(level: string, kind: string | undefined): Lesson['like'] {
  if (level === 'crisis') return 'crisis'
  if (level === 'emergency') return kind === 'suicide' ? 'crisis' : 'urgent'
  if (level === 'safeguarding')
    return kind === 'domesticAbuse' || kind === 'sexualViolence' ? 'abuse' : 'care'
  return 'calm'
}

/** What was learnt last, and the mark of what it was learnt from: a second net of the same content need not learn it again. */
let last: { readonly from: string; readonly learnt: Learnt } | undefined
export function learnOnce(options: LearntOptions): Learnt {
  const from = createHash('sha256')
    .update(JSON.stringify([options.indirect, options.phrases]))
    .digest('base64url')
  if (last?.from !== from) last = { from, learnt: learn(options) }
  return last.learnt
}

/** A language's reader is let go once its lines are read, and made again when somebody writes in it: fifteen are too much to hold. */
export function learn({ phrases, indirect, lessons = lessonsOf(indirect, phrases) }: LearntOptions): Learnt {
  const names = [...new Set(indirect.flatMap(({ signs }) => Object.keys(signs)))].sort()
  const newReader = (language: string): TraitReader | undefined => {
    const of = phrases.find((one) => one.language === language)
    const own = indirect.find((one) => one.language === language)
    return of && own && traitReader(of, own, names)
  }
  const rows = inPlace(lessons, (language) => {
    const reader = newReader(language)
    return ({ text, like }) => reader && { traits: reader.whole(tokensOf(text)), like }
  }).filter((row) => row !== undefined)
  const readers = new Map<string, TraitReader | undefined>()
  const readerOf = (language: string) => {
    if (!readers.has(language)) readers.set(language, newReader(language))
    return readers.get(language)
  }
  const any = regression(rows.map(({ traits, like }) => ({ traits, wanted: like !== 'calm' })))
  const alarms = rows.filter(({ like }) => like !== 'calm')
  const kinds = learntKinds.map((kind) => ({
    kind,
    likely: regression(alarms.map(({ traits, like }) => ({ traits, wanted: like === kind }))),
  }))
  const mostLike = (stretches: readonly Traits[]) => {
    let most = 0
    let which: Traits | undefined
    for (const traits of stretches) {
      const here = any(traits)
      if (here > most) [most, which] = [here, traits]
    }
    return { most, which }
  }
  return {
    read(tokens, language, work) {
      const { most, which } = mostLike(readerOf(language)?.read(tokens, work) ?? [])
      if (!which || most < surest) return undefined
      return kinds
        .map(({ kind, likely }) => ({ kind, share: likely(which) }))
        .reduce((best, one) => (one.share > best.share ? one : best)).kind
    },
    likeness: (text, language) => mostLike(readerOf(language)?.read(tokensOf(text)) ?? []).most,
  }
}

/** Each lesson read, a language at a time; what comes of them stands in the order of the lessons, which the model goes by. */
function inPlace<Row>(
  lessons: readonly Lesson[],
  readerOf: (language: string) => (lesson: Lesson) => Row,
): Row[] {
  const rows: Row[] = Array.from({ length: lessons.length })
  for (const language of new Set(lessons.map((lesson) => lesson.language))) {
    const read = readerOf(language)
    lessons.forEach((lesson, place) => {
      if (lesson.language === language) rows[place] = read(lesson)
    })
  }
  return rows
}

/** Adagrad, in an order that is the same each time. */
function regression(rows: readonly { traits: Traits; wanted: boolean }[]): (traits: Traits) => number {
  const weights = new Float32Array(places)
  const moved = new Float32Array(places)
  let base = bias
  // All rows one behind the other: they are gone through many times.
  const first = new Int32Array(rows.length + 1)
  rows.forEach(({ traits }, index) => (first[index + 1] = (first[index] ?? 0) + traits.at.length))
  const allAt = new Int32Array(first[rows.length] ?? 0)
  const allBy = new Float64Array(allAt.length)
  rows.forEach(({ traits }, index) => {
    allAt.set(traits.at, first[index])
    allBy.set(traits.by, first[index])
  })
  const scales = Float64Array.from(rows, ({ traits }) => scaleOf(traits))
  const wanted = Uint8Array.from(rows, (row) => (row.wanted ? 1 : 0))
  const order = shuffled(rows.length)
  for (let round = 0; round < rounds; round++)
    for (const index of order) {
      const scale = scales[index] ?? 1
      const begin = first[index] ?? 0
      const end = first[index + 1] ?? 0
      let total = 0
      for (let i = begin; i < end; i++) total += (weights[allAt[i] ?? 0] ?? 0) * (allBy[i] ?? 0)
      const gap = (wanted[index] ?? 0) - sigmoid(base + total * scale)
      base += 0.02 * gap
      if (Math.abs(gap) < 0.02) continue
      for (let i = begin; i < end; i++) {
        const place = allAt[i] ?? 0
        const pull = gap * scale * (allBy[i] ?? 0) - shrink * (weights[place] ?? 0)
        const far = (moved[place] ?? 0) + pull * pull
        moved[place] = far
        weights[place] = (weights[place] ?? 0) + (rate * pull) / Math.sqrt(far + 1e-6)
      }
    }
  return weighing(weights, base)
}

/** Apart from the learning, so that what was learnt from is let go. */
function weighing(weights: Float32Array, base: number): (traits: Traits) => number {
  return ({ at, by }) => {
    let total = 0
    for (let i = 0; i < at.length; i++) total += (weights[at[i] ?? 0] ?? 0) * (by[i] ?? 0)
    return sigmoid(base + total * scaleOf({ at, by }))
  }
}

function scaleOf({ by }: Traits): number {
  let squares = 0
  for (const weight of by) squares += weight * weight
  return 1 / Math.sqrt(Math.max(squares, 12))
}

function shuffled(length: number): number[] {
  const order = Array.from({ length }, (_, index) => index)
  let state = 7
  for (let last = length - 1; last > 0; last--) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    const other = state % (last + 1)
    ;[order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0]
  }
  return order
}

const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum))
