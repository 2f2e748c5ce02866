/** Sentences and words, near enough to hold copy to its length and its reading age. */
import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

/** A sentence ends with a stop or a question mark of any script before a space, or with the line; or with a whole sentence filled in. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.?!؟۔।]["']?)\s+|(?<=[。？！]["']?)|(?<=\}\})\s+(?=\p{Lu})|\n/u)
    .filter((sentence) => wordsOf(sentence).length > 0)

/** What is filled in counts as one word. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/\{\{.*?\}\}/g, 'that')
    .split(/\s+|(?<=\p{Script=Han}{2})(?=\p{Script=Han})/u) // Han is written without spaces: two signs are near enough a word.
    .filter((word) => /[\p{L}\p{N}]/u.test(word))

/** The age at which English is read with ease: the Flesch-Kincaid grade, and five years. */
export function readingAge(text: string): number {
  const words = sentencesOf(text).flatMap(wordsOf)
  const grade = fleschKincaid({
    sentence: sentencesOf(text).length,
    word: words.length,
    syllable: syllable(words.join(' ')),
  })
  return grade + 5
}
