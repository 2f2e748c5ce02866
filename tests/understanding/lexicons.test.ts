/** The words of each language among themselves: what the file says a phrase is, it is read as. */
import { commandNames } from '../../src/understanding/ports.js'
import { languages, lexicons, understanding } from './known.js'

const answers = ['yes', 'no', 'maybe'] as const

describe.each(languages)('the words of %s', (language) => {
  const lexicon = lexicons[language]

  it.each(answers)('mean %s where they are listed as such', (answer) => {
    const others = (lexicon?.[answer] ?? []).filter((text) => understanding.yesNo(text, language) !== answer)
    expect(others).toEqual([])
  })
  it.each(answers)('are no command where they are listed as %s', (answer) => {
    const commands = (lexicon?.[answer] ?? []).filter(
      (text) => understanding.command(text, language) !== undefined,
    )
    expect(commands).toEqual([])
  })
  it.each(commandNames)('have ways to say %s, and each is read so', (name) => {
    const ways = lexicon?.commands[name] ?? []
    expect(ways.length).toBeGreaterThanOrEqual(4)
    expect(ways.filter((text) => understanding.command(text, language) !== name)).toEqual([])
  })
  it('hold the numbers to ten, the months and the days', () => {
    const numbers = Array.from({ length: 11 }, (_, i) => String(i)).filter(
      (i) => !lexicon?.numbers[i]?.length,
    )
    const months = Array.from({ length: 12 }, (_, i) => String(i + 1)).filter(
      (i) => !lexicon?.months[i]?.length,
    )
    expect([numbers, months, Object.keys(lexicon?.days ?? {}).length]).toEqual([[], [], 7])
  })
})

describe('a yes that is none', () => {
  it.each(['I have to go', 'I am in pain', 'I can not come', 'it is about my rent', 'good for nothing'])(
    'is not heard in %p',
    (text) => {
      expect(understanding.yesNo(text, 'en')).not.toBe('yes')
    },
  )
})
