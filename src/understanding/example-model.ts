/**
 * A small model of what people with each need write, learnt from the examples in `content/needs` when a language is first
 * spoken: logistic regression, a need at a time, over words, their beginnings, pairs of words and runs of letters. The
 * same examples always give the same model; nothing is downloaded or stored.
 */
import type { NeedId } from '../domain/need.js'
import { fold } from './fold.js'

export interface Example<Name extends string> {
  readonly keys: readonly string[]
  /** What it is an example of: none, one or several. */
  readonly of: readonly Name[]
  /** How much it counts: a whole sentence is 1, a mere hint less. */
  readonly weight: number
}

/** How likely each is, from 0 to 1; what is next to nothing is left out. */
export type ExampleModel<Name extends string> = (keys: readonly string[]) => ReadonlyMap<Name, number>

const rounds = 24
const rate = 1.5
const shrink = 2e-4
/** Where nothing is known, nothing is likely. */
const bias = -2.5
/** An example read as well as this is left alone until the next look at all of them. */
const settled = 0.02
const leastShown = 0.02
const beginning = 5
const run = 5
const spread = 0.5

/** What the model looks at; each counts once, and a long text's features weigh less each. */
function featuresOf(keys: readonly string[]): Set<string> {
  const features = new Set<string>()
  for (const [i, key] of keys.entries()) {
    features.add(key)
    if (key.length > beginning) features.add(`${key.slice(0, beginning)}*`)
    const next = keys[i + 1]
    if (next !== undefined) features.add(`${key} ${next}`)
    if (key.length >= run) {
      const marked = `^${key}$`
      for (let at = 0; at + run <= marked.length; at += 1) features.add(`~${marked.slice(at, at + run)}`)
    }
  }
  return features
}

export function learn<Name extends string>(
  examples: readonly Example<Name>[],
  names: readonly Name[],
): ExampleModel<Name> {
  const places = new Map<string, number>()
  const rows = examples.map(({ keys, of: told, weight }) => {
    const at = Int32Array.from(featuresOf(keys), (feature) => {
      const place = places.get(feature) ?? places.size
      places.set(feature, place)
      return place
    })
    return { at, told: new Set(told), weight, scale: scaleOf(at.length) }
  })
  const worth = worthOf(rows, places.size)
  const models = names.map((name) => {
    const weights = new Float32Array(places.size)
    // A mere phrase of another tells little; a sentence of another, or of none, tells much.
    const own = rows.flatMap(({ at, told, weight, scale }) => {
      const wanted = told.has(name)
      return wanted || weight >= 1
        ? [{ at, scale, wanted: wanted ? 1 : 0, weight: wanted ? 2 * weight : weight }]
        : []
    })
    let active = own
    for (let round = 0; round < rounds; round += 1) {
      const step = rate / (1 + round / 6)
      if (round % 4 === 0) active = own
      const still: typeof own = []
      for (const row of active) {
        const { at, scale } = row
        let sum = bias
        for (let i = 0; i < at.length; i += 1) {
          const place = at[i] ?? 0
          sum += (weights[place] ?? 0) * (worth[place] ?? 0) * scale
        }
        const gap = (row.wanted - sigmoid(sum)) * row.weight
        if (Math.abs(gap) < settled) continue
        still.push(row)
        const change = step * gap * scale
        for (let i = 0; i < at.length; i += 1) {
          const place = at[i] ?? 0
          weights[place] = (weights[place] ?? 0) * (1 - shrink) + change * (worth[place] ?? 0)
        }
      }
      active = still
    }
    return { name, weights }
  })
  return reading({ places, worth, models })
}

/** Apart from the learning, so that what was learnt from is let go. */
function reading<Name extends string>({
  places,
  worth,
  models,
}: {
  readonly places: ReadonlyMap<string, number>
  readonly worth: Float32Array
  readonly models: readonly { readonly name: Name; readonly weights: Float32Array }[]
}): ExampleModel<Name> {
  return (keys) => {
    const at = [...featuresOf(keys)].flatMap((feature) => places.get(feature) ?? [])
    const scale = scaleOf(at.length)
    const likely = new Map<Name, number>()
    for (const { name, weights } of models) {
      let sum = bias
      for (const place of at) sum += (weights[place] ?? 0) * (worth[place] ?? 0) * scale
      const share = sigmoid(sum)
      if (share >= leastShown) likely.set(name, share)
    }
    return likely
  }
}

/** A word that people use whatever they tell ("me", "my") is worth less than one that goes with a single thing. */
function worthOf<Name>(
  rows: readonly { at: Int32Array; told: ReadonlySet<Name> }[],
  features: number,
): Float32Array {
  const seen = Array.from({ length: features }, () => new Set<Name | undefined>())
  for (const { at, told } of rows)
    for (const place of at) for (const name of told.size > 0 ? told : [undefined]) seen[place]?.add(name)
  return Float32Array.from(seen, (names) => 1 / names.size ** spread)
}

const scaleOf = (features: number): number => 1 / Math.sqrt(Math.max(features, 1))
const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum))

/** "since my husband died I cannot pay the rent | money_debt" */
export function parseExample(
  line: string,
  need: NeedId,
  known: readonly NeedId[],
): { text: string; needs: NeedId[] } {
  const [text = '', others = ''] = line.split(' | ')
  const also = others.split(/[\s,]+/).flatMap((name) => known.find((id) => id === name) ?? [])
  return { text: fold(text), needs: [need, ...also] }
}
