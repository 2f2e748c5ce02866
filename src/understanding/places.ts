/** Places in a row of options, by number, letter or ordinal: "2", "b)", "the second one", "1 and 3", "2-4". */
import { numbersIn } from './number.js'
import type { Option } from './ports.js'
import type { Vocabulary } from './vocabulary.js'
import type { Word } from './words.js'

/** What people say around a choice. */
export const aroundLists = ['filler', 'choosing', 'and'] as const

/** The words without the polite and pointing ones at either end: "number two please" is "two". */
export function bare(said: readonly Word[], vocabulary: Vocabulary): readonly Word[] {
  const around = vocabulary.tags(aroundLists)
  let start = 0
  let end = said.length
  for (let step = around.at(said, start)[0]; step && step.end < end; step = around.at(said, start)[0])
    start = step.end
  for (let moved = true; moved && end > start + 1;) {
    moved = false
    for (let at = end - 1; at > start; at -= 1) {
      if (around.at(said.slice(0, end), at).some((found) => found.end === end)) {
        end = at
        moved = true
        break
      }
    }
  }
  return said.slice(start, end)
}

/** The place in the row, from 1, that the words name and nothing else; `beyond` when there is no such place. */
export function placeOf(
  said: readonly Word[],
  count: number,
  vocabulary: Vocabulary,
): number | 'beyond' | undefined {
  const [only] = said
  if (!only) return undefined
  const within = (place: number) => (place >= 1 && place <= count ? place : 'beyond')
  const [figure, ...more] = numbersIn(said, vocabulary)
  if (figure && more.length === 0 && figure.start === 0 && figure.end === said.length)
    return within(figure.value)
  const ordinal = vocabulary.table('ordinals').whole(said)
  if (ordinal !== undefined) return within(Number(ordinal))
  if (vocabulary.tags(['last']).whole(said)) return count
  const suffixed = /^(\d{1,3})\p{L}{1,3}$/u.exec(only.key)
  if (said.length === 1 && suffixed) return within(Number(suffixed[1]))
  if (said.length === 1 && /^[a-z]$/.test(only.key)) {
    const place = only.key.charCodeAt(0) - 96
    return place <= count ? place : undefined
  }
  return undefined
}

/** "1 3", "1,3", "2 to 4": figures and joining words alone. A figure beyond the list makes it unclear. */
export function byFigures(
  said: readonly Word[],
  options: readonly Option[],
  vocabulary: Vocabulary,
): string[] | undefined {
  const figures = numbersIn(said, vocabulary)
  const joining = vocabulary.tags(['and', 'or', 'to', 'filler', 'choosing'])
  const counted = figures.reduce((sum, { start, end }) => sum + end - start, 0)
  const others = joining.within(
    said.filter((_, i) => !figures.some(({ start, end }) => i >= start && i < end)),
  )
  if (
    figures.length === 0 ||
    counted + others.reduce((sum, { start, end }) => sum + end - start, 0) !== said.length
  )
    return undefined
  const places: number[] = []
  for (const [i, { value, start }] of figures.entries()) {
    const before = figures[i - 1]
    const between = before ? said.slice(before.end, start) : []
    const range =
      before &&
      (between.length > 0 ? vocabulary.tags(['to']).whole(between) !== undefined : said[start]?.dashed)
    for (let place = range ? before.value + 1 : value; place <= value && places.length < 100; place += 1)
      places.push(place)
  }
  const codes = places.map((place) => options[place - 1]?.code)
  return codes.every((code) => code !== undefined) ? codes : undefined
}
