/** Where a person is: a postcode or its first half, no fixed address, or the name of a town. */
import type { SaidPlace } from '../domain/person.js'
import { clean } from './fold.js'
import type { Understood } from './ports.js'
import { negated } from './negation.js'
import type { Vocabulary } from './vocabulary.js'
import { words } from './words.js'

const longest = 200

export function place(
  text: string,
  vocabulary: Vocabulary,
): Understood<SaidPlace, 'unclear' | 'notAPostcode'> {
  if (text.length > longest && text.trim().length > longest) return { ok: false, why: 'unclear' }
  const said = words(text, longest)
  if (said.length === 0) return { ok: false, why: 'unclear' }
  const roofless = vocabulary.tags(['noFixedAddress']).within(said)
  if (roofless.some((found) => !negated(said, found, vocabulary)))
    return { ok: true, value: { kind: 'noFixedAddress' } }

  const pieces = clean(text.slice(0, longest))
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean)
  const postcode = postcodeIn(pieces)
  if (postcode) return { ok: true, value: { kind: 'postcode', postcode } }
  const figures = pieces.some((piece) => /\d/.test(piece))
  if (figures) return { ok: false, why: pieces.length <= 3 ? 'notAPostcode' : 'unclear' }
  return town(text, vocabulary)
}

/** A full postcode anywhere, with or without its space; half of one when little else is said. */
function postcodeIn(pieces: readonly string[]): string | undefined {
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1]
    const pair = next?.length === 3 ? full(piece, next) : undefined
    const whole = pair ?? (piece.length >= 5 ? full(piece.slice(0, -3), piece.slice(-3)) : undefined)
    if (whole) return whole
  }
  if (pieces.length > 6) return undefined
  const half = pieces.findIndex((piece) => /\d/.test(piece) && outward(piece))
  const next = pieces[half + 1]
  // "XB1 2C" is a full postcode that went wrong, not half of one.
  if (half < 0 || (next && /\d/.test(next))) return undefined
  return outward(pieces[half] ?? '')
}

/** Letters that stand for figures are put right beside a figure; letters alone are a word ("telling" is no TE1L 1NG). */
function full(first: string, second: string): string | undefined {
  const [out, inn] = [outward(first), inward(second)]
  return out && inn && /\d/.test(first + second) ? `${out} ${inn}` : undefined
}

const asDigit = (char: string) => ({ O: '0', I: '1', L: '1' })[char] ?? char
const asLetter = (char: string) => ({ '0': 'O', '1': 'I' })[char] ?? char

/** The shapes A9 A99 A9A AA9 AA99 AA9A, letters and figures that look alike put right; the real areas are not checked. */
function outward(typed: string): string | undefined {
  if (typed.length < 2 || typed.length > 4) return undefined
  const shapes = [/^[A-Z]\d[A-Z\d]?$/, /^[A-Z]{2}\d[A-Z\d]?$/]
  const [a = '', b = '', ...rest] = typed
  const tail = rest.join('')
  const tries = [
    typed,
    asLetter(a) + asDigit(b) + tail,
    asLetter(a) + asLetter(b) + asDigit(rest[0] ?? '') + rest.slice(1).join(''),
  ]
  return tries.find((one) => shapes.some((shape) => shape.test(one)))
}

/** A figure and two letters; C, I, K, M, O and V are not used there. */
function inward(typed: string): string | undefined {
  const [a = '', ...rest] = typed
  const right = asDigit(a) + rest.join('')
  return /^\d[ABD-HJLNP-UW-Z]{2}$/.test(right) ? right : undefined
}

/** What is left when "I live in" and the like are taken off, if it is short and could be a name. */
function town(text: string, vocabulary: Vocabulary): Understood<SaidPlace, 'unclear'> {
  const said = words(text, longest)
  const lead = vocabulary.tags(['placeLead'])
  let start = 0
  for (let step = lead.at(said, start)[0]; step; step = lead.at(said, start)[0]) start = step.end
  // In some languages the words that lead in a place stand behind it.
  let end = said.length
  for (let at = end - 1; at > start; at -= 1) {
    if (lead.at(said.slice(0, end), at).some((step) => step.end === end)) end = at
  }
  const name = said.slice(start, end)
  const [first] = name
  const last = name.at(-1)
  const other = vocabulary.tags(['notATown', 'yes', 'no', 'maybe', 'neither'])
  const cleaned = clean(text.slice(0, longest))
  const isName = name.every(({ text: part }) => /^[\p{L}\p{M}'&-]+$/u.test(part))
  if (!first || !last || !isName || cleaned.includes('?') || name.length > 5)
    return { ok: false, why: 'unclear' }
  const town = cleaned.slice(first.from, last.to)
  if (
    town.length < 2 ||
    town.length > 60 ||
    name.some((_, i) => vocabulary.tags(['notATown']).at(name, i).length > 0) ||
    other.whole(name)
  ) {
    return { ok: false, why: 'unclear' }
  }
  return { ok: true, value: { kind: 'town', town } }
}
