/**
 * What the learnt part of the net sees in a message: the signs it speaks of, alone and by twos, which are the same in
 * every language; and the words of its own language, their beginnings, runs of letters and neighbours.
 */
import { compile } from './automaton.js'
import type { Phrases } from './content.js'
import { unspaced, type Token } from './fold.js'
import type { Indirect } from './indirect.js'
import { patternReader } from './pattern.js'
import { respeller } from './respell.js'
import { vocabularyOf } from './reader.js'

/** Places in the model, and how much of each: as long as each other. */
export interface Traits {
  readonly at: readonly number[]
  readonly by: readonly number[]
}
export interface TraitReader {
  /** The traits of each stretch of a message that is judged by itself; linear in the length of the message. */
  read(tokens: readonly Token[], work?: { steps: number }): Traits[]
  /** The traits of a whole message as one. */
  whole(tokens: readonly Token[]): Traits
}

/** Places are numbers below this. Signs come first, then their pairs, then words, which share what is left by hash. */
export const places = 2 ** 17
const mostSigns = 100
const firstPair = mostSigns
const firstWord = firstPair + mostSigns * mostSigns

/** A sentence longer than this is read in pieces. */
const longestPiece = 24
/** So many pieces, one after the other, are judged together, beside each by itself. */
const together = 3
const weightOf = { sign: 1.3, pair: 1, word: 0.3, part: 0.1, neighbours: 0.15, near: 1 }
/** Shorter messages are buttons, commands and answers: they are left to the rules. */
const fewestWords = 4
/** One sign leads to another when it stands so many words behind it; of those, so many are looked at. */
const near = 6
const mostNear = 12
const longestHashed = 24
const mostRemembered = 5_000

interface Piece {
  readonly at: number[]
  readonly by: number[]
  readonly signs: readonly number[]
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
  const respell = respeller(phrases.respell)
  const remembered = new Map<string, Pick<Piece, 'at' | 'by'>>()

  function word(form: string): Pick<Piece, 'at' | 'by'> {
    const before = remembered.get(form)
    if (before) return before
    const at: number[] = []
    const by: number[] = []
    const add = (what: string, weight: number) => {
      at.push(placeOf(`${phrases.language} ${what}`))
      by.push(weight)
    }
    const spelled = respell(form).slice(0, longestHashed)
    add(spelled, weightOf.word)
    for (const length of [4, 6])
      if (spelled.length > length) add(`${spelled.slice(0, length)}*`, weightOf.part)
    const marked = `^${spelled}$`
    if (spelled.length >= 4)
      for (let from = 0; from + 4 <= marked.length; from++)
        add(`~${marked.slice(from, from + 4)}`, weightOf.part)
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(form, { at, by })
    return { at, by }
  }

  function piece(tokens: readonly Exclude<Token, 'boundary'>[], work?: { steps: number }): Piece {
    const at: number[] = []
    const by: number[] = []
    tokens.forEach(({ forms: [form = ''] }, index) => {
      const own = word(form)
      at.push(...own.at)
      by.push(...own.by)
      const next = tokens[index + 1]?.forms[0]
      if (next === undefined) return
      at.push(placeOf(`${phrases.language} ${form} ${next}`.slice(0, 2 * longestHashed)))
      by.push(weightOf.neighbours)
      const third = tokens[index + 2]?.forms[0]
      if (third === undefined || !unspaced.test(form)) return
      at.push(placeOf(`${phrases.language} ${form} ${next} ${third}`))
      by.push(weightOf.neighbours)
    })
    const spoken = automaton
      .run(0, words.fill(tokens), work)
      .map(({ pattern, from, to }) => ({ sign: patterns[pattern]?.sign ?? -1, from, to }))
      .filter(({ sign }) => sign >= 0)
      .sort((a, b) => a.from - b.from || a.sign - b.sign)
    spoken.forEach((one, index) => {
      for (const next of spoken.slice(index + 1, index + 1 + mostNear)) {
        if (next.from - one.to > near) break
        if (next.from <= one.to || next.sign === one.sign) continue
        at.push(placeOf(`${one.sign}>${next.sign}`))
        by.push(weightOf.near)
      }
    })
    if (work) work.steps += at.length
    return { at, by, signs: [...new Set(spoken.map(({ sign }) => sign))] }
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
    return { at, by }
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

/** FNV-1a, over what is left of the places behind the signs. */
function placeOf(text: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  return firstWord + ((hash >>> 0) % (places - firstWord))
}
