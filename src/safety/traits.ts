/**
 * What the learnt part of the net sees in a message: the signs it speaks of, alone, by twos, and one leading to another.
 * They are the same in every language, so that what is learnt in one holds in all.
 */
import { compile } from './automaton.js'
import type { Phrases } from './content.js'
import type { Token } from './fold.js'
import type { Indirect } from './indirect.js'
import { patternReader } from './pattern.js'
import { vocabularyOf } from './reader.js'

/** Places in the model, and how much of each: as long as each other. */
export interface Traits {
  readonly at: readonly number[]
  readonly by: readonly number[]
  /** The words themselves, in their plain form. */
  readonly words: readonly string[]
}
export interface TraitReader {
  /** The traits of each stretch of a message that is judged by itself; linear in the length of the message. */
  read(tokens: readonly Token[], work?: { steps: number }): Traits[]
  /** The traits of a whole message as one. */
  whole(tokens: readonly Token[]): Traits
}

/** Places are numbers: signs come first, then their pairs, then pairs in which one leads to the other. */
const mostSigns = 100
const firstPair = mostSigns
const firstNear = firstPair + mostSigns * mostSigns
export const places = firstNear + mostSigns * mostSigns

/** A sentence longer than this is read in pieces. */
const longestPiece = 24
/** So many pieces, one after the other, are judged together, beside each by itself. */
const together = 3
const weightOf = { sign: 1.3, pair: 1, near: 1 }
/** Shorter messages are buttons, commands and answers: they are left to the rules. */
const fewestWords = 4
/** One sign leads to another when it stands so many words behind it; of those, so many are looked at. */
const near = 6
const mostNear = 12

interface Piece {
  readonly at: number[]
  readonly by: number[]
  readonly signs: readonly number[]
  readonly words: readonly string[]
}

export function traitReader(
  phrases: Phrases,
  { signs }: Pick<Indirect, 'signs'>,
  names: readonly string[],
): TraitReader {
  const read = patternReader(phrases.words)
  const patterns = Object.entries(signs).flatMap(([name, sources]) =>
    sources.map((source) => ({ sign: names.indexOf(name), pattern: read(source) })),
  )
  const automaton = compile([patterns.map(({ pattern }) => pattern)])
  const words = vocabularyOf(phrases, automaton.slots)

  function piece(tokens: readonly Exclude<Token, 'boundary'>[], work?: { steps: number }): Piece {
    const at: number[] = []
    const by: number[] = []
    const spoken = automaton
      .run(0, words.fill(tokens), work)
      .map(({ pattern, from, to }) => ({ sign: patterns[pattern]?.sign ?? -1, from, to }))
      .filter(({ sign }) => sign >= 0)
      .sort((a, b) => a.from - b.from || a.sign - b.sign)
    spoken.forEach((one, index) => {
      for (const next of spoken.slice(index + 1, index + 1 + mostNear)) {
        if (next.from - one.to > near) break
        if (next.from <= one.to || next.sign === one.sign) continue
        at.push(firstNear + one.sign * mostSigns + next.sign)
        by.push(weightOf.near)
      }
    })
    if (work) work.steps += at.length + tokens.length
    return {
      at,
      by,
      signs: [...new Set(spoken.map(({ sign }) => sign))],
      words: tokens.map(({ forms: [plain = ''] }) => plain),
    }
  }

  function joined(pieces: readonly Piece[]): Traits {
    const at = pieces.flatMap((one) => one.at)
    const by = pieces.flatMap((one) => one.by)
    const all = [...new Set(pieces.flatMap((one) => one.signs))].sort((a, b) => a - b)
    all.forEach((sign, index) => {
      at.push(sign)
      by.push(weightOf.sign)
      for (const other of all.slice(index + 1)) {
        at.push(firstPair + sign * mostSigns + other)
        by.push(weightOf.pair)
      }
    })
    return { at, by, words: pieces.flatMap((one) => one.words) }
  }

  return {
    read(tokens, work) {
      if (tokens.filter((token) => token !== 'boundary').length < fewestWords) return []
      const pieces = cut(tokens).map((one) => piece(one, work))
      const stretches = pieces.length > 1 ? pieces.map((one) => joined([one])) : []
      for (let from = 0; from === 0 || from + together <= pieces.length; from++)
        if (pieces.length > 0) stretches.push(joined(pieces.slice(from, from + together)))
      return stretches
    },
    whole: (tokens) => joined(cut(tokens).map((one) => piece(one))),
  }
}

function cut(tokens: readonly Token[]): Exclude<Token, 'boundary'>[][] {
  const pieces: Exclude<Token, 'boundary'>[][] = []
  let now: Exclude<Token, 'boundary'>[] = []
  const end = () => {
    if (now.length > 0) pieces.push(now)
    now = []
  }
  for (const token of tokens) {
    if (token === 'boundary') end()
    else if (now.push(token) >= longestPiece) end()
  }
  end()
  return pieces
}
