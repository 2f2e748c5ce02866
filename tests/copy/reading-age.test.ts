import { contentLinesOf, isSaid, linesOf, writtenFirst } from './copy-on-disk.js'
import { readingAge, sentencesOf, wordsOf } from './sentences.js'

const oldest = 11
/** Shorter lines are labels and buttons: one long word would decide alone. */
const fewestWords = 9

const messages = [...linesOf(writtenFirst).filter(isSaid), ...contentLinesOf(writtenFirst)]
  .filter(({ text }) => sentencesOf(text).flatMap(wordsOf).length >= fewestWords)
  .map((line) => ({ ...line, age: readingAge(line.text) }))

describe('the reading age', () => {
  it(`is at most ${oldest} for each message`, () => {
    const hard = messages
      .filter(({ age }) => age > oldest)
      .map(({ key, text, age }) => `${age.toFixed(1)} ${key}: ${text}`)
    expect(hard.length > 0 ? { hard, means: meanByFile() } : { hard }).toEqual({ hard: [] })
  })

  it('knows easy words from hard ones', () => {
    expect(readingAge('The cat sat on the mat. It was a warm day.')).toBeLessThan(7)
    expect(
      readingAge('Multidisciplinary collaboration facilitates comprehensive rehabilitation opportunities.'),
    ).toBeGreaterThan(20)
  })
})

function meanByFile(): Record<string, string> {
  const files = Map.groupBy(messages, ({ key }) => key.split('.')[0] ?? key)
  return Object.fromEntries(
    [...files].map(([file, lines]) => [
      file,
      (lines.reduce((sum, { age }) => sum + age, 0) / lines.length).toFixed(1),
    ]),
  )
}
