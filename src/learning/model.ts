/** What was learnt, as it is kept and read: of each place a small whole number for each name, all names side by side. */
import { sigmoid, type Vector, type Weights } from './regression.js'

export interface Model {
  /** How likely each name is, from 0 to 1, in the order of the names. */
  likely(vector: Vector): Float64Array
  /** Whether anything was learnt of this place. */
  knows(place: number): boolean
}

const most = 127
const head = 8

/** The bytes of what was learnt of each name, in order: base and unit of each (float32, little-endian), then the weights. */
export function packed(learnt: readonly Weights[], places: number): Uint8Array {
  const bytes = new Uint8Array(learnt.length * (head + places))
  const view = new DataView(bytes.buffer)
  const small = new Int8Array(bytes.buffer, learnt.length * head)
  for (const [name, { base, of }] of learnt.entries()) {
    let farthest = 0
    for (const weight of of) farthest = Math.max(farthest, Math.abs(weight))
    const unit = farthest / most || 1
    view.setFloat32(name * head, base, true)
    view.setFloat32(name * head + 4, unit, true)
    for (let place = 0; place < places; place += 1)
      small[place * learnt.length + name] = Math.round((of[place] ?? 0) / unit)
  }
  return bytes
}

/** `bytes` as `packed` made them, for so many names. */
export function unpacked(bytes: Uint8Array, names: number): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const small = new Int8Array(bytes.buffer, bytes.byteOffset + names * head, bytes.byteLength - names * head)
  const bases = Float64Array.from({ length: names }, (_, name) => view.getFloat32(name * head, true))
  const units = Float64Array.from({ length: names }, (_, name) => view.getFloat32(name * head + 4, true))
  return {
    likely({ at, by }) {
      const sums = new Float64Array(names)
      for (let i = 0; i < at.length; i += 1) {
        const first = (at[i] ?? 0) * names
        const much = by[i] ?? 0
        for (let name = 0; name < names; name += 1)
          sums[name] = (sums[name] ?? 0) + (small[first + name] ?? 0) * much
      }
      return sums.map((sum, name) => sigmoid((bases[name] ?? 0) + sum * (units[name] ?? 0)))
    },
    knows(place) {
      for (let name = 0; name < names; name += 1) if (small[place * names + name] !== 0) return true
      return false
    },
  }
}
