/** Villages and neighbourhoods by name, as people spell them. */
import type { Place } from '../domain/person.js'

export interface Named {
  readonly folded: string
  readonly place: Place
}

/** A name as a whole, or the nearest spelling of any run of words, when one place alone is nearest. */
export function placeNamed(names: readonly Named[], said: string): Place | undefined {
  const words = fold(said.slice(0, 120)).split(' ').slice(0, 12)
  const longest = Math.max(...names.map(({ folded }) => folded.split(' ').length), 1)
  const runs = words.flatMap((_, start) =>
    Array.from({ length: Math.min(longest, words.length - start) }, (_run, more) =>
      words.slice(start, start + more + 1).join(' '),
    ),
  )
  const near = names
    .flatMap(({ folded, place }) =>
      runs.map((run) => ({ place, length: folded.length, mistakes: mistakesIn(run, folded) })),
    )
    .filter(({ mistakes, length }) => mistakes <= forgiven(length))
    .sort((a, b) => a.mistakes - b.mistakes || b.length - a.length)
  const [best, ...others] = near
  if (best === undefined) return undefined
  const rival = others.find(({ place }) => place !== best.place)
  return rival?.mistakes === best.mistakes && rival.length === best.length ? undefined : best.place
}

/** Longer names forgive more; very short ones nothing. */
const forgiven = (length: number): number => (length < 5 ? 0 : length < 8 ? 1 : 2)

export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/['.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Letters to add, drop, change or swap with their neighbour. */
function mistakesIn(said: string, meant: string): number {
  if (Math.abs(said.length - meant.length) > 2) return Infinity
  let before: number[] = []
  let above = Array.from({ length: meant.length + 1 }, (_, column) => column)
  for (let row = 1; row <= said.length; row++) {
    const line = [row]
    for (let column = 1; column <= meant.length; column++) {
      const same = said[row - 1] === meant[column - 1]
      const swapped = said[row - 1] === meant[column - 2] && said[row - 2] === meant[column - 1]
      line.push(
        Math.min(
          (line[column - 1] ?? 0) + 1,
          (above[column] ?? 0) + 1,
          (above[column - 1] ?? 0) + (same ? 0 : 1),
          row > 1 && column > 1 && swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    before = above
    above = line
  }
  return above[meant.length] ?? Infinity
}
