/** Sentences, words and syllables, near enough to hold copy to its reading age. */

/** A sentence ends with a stop or a question mark of any script before a space, or with the line. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.?!؟۔।]["']?)\s+|(?<=[。？！]["']?)|\n/u)
    .filter((sentence) => wordsOf(sentence).length > 0)

/** What is filled in counts as one word. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/\{\{.*?\}\}/g, 'that')
    .split(/\s+|(?<=\p{Script=Han}{2})(?=\p{Script=Han})/u) // Han is written without spaces: two signs are near enough a word.
    .filter((word) => /[\p{L}\p{N}]/u.test(word))

/** English syllables by groups of vowels, less the silent e. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const spoken = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^l]e)$/, (end) => end.charAt(0)).replace(/^y/, '')
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1)
}

/** The age at which English is read with ease: the Flesch-Kincaid grade (Kincaid 1975), and five years. */
export function readingAge(text: string): number {
  const words = sentencesOf(text).flatMap(wordsOf)
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = (0.39 * words.length) / sentencesOf(text).length + (11.8 * syllables) / words.length - 15.59
  return grade + 5
}
