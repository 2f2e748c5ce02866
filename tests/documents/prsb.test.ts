import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { firstPage } from '../../src/documents/page/first-page.js'
import { prsbDocument, type PrsbDocument } from '../../src/documents/prsb/document.js'
import { prsbJsonSchema, prsbSchema } from '../../src/documents/prsb/schema.js'
import { keyOf } from '../../src/documents/prsb/standard.js'
import type { ShownCase } from '../../src/desk/disclosure.js'
import { caseOf, demoWorld, standard, until, type DemoCases, patience } from './demo-cases.js'

let cases: DemoCases
let validate: (value: unknown) => string[]

const documentOf = (shown: ShownCase): PrsbDocument =>
  prsbDocument(shown, { writing: cases.writing, standard, now: until.toISOString() })
const sectionsOf = (name: string) => documentOf(caseOf(cases, name)).sections

beforeAll(async () => {
  cases = await demoWorld()
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true })
  ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
  const check = ajv.compile(prsbJsonSchema(standard))
  validate = (value) =>
    check(value) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}, patience)

describe('The hand-off document', () => {
  it('of every demo case keeps to the schema that the standard itself gives', () => {
    expect(cases.shown.length).toBeGreaterThan(25)
    expect(cases.shown.flatMap((shown) => validate(JSON.parse(JSON.stringify(documentOf(shown)))))).toEqual(
      [],
    )
    expect(() => cases.shown.map((shown) => prsbSchema(standard).parse(documentOf(shown)))).not.toThrow()
  })

  it('says everything in words, and nothing by the name of its copy', () => {
    const pages = cases.shown.map((shown) =>
      JSON.stringify([firstPage({ shown, writing: cases.writing }), documentOf(shown)]),
    )
    expect(pages.filter((page) => /"(?:desk|common|needs|rules)\.[a-z]+\.?[\w.]*"/i.test(page))).toEqual([])
  })

  it('has all nineteen sections, and is refused without any one of them or with one more', () => {
    const whole = documentOf(caseOf(cases, 'Joan Smith'))
    const keys = standard.concepts.map(({ name }) => keyOf(name))
    expect(Object.keys(whole.sections)).toEqual(keys)
    expect(keys).toHaveLength(19)
    for (const key of keys) {
      const { [key]: _gone, ...rest } = whole.sections
      expect(validate({ ...whole, sections: rest })).not.toEqual([])
    }
    expect(validate({ ...whole, sections: { ...whole.sections, riskScore: 7 } })).not.toEqual([])
  })

  it('is refused where what the standard makes mandatory is neither filled nor marked', () => {
    const whole = documentOf(caseOf(cases, 'Joan Smith'))
    const { dateOfBirth: _gone, ...rest } = whole.sections['personDemographics'] as Record<string, unknown>
    const sections = { ...whole.sections, personDemographics: rest }
    expect(validate({ ...whole, sections })).not.toEqual([])
    expect(
      validate({
        ...whole,
        sections: { ...sections, personDemographics: { ...rest, dateOfBirth: { missing: 'declined' } } },
      }),
    ).toEqual([])
  })

  it("keeps the person's own words in their language, under About me and as person reported", () => {
    const { aboutMe, presentingComplaintsOrIssues } = sectionsOf('陈美玲')
    const words = { words: '我丈夫去世后我一直很孤独，也担心钱。我想找人聊聊，也想学英语。', language: 'zh' }
    expect(aboutMe).toMatchObject({ whatIsMostImportantToMe: { whatIsMostImportantToMe: words } })
    expect(presentingComplaintsOrIssues).toMatchObject({ personReportedComplaintsOrIssues: [words] })
  })

  it('says language and interpreter first', () => {
    expect(documentOf(caseOf(cases, 'حسن الأحمد'))).toMatchObject({
      language: { code: 'ar', name: 'Arabic' },
      interpreterNeeded: true,
    })
  })

  it('quotes what raised the safety net with its rule, and holds no score', () => {
    const { risks } = sectionsOf('Kyle Barnes')
    expect(risks).toMatchObject({
      risksRecordEntry: [
        {
          risk: { freeText: { words: "I don't want to be here any more" } },
          comment: expect.stringContaining('en.suicide.wish') as unknown,
        },
      ],
    })
    expect(JSON.stringify(risks)).not.toMatch(/score|severity|high risk/i)
    expect(sectionsOf('Joan Smith')['risks']).toEqual({ missing: 'notAsked' })
  })

  it('names the GP practice only for people who agreed that it is told', () => {
    expect(JSON.stringify(sectionsOf('Joan Smith')['gpPractice'])).toContain('Quay Surgery')
    expect(sectionsOf('Ray Cooper')['gpPractice']).toEqual({ missing: 'declined' })
  })

  it('holds no number of somebody who took back being contacted', () => {
    const document = JSON.stringify(documentOf(caseOf(cases, 'Nadia Rahman')))
    expect(document).not.toContain('7400')
    expect(document).toContain('withdrew consent to be contacted')
  })

  it('tells skipped from not asked', () => {
    const demographics = sectionsOf('Ray Cooper')['personDemographics']
    expect(demographics).toMatchObject({
      personName: { personPreferredName: { missing: 'declined' }, personFirstName: { missing: 'notAsked' } },
    })
  })
})
