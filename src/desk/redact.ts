/** Takes out of a conversation what its person has not agreed to have used: numbers and addresses to reach them by. */

export interface Hides {
  /** Phone numbers and e-mail addresses. */
  readonly addresses: boolean
  /** Exact words to hide, in any case. */
  readonly words: readonly string[]
}

/** Stands where something was taken out. */
export const hiddenMark = '[hidden]'

const email = /[^\s@<>()]{1,64}@[^\s@<>()]{1,255}/gu
/** Nine digits or more in any script, however they are spaced: a phone number, and never a date. */
const phone = /\+?\p{Nd}(?:[\s().\-/\u200e\u200f]{0,3}\p{Nd}){8,}/gu

export function redacted(text: string, hides: Hides): string {
  const withoutWords = hides.words.reduce(
    (left, word) => (word === '' ? left : left.replaceAll(new RegExp(escaped(word), 'giu'), hiddenMark)),
    text,
  )
  return hides.addresses
    ? withoutWords.replaceAll(email, hiddenMark).replaceAll(phone, hiddenMark)
    : withoutWords
}

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
