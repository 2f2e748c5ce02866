import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { needIds } from '../../src/domain/need.js'
import { loadNeeds } from '../../src/understanding/index.js'
import { languages, needs, root, understanding } from './known.js'

const told = (text: string, language = 'en') => understanding.needs(text, language)

describe('needs in free text', () => {
  it('come with the plainest first', () => {
    expect(told('lonely, no friends, nobody to talk to, and a bit skint')).toEqual([
      'loneliness',
      'money_debt',
    ])
  })
  it('are heard through slips and slang', () => {
    expect(told('so lonley')).toEqual(['loneliness'])
    expect(told('cant pay the leccy')).toEqual(['money_debt'])
  })
  it('are not heard where they are denied', () => {
    expect(told("I'm not lonely")).toEqual([])
    expect(told('money is fine')).toEqual([])
    expect(told('I am not lonely but I am skint')).toEqual(['money_debt'])
    expect(told('not only lonely but skint')).toEqual(expect.arrayContaining(['loneliness', 'money_debt']))
  })
  it.each(['', 'hello', 'who are you', 'what a lovely morning', 'it hit me hard'])(
    'are not heard in %p',
    (text) => {
      expect(told(text)).toEqual([])
    },
  )
  it('are heard in English whatever the language', () => {
    expect(told('I am lonely', 'pl')).toEqual(['loneliness'])
    expect(told('I am lonely', 'xx')).toEqual(['loneliness'])
  })
  it('are heard in Urdu by either alphabet', () => {
    expect(told('میں اکیلا ہوں', 'ur')).toEqual(['loneliness'])
    expect(told('main akela hoon', 'ur')).toEqual(['loneliness'])
  })
  it('are heard across a few words that the phrase leaves open', () => {
    expect(told('my husband sometimes really hits me')).toEqual(['domestic_abuse'])
    expect(told('my husband is kind. hitting the town')).toEqual([])
  })
  it('are not heard in words that only sound grave', () => {
    expect(told('I was hit by a car and my knees hurt')).not.toContain('domestic_abuse')
  })
  it('are heard in Welsh words whose first letter has changed', () => {
    expect(told('mae gen i boen cefn', 'cy')).toEqual(['long_term_condition'])
  })
})

describe('the needs file by file', () => {
  it('are all there, with a label, a sentence and words in every language', () => {
    expect(needs.map(({ id }) => id)).toEqual([...needIds])
    const poor = needs.flatMap((need) =>
      languages
        .filter(
          (code) => !need.labels[code] || !need.descriptions[code] || (need.words[code] ?? []).length < 25,
        )
        .map((code) => `${need.id} in ${code}`),
    )
    expect(poor).toEqual([])
  })
  it('know each their own label', () => {
    const unknown = needs.flatMap((need) =>
      languages
        .filter((code) => understanding.needs(need.labels[code] ?? '', code)[0] !== need.id)
        .map(
          (code) =>
            `${need.labels[code]} in ${code}: ${understanding.needs(need.labels[code] ?? '', code).join()}`,
        ),
    )
    expect(unknown).toEqual([])
  })
  it('are refused with the file and the field when one is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'needs-'))
    writeFileSync(join(folder, 'food.json'), '{"id":"food","labels":{"en":""}}')
    expect(() => loadNeeds(folder)).toThrow(/food\.json: labels\.en/)
    writeFileSync(join(folder, 'food.json'), '{')
    expect(() => loadNeeds(folder)).toThrow(/food\.json: not readable as JSON/)
  })
  it('are refused when one is missing', () => {
    expect(() => loadNeeds(`${root}tests`)).toThrow(/loneliness\.json: the file is missing/)
  })
})
