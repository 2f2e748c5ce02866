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

const pieces = /[\p{L}\p{M}\p{N}'@$*!]+|[.?;]+(?=\s|$)/gu

/** The words of a pattern, or of any text without disguise. */
export function wordsOf(text: string): string[] {
  return (
    plain(text)
      .replaceAll("'", '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
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

const isLetter = (word: string | undefined): word is string => word !== undefined && /^[\p{L}*]$/u.test(word)

/** The message as words and ends of sentences. Linear in its length. */
export function tokensOf(text: string): Token[] {
  // A new line ends a sentence, and is lost in `plain`.
  const found = plain(text.replace(/[\r\n]+/g, ' . ')).match(pieces) ?? []
  const tokens: Token[] = []
  const end = (): void => {
    if (tokens.length > 0 && tokens.at(-1) !== 'boundary') tokens.push('boundary')
  }
  for (let at = 0; at < found.length; at++) {
    const piece = found[at] ?? ''
    if (/^[.?;]/.test(piece)) {
      end()
      continue
    }
    const word = piece
      .slice(0, longestWord)
      .replace(/^[!*']+|[!']+$/g, '')
      .replaceAll("'", '')
    if (isLetter(word)) {
      let spaced = word
      while (isLetter(found[at + 1])) spaced += found[++at] ?? ''
      // "k i l l" is one word; "a b" and "I" stay what they are.
      if (spaced.length >= 4) tokens.push({ forms: formsOf(spaced.slice(0, longestWord)) })
      else for (const letter of spaced) tokens.push({ forms: [letter] })
    } else if (word !== '') tokens.push({ forms: formsOf(word) })
    if (piece.endsWith('!')) end()
  }
  end()
  return tokens
}
