/** One language's rules and guards, made ready to read with. */
import { ContentError } from '../errors.js'
import { compile, opening, type Automaton, type Match } from './automaton.js'
import type { Guard, Phrases, Rule } from './content.js'
import { wordsOf, type Token } from './fold.js'
import { PatternError, patternReader, type Pattern } from './pattern.js'
import type { HelpLevel } from '../domain/alert.js'
import type { FindingKind } from './ports.js'
import { respeller } from './respell.js'
import { vocabulary, type Vocabulary } from './vocabulary.js'

export interface Spotted {
  readonly level: HelpLevel
  readonly rule: string
  readonly kind?: FindingKind | undefined
}
export interface Read {
  /** Rule by rule, in the order of the text. */
  readonly spotted: readonly Spotted[]
  /** A rule's words were there, and guards took all of them for something else. */
  readonly eased?: true
  /** What the message says of whoever writes it; looked for only where something was spotted. */
  readonly young: boolean
  readonly deaf: boolean
}
export interface Reader {
  /** `work`, when given, counts the steps of reading. */
  read(tokens: readonly Token[], work?: { steps: number }): Read
  /** The language's words, as far as its patterns know it. */
  readonly words: ReadonlySet<string>
}

const nothing: Read = { spotted: [], young: false, deaf: false }
/** The groups of patterns that are looked for apart. */
const groups = { rules: 0, guards: 1, young: 2, deaf: 3 }

/**
 * The patterns are checked now; they are compiled when first read with, for most are those of languages that seldom come.
 * @throws ContentError `bad_safety` naming the pattern that cannot be read.
 */
export function createReader(phrases: Phrases): Reader {
  const words = new Set(phrases.whole.flatMap(wordsOf))
  const seen = new Set<Pattern>()
  for (const { pattern } of Object.values(patternsOf(phrases)).flat()) collectWords(pattern, words, seen)
  let compiled: Reader['read'] | undefined
  return {
    words,
    read(tokens, work) {
      compiled ??= compiledReader(phrases)
      return compiled(tokens, work)
    },
  }
}

function patternsOf({ language, words, rules, guards, young, deaf }: Phrases) {
  const read = patternReader(words)
  const owned = <Item extends Pick<Rule, 'id' | 'patterns'>>(items: readonly Item[]) =>
    items.flatMap((item) =>
      item.patterns.map((source, at) => {
        try {
          const pattern = read(source)
          if (opening(pattern).gap) throw new PatternError('a pattern must begin with a word')
          return { item, pattern }
        } catch (cause) {
          if (!(cause instanceof PatternError)) throw cause
          const where = `content/safety/phrases/${language}.json: ${item.id}.patterns.${at}`
          throw new ContentError('bad_safety', `${where}: ${cause.message}`, { cause })
        }
      }),
    )
  return {
    rules: owned(rules),
    guards: owned(guards),
    young: owned([{ id: 'young', patterns: young }]),
    deaf: owned([{ id: 'deaf', patterns: deaf }]),
  }
}

/** Whole words only: a stem may be of any language. */
function collectWords(pattern: Pattern, words: Set<string>, seen: Set<Pattern>): void {
  if (seen.has(pattern)) return
  seen.add(pattern)
  if (pattern.kind === 'word') {
    for (const { word, how } of pattern.atoms) if (how !== 'stem') words.add(word)
  } else if (pattern.kind === 'all' || pattern.kind === 'any')
    for (const part of pattern.parts) collectWords(part, words, seen)
  else if (pattern.kind === 'optional') collectWords(pattern.part, words, seen)
}

function compiledReader(phrases: Phrases): Reader['read'] {
  const { rules, guards, young, deaf } = patternsOf(phrases)
  const automaton = compile([rules, guards, young, deaf].map((all) => all.map(({ pattern }) => pattern)))
  const words = vocabularyOf(phrases, automaton.slots)

  return (tokens, work) => {
    const positions = words.fill(tokens)
    const found = automaton.run(groups.rules, positions, work)
    if (found.length === 0) return nothing
    const covered = cover(
      automaton.run(groups.guards, positions, work).flatMap((match) => {
        const guard = guards[match.pattern]?.item
        return guard ? [{ match, guard }] : []
      }),
      positions.map((fills) => fills[0] === 0),
    )
    const spotted = found.flatMap((match) => {
      const rule = rules[match.pattern]?.item
      return (rule && soften(rule, match, covered)) ?? []
    })
    const says = (group: number) => automaton.run(group, positions, work).length > 0
    return spotted.length === 0
      ? { ...nothing, eased: true }
      : { spotted, young: says(groups.young), deaf: says(groups.deaf) }
  }
}

/** The words of these slots, spelled in all the ways that the language is known to be. */
export function vocabularyOf(phrases: Phrases, slots: Automaton['slots']): Vocabulary {
  return vocabulary(slots, {
    shortForms: new Map(
      Object.entries(phrases.shortForms).map(([short, long]) => [wordsOf(short).join(''), wordsOf(long)]),
    ),
    whole: new Set(phrases.whole.flatMap(wordsOf)),
    respell: respeller(phrases.respell),
    prefixes: phrases.prefixes.flatMap(wordsOf).sort((a, b) => b.length - a.length),
  })
}

/** Where guards lie: for each position the guards that cover it. */
function cover(
  matches: readonly { match: Match; guard: Guard }[],
  boundaries: readonly boolean[],
): Guard[][] {
  const covered: Guard[][] = []
  const lay = (at: number, guard: Guard): void => {
    const here = (covered[at] ??= [])
    if (!here.includes(guard)) here.push(guard)
  }
  for (const { match, guard } of matches) {
    for (let at = match.from; at <= match.to; at++) lay(at, guard)
    for (let at = match.from - 1; at >= match.from - guard.reach && !boundaries[at]; at--) lay(at, guard)
    for (let at = match.to + 1; at <= match.to + guard.reach && !boundaries[at]; at++) lay(at, guard)
  }
  return covered
}

function soften(
  rule: Rule,
  match: Match,
  covered: readonly (readonly Guard[] | undefined)[],
): Spotted | undefined {
  const found: Spotted = { level: rule.level, rule: rule.id, kind: rule.kind }
  let softened: Guard | undefined
  for (let at = match.from; at <= match.to; at++)
    for (const guard of covered[at] ?? []) {
      if (guard.of && !guard.of.includes(rule.id) && !guard.of.includes(rule.kind ?? '')) continue
      if (softened === undefined || guard.to === 'none') softened = guard
    }
  if (!softened) return found
  return softened.to === 'none' ? undefined : { ...found, level: 'sensitive', rule: softened.id }
}
