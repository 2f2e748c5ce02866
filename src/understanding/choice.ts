/** One of several options, by number, letter, place in the row, or the words of its label. */
import { numbersIn } from './number.js'
import type { Option, Understood } from './ports.js'
import { near } from './spelling.js'
import type { Vocabulary } from './vocabulary.js'
import { words, type Word } from './words.js'

const longest = 300
const aroundLists = ['filler', 'choosing', 'and'] as const

interface Labelled {
  readonly code: string
  readonly keys: readonly string[]
}

export function choice(
  text: string,
  options: readonly Option[],
  vocabulary: Vocabulary,
): Understood<string, 'unclear' | 'several'> {
  if (text.length > longest && text.trim().length > longest) return { ok: false, why: 'unclear' }
  const found = chosen(words(text, longest), options, vocabulary)
  const [code] = found
  if (code === undefined) return { ok: false, why: 'unclear' }
  return found.length > 1 ? { ok: false, why: 'several' } : { ok: true, value: code }
}

/** The codes that the words may mean: none, one, or several. */
export function chosen(said: readonly Word[], options: readonly Option[], vocabulary: Vocabulary): string[] {
  if (said.length === 0 || said.length > 25) return []
  const labels = options.map(({ code, label }) => ({ code, keys: words(label, 200).map(({ key }) => key) }))
  const line = said.map(({ key }) => key).join(' ')
  const exact = labels.find(({ keys }) => keys.join(' ') === line)
  if (exact) return [exact.code]
  const place = placeOf(bare(said, vocabulary), options.length, vocabulary)
  if (place === 'beyond') return []
  const code = place && options[place - 1]?.code
  return code ? [code] : byLabel(said, labels, vocabulary)
}

/** The words without the polite and pointing ones at either end: "number two please" is "two". */
function bare(said: readonly Word[], vocabulary: Vocabulary): readonly Word[] {
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

/** By label: the options that share the most telling words with what was said. A word that all labels have tells nothing. */
function byLabel(said: readonly Word[], labels: readonly Labelled[], vocabulary: Vocabulary): string[] {
  const around = vocabulary.tags(aroundLists)
  const against = vocabulary.tags(['notAhead', 'except'])
  if (against.within(said).length > 0) return contained(said, labels)
  const scores = labels.map(() => 0)
  let telling = 0
  for (const [i, { key }] of said.entries()) {
    const same = labels.map(({ keys }) => keys.includes(key))
    const filler = around.at(said, i).length > 0 || vocabulary.everyday.has(key)
    const hits =
      same.includes(true) || filler
        ? same
        : labels.map(({ keys }) => keys.some((part) => near(key, part) || begins(key, part)))
    const count = hits.filter(Boolean).length
    if (!filler || (count > 0 && count < labels.length)) telling += 1
    if (count === 0 || (count === labels.length && count > 1)) continue
    hits.forEach((hit, at) => (scores[at] = (scores[at] ?? 0) + (hit ? 1 / count : 0)))
  }
  const whole = contained(said, labels)
  if (whole.length > 0) return whole
  const best = Math.max(...scores, 0)
  if (best === 0) return []
  const close = labels.filter((_, i) => (scores[i] ?? 0) >= best * 0.6).map(({ code }) => code)
  // Long prose that happens to share a word with a label is no choice.
  return telling > 4 && best < telling / 3 ? [] : close
}

const begins = (said: string, part: string): boolean => said.length >= 4 && part.startsWith(said)

/** The options whose whole label is in what was said; a label within a longer one that fits does not count. */
function contained(said: readonly Word[], labels: readonly Labelled[]): string[] {
  const line = ` ${said.map(({ key }) => key).join(' ')} `
  const fits = labels.filter(({ keys }) => keys.length > 0 && line.includes(` ${keys.join(' ')} `))
  return fits
    .filter(
      ({ keys }) =>
        !fits.some(
          (other) =>
            other.keys.length > keys.length && ` ${other.keys.join(' ')} `.includes(` ${keys.join(' ')} `),
        ),
    )
    .map(({ code }) => code)
}
