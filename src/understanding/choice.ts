/** One of several options, by number, letter, place in the row, or the words of its label. */
import { aroundLists, bare, byFigures, placeOf } from './places.js'
import type { Option, Understood } from './ports.js'
import { near } from './spelling.js'
import type { Vocabulary } from './vocabulary.js'
import { keys, words, type Word } from './words.js'

const longest = 300

export interface Labelled {
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

export const labelled = (options: readonly Option[]): Labelled[] =>
  options.flatMap(({ code, label, also = [] }) =>
    [label, ...also].map((words) => ({ code, keys: keys(words, 200) })),
  )

/** The codes that the words may mean: none, one, or several. */
export function chosen(
  said: readonly Word[],
  options: readonly Option[],
  vocabulary: Vocabulary,
  labels: readonly Labelled[] = labelled(options),
): string[] {
  if (said.length === 0 || said.length > 25) return []
  const line = said.map(({ key }) => key).join(' ')
  const exact = labels.find(({ keys }) => keys.join(' ') === line)
  if (exact) return [exact.code]
  const place = placeOf(bare(said, vocabulary), options.length, vocabulary)
  if (place === 'beyond') return []
  if (!place) {
    const several = byFigures(said, options, vocabulary)
    if (several) return several
  }
  const code = place && options[place - 1]?.code
  return code ? [code] : [...new Set(byLabel(said, labels, vocabulary))]
}

/** By label: the options that share the most telling words with what was said. A word that all labels have tells nothing. */
function byLabel(said: readonly Word[], labels: readonly Labelled[], vocabulary: Vocabulary): string[] {
  const around = vocabulary.tags(aroundLists)
  const against = vocabulary.tags(['notAhead', 'except']).within(said)
  if (against.length > 0) return contained(said, labels, (start) => against.some(aheadOf(start)))
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

/** A "not" right before a label, or with one word between them. */
const aheadOf =
  (start: number) =>
  ({ end }: { readonly end: number }): boolean =>
    end <= start && start - end <= 1

/** The options whose whole label is in what was said, and not refused; a label within a longer one that fits does not count. */
function contained(
  said: readonly Word[],
  labels: readonly Labelled[],
  refused: (start: number) => boolean = () => false,
): string[] {
  const line = ` ${said.map(({ key }) => key).join(' ')} `
  const fits = labels.filter(({ keys }) => {
    const at = keys.length > 0 ? line.indexOf(` ${keys.join(' ')} `) : -1
    return at >= 0 && !refused(line.slice(0, at).split(' ').filter(Boolean).length)
  })
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
