/**
 * The small language in which `content/safety/phrases` is written.
 *
 *   want to die      three words, one after the other
 *   kill|end         either; `suicid*` any word that begins so; `suicide~` also with one letter wrong
 *   {want}           a named list from `words`, whose entries may be several words long
 *   (a bit|rather)   any of these phrases
 *   really?          may be left out
 *   ..3              up to three words in between, within one sentence
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

function atom(source: string): Atom {
  const mark = source.at(-1)
  const how = mark === '*' ? 'stem' : mark === '~' ? 'fuzzy' : 'exact'
  const [word, ...more] = wordsOf(how === 'exact' ? source : source.slice(0, -1))
  if (word === undefined || more.length > 0) throw new PatternError(`"${source}" is not one word`)
  return { word, how }
}

function part(source: string, lists: WordLists, within: readonly string[]): Pattern {
  if (source.length > 1 && source.endsWith('?'))
    return { kind: 'optional', part: part(source.slice(0, -1), lists, within) }
  if (source === '^' || source === '$') return { kind: 'boundary' }
  const gap = /^\.\.([1-9])$/.exec(source)
  if (gap) return { kind: 'gap', most: Number(gap[1]) }
  if (source.startsWith('('))
    return anyOf(source.slice(1, -1).split('|'), (phrase) => parsePattern(phrase, lists, within))
  const named = /^\{(\w+)\}$/.exec(source)
  if (!named) {
    const words = source.split('|')
    const atoms = words.filter((word) => word !== '^' && word !== '$').map(atom)
    const slot: Pattern = { kind: 'word', atoms }
    return atoms.length === words.length ? slot : { kind: 'any', parts: [slot, { kind: 'boundary' }] }
  }
  const name = named[1] ?? ''
  const list = lists[name]
  if (!list) throw new PatternError(`there is no word list "${name}"`)
  if (within.includes(name)) throw new PatternError(`the word list "${name}" contains itself`)
  return anyOf(list, (entry) => parsePattern(entry, lists, [...within, name]))
}

function anyOf(sources: readonly string[], parse: (source: string) => Pattern): Pattern {
  return { kind: 'any', parts: merge(sources.map(parse)) }
}

/** Single words of a list become one slot, so that a list of fifty costs as much as one word. */
function merge(parts: readonly Pattern[]): Pattern[] {
  const flat = parts.flatMap((p) => (p.kind === 'any' ? p.parts : [p]))
  const atoms = flat.flatMap((p) => (p.kind === 'word' ? p.atoms : []))
  const rest = flat.filter((p) => p.kind !== 'word')
  return atoms.length > 0 ? [{ kind: 'word', atoms }, ...rest] : rest
}

/** @throws PatternError when it cannot be read. */
export function parsePattern(source: string, lists: WordLists, within: readonly string[] = []): Pattern {
  const parts = (source.match(/\([^()]*\)\??|\S+/g) ?? []).map((s) => part(s, lists, within))
  const [only] = parts
  if (!only) throw new PatternError('a pattern is empty')
  return parts.length === 1 ? only : { kind: 'all', parts }
}
