/**
 * Logistic regression, a name at a time (Adagrad). The same rows always give the same weights: the order in which they are gone
 * through is shuffled, and shuffled the same.
 */

/** A text as numbers: places, and how much of each. */
export interface Vector {
  readonly at: Int32Array
  readonly by: Float32Array
}
export interface Row<Name extends string> {
  readonly vector: Vector
  /** What it is an example of: none, one or several. */
  readonly of: ReadonlySet<Name>
  /** How much it counts for a name that it is an example of, and for one that it is not. 0: not looked at. */
  readonly weight: { readonly of: number; readonly not: number }
}
export interface Settings {
  /** How many places there are. */
  readonly places: number
  readonly rounds: number
  readonly rate: number
  readonly shrink: number
  /** Where nothing is known, nothing is likely: where it begins, and how fast it moves. */
  readonly bias: number
  readonly biasRate: number
}
/** What was learnt of one name. */
export interface Weights {
  readonly base: number
  readonly of: Float32Array
}

/** An example read as well as this is left alone. */
const settled = 0.02

export function regress<Name extends string>(
  rows: readonly Row<Name>[],
  name: Name,
  { places, rounds, rate, shrink, bias, biasRate }: Settings,
): Weights {
  const told = rows.flatMap(({ vector, of, weight }) => {
    const wanted = of.has(name)
    const counts = wanted ? weight.of : weight.not
    return counts > 0 ? [{ vector, wanted: wanted ? 1 : 0, counts }] : []
  })
  const weights = new Float32Array(places)
  const moved = new Float32Array(places)
  let base = bias
  const order = shuffled(told)
  for (let round = 0; round < rounds; round += 1)
    for (const { vector, wanted, counts } of order) {
      const { at, by } = vector
      const gap = (wanted - sigmoid(base + product(vector, weights))) * counts
      if (Math.abs(gap) < settled) continue
      base += biasRate * gap
      for (let i = 0; i < at.length; i += 1) {
        const place = at[i] ?? 0
        const pull = gap * (by[i] ?? 0) - shrink * (weights[place] ?? 0)
        const far = (moved[place] ?? 0) + pull * pull
        moved[place] = far
        weights[place] = (weights[place] ?? 0) + (rate * pull) / Math.sqrt(far + 1e-6)
      }
    }
  return { base, of: weights }
}

function product({ at, by }: Vector, weights: Float32Array): number {
  let sum = 0
  for (let i = 0; i < at.length; i += 1) sum += (weights[at[i] ?? 0] ?? 0) * (by[i] ?? 0)
  return sum
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const order = [...items]
  let state = 7
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    const other = state % (last + 1)
    const [a, b] = [order[last], order[other]]
    if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a]
  }
  return order
}

export const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum))
