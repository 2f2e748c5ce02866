import { contentLinesOf, everyLine, isSaid, languages, named } from './copy-on-disk.js'
import { sentencesOf, wordsOf } from './sentences.js'

const mostWords = 20

describe('every line in every language', () => {
  it('is plain text: no markup, no copy inside copy', () => {
    expect(named(everyLine.filter(({ text }) => /\$t\(|<[a-z/!]|&[a-z#\d]+;/i.test(text)))).toEqual([])
  })

  it('has straight quotes and plain hyphens only', () => {
    const fancy = /[\u2018-\u201f\u2039\u203a\u00ab\u00bb\u2010-\u2015\u2026]|\.\.\./
    expect(named(everyLine.filter(({ text }) => fancy.test(text)))).toEqual([])
  })

  it('has no space too many and no character that cannot be seen', () => {
    const spaced = /^\s|\s$| {2}|[ \t]\n|\n[ \t]|[\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/
    expect(named(everyLine.filter(({ text }) => spaced.test(text)))).toEqual([])
  })

  it('says something', () => {
    expect(named(everyLine.filter(({ text }) => text === ''))).toEqual([])
  })

  it(`has sentences of at most ${mostWords} words`, () => {
    const long = [...everyLine.filter(isSaid), ...languages.flatMap(contentLinesOf)].filter(({ text }) =>
      sentencesOf(text).some((sentence) => wordsOf(sentence).length > mostWords),
    )
    expect(named(long)).toEqual([])
  })

  it('asks one thing at a time', () => {
    // What a person is told that they can ask ("where is my referral?") is not asked of them.
    const asked = (text: string) => text.replace(/"[^"]*"/g, '').match(/[?؟]/g)?.length ?? 0
    expect(named(everyLine.filter(({ text }) => asked(text) > 1))).toEqual([])
  })
})
