/**
 * Turns a message into words in their plainest form, seen through what hides them: capitals, accents, invisible
 * characters, stretched and spaced letters, letters of other alphabets that look alike, digits and signs for letters.
 */
import { plain } from '../understanding/fold.js'

/** A word in every form it may be meant in, the plain one first; or the end of a sentence. */
export type Token = { readonly forms: readonly string[] } | 'boundary'

/** Characters drawn like a Latin letter. Used only in words that no Latin letter list could hold otherwise. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', ԛ: 'q',
  ѕ: 's', т: 't', у: 'y', х: 'x', ѡ: 'w', α: 'a', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't',
  υ: 'u', χ: 'x', ɑ: 'a', ɡ: 'g', ɩ: 'i', ʟ: 'l', ɪ: 'i', ᴅ: 'd', ᴇ: 'e', ᴋ: 'k', ᴍ: 'm', ᴏ: 'o', ᴛ: 't', ᴜ: 'u',
} // prettier-ignore
const signs: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Beyond this a word is cut: nothing we look for is longer, and what is joined up is cut into words below it. */
const longestWord = 200

/** Scripts that put no space between words: each character is read as a word. */
export const unspaced = /\p{Script=Han}/u

const pieces = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'@$*!])+|[.?;]+(?=\s|$|\p{Script=Han})/gu
const wordsAsWritten = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu

/** The words of a pattern, or of any text without disguise. */
export function wordsOf(text: string): string[] {
  return plain(text).replaceAll("'", '').match(wordsAsWritten) ?? []
}

function formsOf(word: string): string[] {
  const forms = [word]
  const add = (form: string): void => {
    if (!forms.includes(form)) forms.push(form)
  }
  if (/[^a-z0-9]/.test(word) && /\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Latin}/u.test(word))
    add(word.replace(/./gu, (char) => lookAlikes[char] ?? char))
  for (const form of [...forms])
    if (/[0134571@$!]/.test(form) && /\p{L}/u.test(form)) {
      add(form.replace(/[013457@$!]/g, (sign) => signs[sign] ?? sign))
      if (form.includes('1'))
        add(form.replaceAll('1', 'l').replace(/[03457@$!]/g, (sign) => signs[sign] ?? sign))
    }
  for (const form of [...forms])
    if (/(\p{L})\1{2,}/u.test(form)) {
      add(form.replace(/(\p{L})\1{2,}/gu, '$1$1'))
      add(form.replace(/(\p{L})\1{2,}/gu, '$1'))
      add(form.replace(/(\p{L})\1+/gu, '$1'))
    }
  return forms
}

const isLetter = (word: string): boolean => /^[\p{L}*]$/u.test(word) && !unspaced.test(word)

/** What a piece of the text is: a word, a letter that may be one of a spaced word, the end of a sentence, or a word and its end. */
interface Piece {
  readonly word?: Token
  readonly letter?: string
  readonly ends: boolean
}
/** Pieces met before; beyond this many it starts afresh. */
const remembered = new Map<string, Piece>()
const mostRemembered = 10_000

function pieceOf(source: string): Piece {
  const before = remembered.get(source)
  if (before) return before
  if (remembered.size >= mostRemembered) remembered.clear()
  const piece = readPiece(source)
  remembered.set(source, piece)
  return piece
}

function readPiece(source: string): Piece {
  if (/^[.?;]/.test(source)) return { ends: true }
  const ends = source.endsWith('!')
  const word = source
    .slice(0, longestWord)
    .replace(/^[!*']+|[!']+$/g, '')
    .replaceAll("'", '')
  if (word === '') return { ends }
  return isLetter(word) ? { letter: word, ends } : { word: { forms: formsOf(word) }, ends }
}

/** The message as words and ends of sentences. Linear in its length. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let spaced = ''
  // "k i l l" is one word; "a b" and "I" stay what they are.
  const join = (): void => {
    if (spaced.length >= 4) tokens.push({ forms: formsOf(spaced.slice(0, longestWord)) })
    else for (const letter of spaced) tokens.push({ forms: [letter] })
    spaced = ''
  }
  const end = (): void => {
    if (tokens.length > 0 && tokens.at(-1) !== 'boundary') tokens.push('boundary')
  }
  // A new line ends a sentence, and is lost in `plain`.
  for (const source of plain(text.replace(/[\r\n]+/g, ' . ')).match(pieces) ?? []) {
    const { word, letter, ends } = pieceOf(source)
    if (letter !== undefined) spaced += letter
    else if (spaced !== '') join()
    if (word) tokens.push(word)
    if (ends) {
      if (spaced !== '') join()
      end()
    }
  }
  if (spaced !== '') join()
  end()
  return tokens
}
