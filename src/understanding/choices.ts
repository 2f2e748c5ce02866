/** Several of the options: "1 and 3", "the first two", "all of them", "everything except 2". */
import { chosen, labelled } from './choice.js'
import { byFigures } from './places.js'
import { numbersIn } from './number.js'
import type { Option, Understood } from './ports.js'
import type { Vocabulary } from './vocabulary.js'
import { words, type Word } from './words.js'

const longest = 400

/** In the options' own order. "None" is an empty list. One part that is not understood makes the whole unclear. */
export function choices(
  text: string,
  options: readonly Option[],
  vocabulary: Vocabulary,
): Understood<string[], 'unclear'> {
  if (text.length > longest && text.trim().length > longest) return { ok: false, why: 'unclear' }
  const said = words(text, longest)
  const found = meant(said, options, vocabulary)
  if (!found) return { ok: false, why: 'unclear' }
  const codes = new Set(found)
  return { ok: true, value: options.map(({ code }) => code).filter((code) => codes.has(code)) }
}

function meant(
  said: readonly Word[],
  options: readonly Option[],
  vocabulary: Vocabulary,
): string[] | undefined {
  if (said.length === 0 || said.length > 60) return undefined
  const one = chosen(said, options, vocabulary)
  if (one.length === 1 && exactly(said, options)) return one
  const quantity = bySize(said, options, vocabulary)
  if (quantity) return quantity
  const figures = byFigures(said, options, vocabulary)
  if (figures) return figures
  const found: string[] = []
  const named = parts(said, vocabulary)
  if (named.length > options.length * 2) return undefined
  const labels = labelled(options)
  for (const part of named) {
    const codes = chosen(part, options, vocabulary, labels)
    if (codes.length === 0) return undefined
    found.push(...codes)
  }
  return found.length > 0 ? found : undefined
}

const exactly = (said: readonly Word[], options: readonly Option[]): boolean => {
  const line = said.map(({ key }) => key).join(' ')
  return options.some(
    ({ label }) =>
      words(label, 200)
        .map(({ key }) => key)
        .join(' ') === line,
  )
}

/** "All", "both", "none", "the first two", "all but the second". */
function bySize(
  said: readonly Word[],
  options: readonly Option[],
  vocabulary: Vocabulary,
): string[] | undefined {
  const codes = options.map(({ code }) => code)
  const tags = vocabulary.tags(['all', 'both', 'none', 'except', 'filler', 'last'])
  const size = tags.at(said, 0).find(({ value }) => value === 'all' || value === 'both' || value === 'none')
  if (size) {
    const rest = said.slice(size.end)
    const except = tags.at(rest, 0).find(({ value }) => value === 'except')
    if (size.value === 'all' && except) {
      const out = meant(rest.slice(except.end), options, vocabulary)
      return out && codes.filter((code) => !out.includes(code))
    }
    const padding = tags.within(rest)
    const covered = padding.reduce((sum, { start, end }) => sum + end - start, 0)
    if (covered !== rest.length || padding.some(({ value }) => value !== 'filler')) return undefined
    if (size.value === 'none') return []
    return size.value === 'all' || codes.length === 2 ? codes : undefined
  }
  const bare = said.filter((_, i) => tags.at(said, i)[0]?.value !== 'filler')
  const [count] = numbersIn(bare, vocabulary)
  if (!count || count.value < 1 || count.value > codes.length || bare.length > 3) return undefined
  const around = [...bare.slice(0, count.start), ...bare.slice(count.end)]
  if (around.length === 0 || /\d/.test(bare[count.start]?.key ?? '')) return undefined
  if (vocabulary.table('ordinals').whole(around) === '1') return codes.slice(0, count.value)
  return vocabulary.tags(['last']).whole(around) ? codes.slice(-count.value) : undefined
}

function parts(said: readonly Word[], vocabulary: Vocabulary): Word[][] {
  const joining = vocabulary.tags(['and', 'or'])
  const all: Word[][] = []
  let part: Word[] = []
  for (let i = 0; i < said.length;) {
    const join = joining.at(said, i)[0]
    const word = said[i]
    if ((join || word?.apart) && part.length > 0) {
      all.push(part)
      part = []
    }
    if (!join && word) part.push(word)
    i = join?.end ?? i + 1
  }
  return part.length > 0 ? [...all, part] : all
}
