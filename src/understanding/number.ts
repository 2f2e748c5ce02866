/** Whole numbers in digits or in words. */
import type { Understood } from './ports.js'
import { recogniseNumber } from './recognizers.js'
import type { Vocabulary } from './vocabulary.js'
import { words, type Word } from './words.js'

export interface Counted {
  readonly value: number
  readonly start: number
  readonly end: number
}

const longest = 120

/** Every number in the words, digits and number words alike: "twenty five" is one, "seven eight" two. */
export function numbersIn(said: readonly Word[], vocabulary: Vocabulary): Counted[] {
  const index = vocabulary.table('numbers')
  const found: Counted[] = []
  for (let i = 0; i < said.length;) {
    const key = said[i]?.key ?? ''
    if (/^\d{1,9}$/.test(key)) {
      found.push({ value: Number(key), start: i, end: i + 1 })
      i += 1
      continue
    }
    let total: number | undefined
    const start = i
    for (;;) {
      const word = index.at(said, i)[0]
      if (!word) break
      const next = total === undefined ? Number(word.value) : joined(total, Number(word.value))
      if (next === undefined) break
      total = next
      i = word.end
      // "A hundred and five": the "and" belongs to the number only after a hundred.
      if (total >= 100 && total % 100 === 0) {
        const and = vocabulary.tags(['and']).at(said, i)[0]
        if (and && index.at(said, and.end)[0]) i = and.end
      }
    }
    if (total === undefined) i += 1
    else found.push({ value: total, start, end: i })
  }
  return found
}

/** Two number words that make one number: twenty + five, two + hundred, dau + ddeg; undefined when they are two. */
function joined(total: number, next: number): number | undefined {
  if ((next === 100 || next === 1000) && total < next) return total * next
  if (next === 10 && total >= 1 && total <= 9) return total * 10
  if (next > 0 && next < 10 && total >= 10 && total % 10 === 0) return total + next
  if (next >= 10 && next < 100 && total >= 100 && total % 100 === 0) return total + next
  if (next >= 100 && next < 1000 && total >= 1000 && total % 1000 === 0) return total + next
  return undefined
}

export function number(
  text: string,
  range: { least: number; most: number },
  vocabulary: Vocabulary,
): Understood<number, 'unclear' | 'outOfRange'> {
  if (text.length > longest && text.trim().length > longest) return { ok: false, why: 'unclear' }
  const said = words(text, longest)
  const negative = /^\s*[-\u2212]\s*\p{Nd}/u.test(text)
  if (/\p{Nd}[.,]\p{Nd}/u.test(text)) return { ok: false, why: 'unclear' }
  let found = numbersIn(said, vocabulary)
  const [first, second, ...rest] = found
  if (
    first &&
    second &&
    rest.length === 0 &&
    second.value === range.most &&
    isOutOf(said, first, second, vocabulary)
  ) {
    found = [first]
  }
  const values = new Set(found.map(({ value }) => value))
  if (values.size === 0) {
    const value = recogniseNumber(text, vocabulary)
    if (value !== undefined) values.add(value)
  }
  const [value] = values
  if (value === undefined || values.size > 1 || said.length > 12) return { ok: false, why: 'unclear' }
  const before = found[0] && said[found[0].start - 1]
  if (before && vocabulary.tags(['notAhead']).whole([before])) return { ok: false, why: 'unclear' }
  if (negative || value < range.least || value > range.most) return { ok: false, why: 'outOfRange' }
  return { ok: true, value }
}

/** "7 out of 10", "7/10". */
function isOutOf(said: readonly Word[], first: Counted, second: Counted, vocabulary: Vocabulary): boolean {
  const between = said.slice(first.end, second.start)
  if (between.length === 0) return said[second.start]?.apart ?? false
  return vocabulary.tags(['outOf']).whole(between) !== undefined
}
