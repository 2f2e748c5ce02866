/** A model of what people write for each of several names, learnt from examples in one language. */
import { places, placesOf } from './features.js'
import { packed, unpacked } from './model.js'
import { regress, type Row, type Settings, type Vector } from './regression.js'

export interface Example<Name extends string> {
  readonly keys: readonly string[]
  /** What it is an example of: none, one or several. */
  readonly of: readonly Name[]
  /** How much it counts: a whole sentence is 1, a mere hint less. */
  readonly weight: number
}

/** How likely each is, from 0 to 1; what is next to nothing is left out. */
export type ExampleModel<Name extends string> = (keys: readonly string[]) => ReadonlyMap<Name, number>

const settings: Settings = { places, rounds: 48, rate: 0.5, shrink: 1e-5, bias: -2.5, biasRate: 0 }
const leastShown = 0.02
const spread = 1
/** What a name's own examples count beside the others. */
const own = 2

/** The bytes of what was learnt, for `exampleModel`. */
export function learnExamples<Name extends string>(
  examples: readonly Example<Name>[],
  names: readonly Name[],
): Uint8Array {
  const read = examples.map(({ keys, of, weight }) => ({ at: placesOf(keys), of: new Set(of), weight }))
  const worth = worthOf(read)
  const rows = read.map(({ at, of, weight }): Row<Name> => ({
    vector: vectorOf(at, worth),
    of,
    // A mere phrase of another tells little; a sentence of another, or of none, tells much.
    weight: { of: own * weight, not: weight >= 1 ? weight : 0 },
  }))
  const learnt = names.map((name) => regress(rows, name, settings))
  for (const { of } of learnt) of.forEach((weight, place) => (of[place] = weight * (worth[place] ?? 0)))
  return packed(learnt, places)
}

export function exampleModel<Name extends string>(
  bytes: Uint8Array,
  names: readonly Name[],
): ExampleModel<Name> {
  const model = unpacked(bytes, names.length)
  return (keys) => {
    const shares = model.likely(vectorOf(placesOf(keys).filter(model.knows)))
    return new Map(
      names.flatMap((name, at) => {
        const share = shares[at] ?? 0
        return share >= leastShown ? [[name, share] as const] : []
      }),
    )
  }
}

/** Each feature counts the same, and a long text's weigh less each. */
function vectorOf(at: Int32Array, worth?: Float32Array): Vector {
  const much = 1 / Math.sqrt(Math.max(at.length, 1))
  return { at, by: Float32Array.from(at, (place) => much * (worth?.[place] ?? 1)) }
}

/** A word that people use whatever they tell ("me", "my") is worth less than one that goes with a single thing. */
function worthOf<Name>(rows: readonly { at: Int32Array; of: ReadonlySet<Name> }[]): Float32Array {
  const goesWith = new Map<number, Set<Name | undefined>>()
  for (const { at, of } of rows)
    for (const place of at) {
      const names = goesWith.get(place) ?? new Set()
      goesWith.set(place, names)
      for (const name of of.size > 0 ? of : [undefined]) names.add(name)
    }
  const worth = new Float32Array(places)
  for (const [place, names] of goesWith) worth[place] = 1 / names.size ** spread
  return worth
}
