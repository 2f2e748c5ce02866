import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
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

const inWords = needs.flatMap((need) =>
  languages.map((code) => ({ name: `${need.id} in ${code}`, code, id: need.id, said: need.words[code] })),
)

describe('the needs, language by language', () => {
  it('are all there, with words and examples in every language', () => {
    expect(needs.map(({ id }) => id)).toEqual([...needIds])
    const poor = inWords.filter(
      ({ said }) => !said || said.plain.length + said.likely.length < 15 || said.examples.length < 10,
    )
    expect(poor.map(({ name }) => name)).toEqual([])
  })
  it('name only needs that there are in their examples', () => {
    const wrong = inWords.flatMap(({ name, said }) =>
      (said?.examples ?? [])
        .filter((line) => {
          const [, others] = line.split(' | ')
          return others?.split(' ').some((other) => !needIds.some((id) => id === other))
        })
        .map((line) => `${name}: ${line}`),
    )
    expect(wrong).toEqual([])
  })
  it('know each their own label', () => {
    const unknown = inWords.filter(
      ({ code, id, said }) => understanding.needs(said?.label ?? '', code)[0] !== id,
    )
    expect(unknown.map(({ name, said }) => `${name}: ${said?.label}`)).toEqual([])
  })
  it('are refused with the file and the field when one is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'needs-'))
    copyFileSync(`${root}content/needs/needs.json`, join(folder, 'needs.json'))
    writeFileSync(join(folder, 'pl.json'), '{"loneliness":{"label":""}}')
    expect(() => loadNeeds(folder)).toThrow(/pl\.json: loneliness\.label/)
    writeFileSync(join(folder, 'pl.json'), '{')
    expect(() => loadNeeds(folder)).toThrow(/pl\.json: is not valid JSON/)
  })
})
