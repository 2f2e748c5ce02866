/** Reads a message for what needs help at once. Drafts: no safety officer or native speaker has signed the phrases yet. */
import { helpLevels } from '../domain/alert.js'
import { ContentError } from '../errors.js'
import { once } from '../once.js'
import type { Phrases } from './content.js'
import { tokensOf, type Token } from './fold.js'
import { learntRules, type Indirect } from './indirect.js'
import { learntOf } from './learnt.js'
import type { Finding, SafetyNet } from './ports.js'
import { findingKinds } from './ports.js'
import { createReader, type Reader, type Spotted } from './reader.js'

const common = 'en'
const longestRead = 20_000

/** The first by level and, within one level, by the order of `findingKinds`: the same words give the same finding. */
function first<One extends Spotted>(spotted: readonly One[]): One | undefined {
  const rank = (s: Spotted): number =>
    helpLevels.indexOf(s.level) * 100 + (s.kind === undefined ? 99 : findingKinds.indexOf(s.kind))
  return spotted.reduce<One | undefined>((best, s) => (best && rank(best) <= rank(s) ? best : s), undefined)
}

export interface SafetyNetOptions {
  readonly phrases: readonly Phrases[]
  /** What is learnt from when a message first comes that no rule knows; without it, rules alone. */
  readonly indirect?: readonly Indirect[]
  /** Counts the steps of reading, for the test that the work is linear. */
  readonly work?: { steps: number }
}

interface Net {
  readonly language: string
  readonly version: string
  readonly reader: Reader
}

/** What was read with: of each language its phrases, and behind a plus what is learnt from. */
function versionOf(phrases: readonly Phrases[], indirect: readonly Indirect[]): string {
  return phrases
    .map((of) => `${of.language}:${versionIn(of, indirect)}`)
    .sort()
    .join(' ')
}
export function versionIn({ language, version }: Phrases, indirect: readonly Indirect[]): string {
  const learnt = indirect.find((one) => one.language === language)
  return learnt ? `${version}+${learnt.version}` : version
}

/** @throws ContentError `bad_safety` when a pattern cannot be read or English is missing. */
export function createSafetyNet({ phrases, indirect = [], work }: SafetyNetOptions): SafetyNet {
  const nets = phrases.map((p): Net => ({
    language: p.language,
    version: `${p.language}:${p.version}`,
    reader: createReader(p),
  }))
  if (!nets.some(({ language }) => language === common))
    throw new ContentError(
      'bad_safety',
      `content/safety/phrases/${common}.json is missing: every message is read in it`,
    )

  function found(tokens: readonly Token[], of: readonly Net[]): Finding | 'eased' | undefined {
    const reads = of.map(({ language, version, reader }) => ({
      language,
      version,
      ...reader.read(tokens, work),
    }))
    const best = first(
      reads.flatMap(({ spotted, language, version }) =>
        spotted.map((one) => ({ ...one, language, version })),
      ),
    )
    if (!best) return reads.some(({ eased }) => eased) ? 'eased' : undefined
    const { level, rule, version, language, kind } = best
    return {
      level,
      rule,
      version,
      language,
      ...(kind && { kind }),
      ...(reads.some(({ young }) => young) && { young: true as const }),
      ...(reads.some(({ deaf }) => deaf) && { deaf: true as const }),
    }
  }

  /** For each word the places of the nets that know it. */
  const knowing = new Map<string, number[]>()
  nets.forEach(({ reader }, place) => {
    for (const word of reader.words) {
      const those = knowing.get(word)
      if (those) those.push(place)
      else knowing.set(word, [place])
    }
  })

  /** The nets of the other languages that know more of the words than the page's own and English do. */
  function foreign(tokens: readonly Token[], expected: readonly Net[]): Net[] {
    const known = new Uint32Array(nets.length)
    for (const token of tokens) {
      if (token === 'boundary') continue
      const [only = '', ...more] = token.forms
      const those = knowing.get(only) ?? []
      const all =
        more.length === 0 ? those : new Set([...those, ...more.flatMap((form) => knowing.get(form) ?? [])])
      for (const place of all) known[place] = (known[place] ?? 0) + 1
    }
    const familiar = Math.max(...expected.map((net) => known[nets.indexOf(net)] ?? 0))
    return nets.filter((net, place) => !expected.includes(net) && (known[place] ?? 0) > familiar)
  }

  const learnt = once(() => learntOf({ phrases, indirect }))
  /** What no rule foresaw: in the page's language, or in another whose words it is written in. */
  function like(tokens: readonly Token[], language: string): Finding | undefined {
    const kind = learnt().read(tokens, language, work)
    if (!kind) return undefined
    const { kind: about, ...rule } = learntRules[kind]
    const version = indirect.find((one) => one.language === language)?.version ?? ''
    return { ...rule, version: `${language}:${version}`, language, ...(about && { kind: about }) }
  }

  return {
    read(text, language) {
      const tokens = tokensOf(text.slice(0, longestRead))
      const expected = nets.filter((net) => net.language === language || net.language === common)
      const others = foreign(tokens, expected)
      const here = found(tokens, expected)
      const told = here === undefined || here === 'eased' ? (found(tokens, others) ?? here) : here
      // A guard knows what the words mean; what is learnt does not overrule it.
      if (told === 'eased') return undefined
      if (told || indirect.length === 0) return told
      return like(tokens, others.length === 1 ? (others[0]?.language ?? language) : language)
    },
    languages: nets.map(({ language }) => language),
    version: versionOf(phrases, indirect),
  }
}
