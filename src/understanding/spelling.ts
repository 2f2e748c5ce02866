/** Near spellings: a bounded edit distance, and an index that finds the one word a misspelling was meant to be. */

/** Edits (insert, drop, replace, swap neighbours) between two words, or `most + 1` when there are more than `most`. */
export function distance(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1)
      }
      row.push(edits)
      least = Math.min(least, edits)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}

/**
 * The letters of a text as bits, several letters to a bit. One edit changes two bits at the most, so that texts too far
 * apart are told from each other without counting edits.
 */
export function letters(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i += 1) bits |= 1 << (text.charCodeAt(i) & 31)
  return bits
}

/** Whether texts with these letters can be `most` edits apart or fewer. */
export function mayBeNear(a: number, b: number, most: number): boolean {
  let different = 0
  for (let bits = a ^ b; bits !== 0; bits &= bits - 1) different += 1
  return different <= 2 * most
}

/** How many slips a word of this length is forgiven. */
export const slips = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2)

export const near = (a: string, b: string): boolean => {
  const most = slips(Math.min(a.length, b.length))
  return a === b || (most > 0 && a.length <= 40 && b.length <= 40 && distance(a, b, most) <= most)
}

export interface Speller {
  /** The known word this one is a slip of; undefined for a known word, a short one, or one that is near to none. */
  correct(word: string): string | undefined
}

/** The known words that may be meant are those of about its length that have nearly its letters. */
export function speller(known: Iterable<string>, shortest: number): Speller {
  const whole = new Set(known)
  const ofLength: { readonly word: string; readonly letters: number }[][] = []
  for (const word of [...whole].sort())
    if (word.length >= shortest && /^\p{L}+$/u.test(word))
      (ofLength[word.length] ??= []).push({ word, letters: letters(word) })
  return {
    correct(word) {
      if (whole.has(word) || word.length < shortest || word.length > 20) return undefined
      const has = letters(word)
      for (const length of [word.length, word.length - 1, word.length + 1])
        for (const one of ofLength[length] ?? [])
          if (mayBeNear(has, one.letters, 1) && distance(word, one.word, 1) === 1) return one.word
      return undefined
    },
  }
}
