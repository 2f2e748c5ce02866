/**
 * The part of the net that is learnt: it hears what no rule foresaw, from the lines in `content/safety/indirect`. Logistic
 * regression over the signs in a message, for all languages at once; the same lines always give the same model, and
 * nothing is downloaded or stored. What it weighs never leaves this file: a message is either like those lines or not.
 */
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

/** What was learnt last, and from what: a second net of the same content need not learn it again. */
let last: { readonly from: string; readonly learnt: Learnt } | undefined
export function learnOnce(options: LearntOptions): Learnt {
  const from = JSON.stringify([options.indirect, options.phrases])
  if (last?.from !== from) last = { from, learnt: learn(options) }
  return last.learnt
}

export function learn({ phrases, indirect, lessons = lessonsOf(indirect, phrases) }: LearntOptions): Learnt {
  const names = [...new Set(indirect.flatMap(({ signs }) => Object.keys(signs)))].sort()
  const readers = new Map<string, TraitReader>(
    phrases.flatMap((of) => {
      const own = indirect.find(({ language }) => language === of.language)
      return own ? [[of.language, traitReader(of, own, names)] as const] : []
    }),
  )
  const rows = lessons.flatMap(({ language, text, like }) => {
    const traits = readers.get(language)?.whole(tokensOf(text))
    return traits ? [{ traits, like }] : []
  })
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
      const { most, which } = mostLike(readers.get(language)?.read(tokens, work) ?? [])
      if (!which || most < surest) return undefined
      return kinds
        .map(({ kind, likely }) => ({ kind, share: likely(which) }))
        .reduce((best, one) => (one.share > best.share ? one : best)).kind
    },
    likeness: (text, language) => mostLike(readers.get(language)?.read(tokensOf(text)) ?? []).most,
  }
}

/** Adagrad, in an order that is the same each time. */
function regression(rows: readonly { traits: Traits; wanted: boolean }[]): (traits: Traits) => number {
  const weights = new Float32Array(places)
  const moved = new Float32Array(places)
  let base = bias
  const sum = ({ at, by }: Traits, scale: number): number => {
    let total = 0
    for (let i = 0; i < at.length; i++) total += (weights[at[i] ?? 0] ?? 0) * (by[i] ?? 0)
    return base + total * scale
  }
  const order = shuffled(rows.length)
  const scales = rows.map(({ traits }) => scaleOf(traits))
  for (let round = 0; round < rounds; round++)
    for (const index of order) {
      const row = rows[index]
      if (!row) continue
      const scale = scales[index] ?? 1
      const gap = (row.wanted ? 1 : 0) - sigmoid(sum(row.traits, scale))
      base += 0.02 * gap
      if (Math.abs(gap) < 0.02) continue
      const { at, by } = row.traits
      for (let i = 0; i < at.length; i++) {
        const place = at[i] ?? 0
        const pull = gap * scale * (by[i] ?? 0) - shrink * (weights[place] ?? 0)
        const far = (moved[place] ?? 0) + pull * pull
        moved[place] = far
        weights[place] = (weights[place] ?? 0) + (rate * pull) / Math.sqrt(far + 1e-6)
      }
    }
  return (traits) => sigmoid(sum(traits, scaleOf(traits)))
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
