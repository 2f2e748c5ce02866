/**
 * The small language in which `content/safety/phrases` is written.
 *
 *   want to die      three words, one after the other
 *   kill|end         either, also 想死|寻死; `suicid*` any word that begins so; `suicide~` also with one letter wrong
 *   {want}           a named list from `words`, whose entries are patterns too
 *   (a bit|rather)   any of these
 *   really?          may be left out
 *   ..3              up to three words in between, within one sentence; nine at the most
 *   ^ and $          the beginning and the end of a sentence; also as one of several: `now|$`
 */
import { wordsOf } from './fold.js'

export interface Atom {
  readonly word: string
  readonly how: 'exact' | 'stem' | 'fuzzy'
}
export type Pattern =
  | { readonly kind: 'word'; readonly atoms: readonly Atom[] }
  | { readonly kind: 'boundary' }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'all'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'any'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'optional'; readonly part: Pattern }

export type WordLists = Readonly<Record<string, readonly string[]>>

/** A mistake in a pattern, told so that its author finds it. */
export class PatternError extends Error {}

/** Reads patterns that may name these lists. The reader throws PatternError when one cannot be read. */
export function patternReader(lists: WordLists): (source: string) => Pattern {
  const known = new Map<string, Pattern | 'being read'>()

  function list(name: string): Pattern {
    const before = known.get(name)
    if (before === 'being read') throw new PatternError(`the word list "${name}" contains itself`)
    if (before) return before
    const entries = lists[name]
    if (!entries) throw new PatternError(`there is no word list "${name}"`)
    known.set(name, 'being read')
    const whole = anyOf(entries.map(phrase))
    known.set(name, whole)
    return whole
  }

  function phrase(source: string): Pattern {
    const [first, ...more] = split(source.trim(), ' ').map(choice)
    if (!first) throw new PatternError('a pattern is empty')
    return more.length === 0 ? first : { kind: 'all', parts: [first, ...more] }
  }

  function choice(source: string): Pattern {
    if (source.length > 1 && source.endsWith('?'))
      return { kind: 'optional', part: choice(source.slice(0, -1)) }
    return anyOf(split(source, '|').map(part))
  }

  function part(source: string): Pattern {
    if (source === '^' || source === '$') return { kind: 'boundary' }
    const gap = /^\.\.([1-9])$/.exec(source)?.[1]
    if (gap !== undefined) return { kind: 'gap', most: Number(gap) }
    if (source.startsWith('..')) throw new PatternError(`"${source}" is no gap: it is ..1 to ..9`)
    const name = /^\{(\w+)\}$/.exec(source)?.[1]
    if (name !== undefined) return list(name)
    if (/^\(.*\)$/.test(source)) return anyOf(split(source.slice(1, -1), '|').map(phrase))
    return words(source)
  }
  return phrase
}

/** Cut where a separator stands outside every bracket. */
function split(source: string, separator: ' ' | '|'): string[] {
  const pieces: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < source.length && depth >= 0; at++) {
    const char = source[at]
    if (char === '(') depth += 1
    else if (char === ')') depth -= 1
    else if (depth === 0 && char === separator) {
      pieces.push(source.slice(from, at))
      from = at + 1
    }
  }
  if (depth !== 0) throw new PatternError(`"${source}" has a bracket too many or too few`)
  pieces.push(source.slice(from))
  return pieces.filter((piece) => piece !== '')
}

/** One word; or several, where they are joined by a hyphen or in a script that puts no spaces between them. */
function words(source: string): Pattern {
  const mark = source.at(-1)
  const how = mark === '*' ? 'stem' : mark === '~' ? 'fuzzy' : 'exact'
  const all = wordsOf(how === 'exact' ? source : source.slice(0, -1))
  const [first, ...more] = all.map((word): Pattern => ({ kind: 'word', atoms: [{ word, how }] }))
  if (!first) throw new PatternError(`"${source}" is no word`)
  return more.length === 0 ? first : { kind: 'all', parts: [first, ...more] }
}

/** Single words of a list become one slot, so that a list of fifty costs as much as one word. */
function anyOf(parts: readonly Pattern[]): Pattern {
  const flat = parts.flatMap((p) => (p.kind === 'any' ? p.parts : [p]))
  const atoms = flat.flatMap((p) => (p.kind === 'word' ? p.atoms : []))
  const rest = flat.filter((p) => p.kind !== 'word')
  const [only, ...more] = atoms.length > 0 ? [{ kind: 'word' as const, atoms }, ...rest] : rest
  if (!only) throw new PatternError('an alternative is empty')
  return more.length === 0 ? only : { kind: 'any', parts: [only, ...more] }
}
