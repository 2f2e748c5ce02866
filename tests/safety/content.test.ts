import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { helpLevels } from '../../src/domain/alert.js'
import { createSafetyNet, loadSafety } from '../../src/safety/index.js'

const root = process.cwd()
const content = loadSafety(join(root, 'content/safety'))

describe('the content', () => {
  function spoiled(file: string, from: string | RegExp, to: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'safety-'))
    cpSync(join(root, 'content/safety'), folder, { recursive: true })
    const path = join(folder, file)
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    return folder
  }

  it.each([
    ['phrases/en.json', '"level": "crisis"', '"level": "high"', /phrases\/en\.json: rules\.\d+\.level/],
    [
      'phrases/pl.json',
      '"id": "pl.wish"',
      '"id": "pl.attempt"',
      /phrases\/pl\.json: id: "pl\.attempt" is used twice/,
    ],
    ['phrases/cy.json', '"language": "cy"', '"language": "xx"', /phrases\/cy\.json: language/],
    ['phrases/en.json', /"of": \[\s*"suicide"/, '"of": ["sucide"', /phrases\/en\.json: .*of: "sucide"/],
    ['wording/so.json', '"notLive":', '"notLife":', /wording\/so\.json/],
    ['wording/ar.json', '{{emergency}}', '{{emergencies}}', /wording\/ar\.json/],
    ['helplines.json', '"tel:999"', '"999"', /helplines\.json: helplines\.0\.href/],
    ['helplines.json', '{', '', /helplines\.json: cannot be read as JSON/],
  ])('%s: a mistake is named with its file and field', (file, from, to, named) => {
    const folder = spoiled(file, from, to)
    expect(() => loadSafety(folder)).toThrow(named)
  })

  it('a pattern that cannot be read is named', () => {
    const folder = spoiled('phrases/en.json', '{killSelf} ..2 now', '{killself} ..2 now')
    expect(() => createSafetyNet(loadSafety(folder))).toThrow(
      /en\.json: en\.suicide\.now\.patterns\.0: there is no word list/,
    )
    const wide = spoiled('phrases/en.json', '{killSelf} ..2 now', '{killSelf} ..12 now')
    expect(() => createSafetyNet(loadSafety(wide))).toThrow(/"\.\.12" is no gap: it is \.\.1 to \.\.9/)
  })

  it('says of every file that nobody has signed it', () => {
    const signed = [...content.phrases, ...content.wording, content.helplines].filter(
      ({ reviewedBy }) => reviewedBy !== null,
    )
    expect(signed).toEqual([])
  })

  it('a language without words to answer in is refused', () => {
    const folder = spoiled('wording/pa.json', '', '')
    rmSync(join(folder, 'wording/pa.json'))
    expect(() => loadSafety(folder)).toThrow(/wording/)
  })

  it('stands in fifteen languages, each with a rule for every level and guards', () => {
    expect(content.phrases.map(({ language }) => language).sort()).toEqual(
      ['ar', 'bn', 'cy', 'en', 'es', 'fr', 'gu', 'pa', 'pl', 'pt', 'ro', 'so', 'uk', 'ur', 'zh'].sort(),
    )
    const lacking = content.phrases.filter(
      ({ rules, guards }) =>
        guards.length === 0 || helpLevels.some((level) => !rules.some((rule) => rule.level === level)),
    )
    expect(lacking).toEqual([])
  })

  it('English must be there', () => {
    const others = content.phrases.filter(({ language }) => language !== 'en')
    expect(() => createSafetyNet({ phrases: others })).toThrow(/en\.json is missing/)
  })
})
