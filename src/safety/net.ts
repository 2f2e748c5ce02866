/** Reads a message for what needs help at once. Drafts: no safety officer or native speaker has signed the phrases yet. */
import { ContentError } from '../errors.js'
import type { Match } from './automaton.js'
import { compile } from './automaton.js'
import type { Guard, Phrases, Rule } from './content.js'
import type { Token } from './fold.js'
import { tokensOf, wordsOf } from './fold.js'
import type { Pattern } from './pattern.js'
import { parsePattern, PatternError } from './pattern.js'
import type { Finding, FindingKind, SafetyLevel, SafetyNet } from './ports.js'
import { findingKinds } from './ports.js'
import { vocabulary } from './vocabulary.js'

/** The first of these that is found is answered. */
const order: readonly SafetyLevel[] = ['emergency', 'crisis', 'safeguarding', 'sensitive']
const common = 'en'
const longestRead = 20_000

interface Spotted {
  readonly level: SafetyLevel
  readonly rule: string
  readonly kind?: FindingKind | undefined
}
type Reader = (tokens: readonly Token[], work?: { steps: number }) => Spotted[]

function patternsOf(item: Rule | Guard, phrases: Phrases): Pattern[] {
  return item.patterns.map((source, at) => {
    try {
      const pattern = parsePattern(source, phrases.words)
      compile([pattern])
      return pattern
    } catch (cause) {
      if (!(cause instanceof PatternError || cause instanceof RangeError)) throw cause
      const where = `content/safety/phrases/${phrases.language}.json: ${item.id}.patterns.${at}`
      throw new ContentError('bad_safety', `${where}: ${cause.message}`, { cause })
    }
  })
}

/** Where guards lie: for each position the guard that covers it, for each kind of rule it softens. */
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

function reader(phrases: Phrases): Reader {
  const owners = [...phrases.rules, ...phrases.guards].flatMap((item) =>
    patternsOf(item, phrases).map((pattern) => ({ item, pattern })),
  )
  const automaton = compile(owners.map((o) => o.pattern))
  const shortForms = new Map(
    Object.entries(phrases.shortForms).map(([short, long]) => [wordsOf(short).join(''), wordsOf(long)]),
  )
  const words = vocabulary(automaton.slots, shortForms, new Set(phrases.whole.flatMap(wordsOf)))

  return (tokens, work) => {
    const positions = words.fill(tokens)
    const rules: { match: Match; rule: Rule }[] = []
    const guards: { match: Match; guard: Guard }[] = []
    for (const match of automaton.run(positions, work)) {
      const item = owners[match.pattern]?.item
      if (item && 'level' in item) rules.push({ match, rule: item })
      else if (item) guards.push({ match, guard: item })
    }
    if (rules.length === 0) return []
    const boundaries = positions.map((fills) => fills[0] === 0)
    const covered = cover(guards, boundaries)
    return rules.flatMap(({ match, rule }) => soften(rule, match, covered) ?? [])
  }
}

/** The first by level and, within one level, by the order of `findingKinds`: the same words give the same finding. */
function first(spotted: readonly Spotted[]): Spotted | undefined {
  const rank = (s: Spotted): number =>
    order.indexOf(s.level) * 100 + (s.kind === undefined ? 99 : findingKinds.indexOf(s.kind))
  return spotted.reduce<Spotted | undefined>(
    (best, s) => (best && rank(best) <= rank(s) ? best : s),
    undefined,
  )
}

export interface SafetyNetOptions {
  readonly phrases: readonly Phrases[]
  /** Counts the steps of reading, for the test that the work is linear. */
  readonly work?: { steps: number }
}

/** @throws ContentError `bad_safety` when a pattern cannot be read or English is missing. */
export function createSafetyNet({ phrases, work }: SafetyNetOptions): SafetyNet {
  const readers = new Map(phrases.map((p) => [p.language, reader(p)]))
  if (!readers.has(common))
    throw new ContentError(
      'bad_safety',
      `content/safety/phrases/${common}.json is missing: every message is read in it`,
    )
  const version = phrases
    .map((p) => `${p.language}:${p.version}`)
    .sort()
    .join(' ')
  const versionOf = new Map(phrases.map((p) => [p.language, `${p.language}:${p.version}`]))

  function read(text: string, language: string): Finding | undefined {
    const tokens = tokensOf(text.slice(0, longestRead))
    const found = new Set([language, common])
    const spotted = [...found].flatMap((code) =>
      (readers.get(code)?.(tokens, work) ?? []).map((s) => ({
        ...s,
        version: versionOf.get(code) ?? version,
      })),
    )
    const best = first(spotted)
    if (!best) return undefined
    const itsVersion = spotted.find((s) => s === best)?.version ?? version
    return { level: best.level, rule: best.rule, version: itsVersion, ...(best.kind && { kind: best.kind }) }
  }
  return { read, languages: [...readers.keys()], version }
}
