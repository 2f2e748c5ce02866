/** Whatever a stranger sends: nothing throws, and nothing grows with the length of the text beyond what is read. */
import { readdirSync, readFileSync } from 'node:fs'
import { fold } from '../../src/understanding/index.js'
import { distance } from '../../src/understanding/spelling.js'
import { languages, lexicons, root, today, understanding } from './known.js'

const long = 20_000
const garbage = [
  '1-1-1-',
  'a',
  ' ',
  'yes ',
  '\u202e',
  '\ud800',
  'ﷺ',
  '__proto__ ',
  'constructor',
  '9',
  '@',
  'a@',
  '(0)',
  '+',
  "a'",
  '😀',
  '我',
  'not ',
  'lonely money debt ',
  'lonelyy monney ',
  '١',
  '\u0000',
  'e\u0301',
  'mon-',
  'one hundred ',
  'please can i ',
  '{{x}}<b>',
].map((piece) => piece.repeat(Math.ceil(long / piece.length)).slice(0, long))
const texts = garbage.flatMap((text) => [text, text.slice(0, 300), text.slice(0, 100), text.slice(0, 60)])
const options = Array.from({ length: 19 }, (_, i) => ({
  code: `c${i}`,
  label: `Option ${i} of money and debt`,
}))

function askAll(text: string, language: string): unknown[] {
  return [
    understanding.yesNo(text, language),
    understanding.choice(text, options, language),
    understanding.choices(text, options, language),
    understanding.number(text, { least: 0, most: 10 }, language),
    understanding.birthDate(text, today, language),
    understanding.phone(text, 'GB'),
    understanding.phone(text, '__proto__'),
    understanding.email(text),
    understanding.place(text, language),
    understanding.availability(text, language),
    understanding.needs(text, language),
    understanding.command(text, language) ?? 'none',
    understanding.namedLanguage(text, ['en', 'constructor']) ?? 'none',
  ]
}

describe('what a stranger may send', () => {
  it.each([...languages, '__proto__', 'constructor', ''])('is answered in %p without a throw', (language) => {
    const answers = texts.flatMap((text) => askAll(text, language))
    expect(answers).toHaveLength(texts.length * 13)
    expect(answers).not.toContain(undefined)
  })
  it('is never a plain yes for being long', () => {
    expect(understanding.yesNo(`yes ${'and '.repeat(200)} but not my doctor`, 'en')).toBe('unclear')
  })
})

describe('the folded form', () => {
  it.each([
    ['Zażółć GĘŚLĄ', 'zazolc gesla'],
    ['ie\u200b\u202e siŵr', 'ie siwr'],
    ['yesss', 'yes'],
    ['don\u2019t', "don't"],
    ['۱۲۳ ٤٥٦ ９', '123 456 9'],
    ['كي', 'کی'],
    ['a\u0000  b\n\tc', 'a b c'],
    ['\ud800', ''],
  ])('of %p is %p', (text, means) => {
    expect(fold(text)).toBe(means)
  })
  it('is the same when folded again', () => {
    const texts = ['Zażółć', 'İstanbul', 'پڑھائی', 'ﷺ', 'ẛ̣', '👍🏽', 'ŵŷ']
    expect(texts.map((text) => fold(fold(text)))).toEqual(texts.map(fold))
  })
})

describe('near spellings', () => {
  it('count a swap of neighbours as one slip, and stop counting early', () => {
    expect(distance('lonley', 'lonely', 2)).toBe(1)
    expect(distance('kitten', 'sitting', 3)).toBe(3)
    expect(distance('a'.repeat(long), 'b', 1)).toBe(2)
  })
})

describe('the code', () => {
  it('names no language', () => {
    const files = readdirSync(`${root}src/understanding`)
    const naming = files.filter((file) => {
      const code = readFileSync(`${root}src/understanding/${file}`, 'utf8')
      return Object.keys(lexicons).some((language) => code.includes(`'${language}'`))
    })
    expect(naming).toEqual([])
  })
})
