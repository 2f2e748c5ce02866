import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { firstPage } from '../../src/documents/page/first-page.js'
import { createFonts } from '../../src/documents/pdf/fonts.js'
import { linesOf, printable } from '../../src/documents/pdf/lines.js'
import { pdfOf } from '../../src/documents/pdf/pdf.js'
import { openFont } from '../../src/documents/pdf/shape.js'
import type { ShownCase } from '../../src/desk/disclosure.js'
import { caseOf, demoWorld, standard, until, type DemoCases, patience } from './demo-cases.js'
import { linesRead, pagesOf } from './pdf-words.js'

const fonts = createFonts(packageRoot)
let cases: DemoCases
beforeAll(async () => {
  cases = await demoWorld()
}, patience)

const pdf = (shown: ShownCase) =>
  pdfOf({ shown, writing: cases.writing }, { standard, fonts, now: until, by: 'Sam Okoro' })
const withoutSpaces = (text: string) => text.replaceAll(/\s/g, '')
const saying = (shown: ShownCase, text: string): ShownCase => ({
  ...shown,
  summary: { ...shown.summary, words: [{ question: 'What matters?', text, language: shown.language }] },
})

describe('The document on paper', () => {
  it(
    'of every demo case is one page to be read at once, and then the sections',
    async () => {
      for (const shown of cases.shown) {
        const pages = await pagesOf(await pdf(shown))
        expect(pages.length).toBeLessThan(7)
        expect(pages.map((page) => page.includes('All sections of the standard'))).toEqual(
          pages.map((_, at) => at === 1),
        )
      }
    },
    patience,
  )

  it('begins with what can be read in a minute: at most 240 words', () => {
    for (const shown of cases.shown) {
      const { title, top, facts, blocks } = firstPage({ shown, writing: cases.writing })
      const all = [title, ...top, ...facts.map(({ label, value }) => `${label} ${value}`)]
      const said = blocks.flatMap(({ title: heading, lines }) => [heading, ...lines.map(({ text }) => text)])
      expect([...all, ...said].join(' ').split(/\s+/).length).toBeLessThan(240)
    }
  })

  it('stays one page first for somebody who said all that can be said', async () => {
    const joan = caseOf(cases, 'Joan Smith')
    const long = saying(joan, 'I have so much to say about my street and my sister. '.repeat(80))
    const helped = caseOf(cases, 'Kyle Barnes').helpShown[0]
    const full: ShownCase = {
      ...long,
      helpShown: Array.from({ length: 5 }, () => ({ ...helped, words: 'x '.repeat(900) })) as never,
      summary: {
        ...long.summary,
        access: Array.from({ length: 9 }, (_, at) => `Something to arrange, number ${at}`),
        signposts: Array.from({ length: 40 }, (_, at) => ({
          serviceId: String(at),
          name: `Group ${at}`,
          at: until.toISOString(),
          state: 'saved' as const,
        })),
      },
    }
    const pages = await pagesOf(await pdf(full))
    expect(pages[0]).not.toContain('All sections of the standard')
    expect(pages[1]).toContain('All sections of the standard')
    expect(pages[0]).toContain('More below')
    expect(pages[0]).toContain('What they agreed to')
  })

  it.each([
    ['آمنہ یوسف'],
    ['حسن الأحمد'],
    ['রহিমা বেগম'],
    ['કાન્તાબેન પટેલ'],
    ['ਬਲਵਿੰਦਰ ਸਿੰਘ'],
    ['陈美玲'],
    ['Олена Коваль'],
    ['Gwen Pritchard'],
  ])('holds every word of %s', async (name) => {
    const shown = caseOf(cases, name)
    const read = withoutSpaces(linesRead(await pdf(shown)).join(''))
    const words = shown.summary.words.map(({ text }) => text)
    expect(words).not.toEqual([])
    for (const text of [...words, name]) expect(read).toContain(withoutSpaces(text))
    expect(printable(words.join(' '), fonts).missing).toBe(false)
  })

  it('can be searched in Chinese', async () => {
    const pages = await pagesOf(await pdf(caseOf(cases, '陈美玲')))
    expect(withoutSpaces(pages[0] ?? '')).toContain('我丈夫去世后我一直很孤独')
  })

  it('says which characters it cannot print, and leaves none out', async () => {
    const shown = saying(caseOf(cases, 'Joan Smith'), 'I feel 😀 today')
    const pages = await pagesOf(await pdf(shown))
    expect(pages[0]).toContain('[U+1F600]')
    expect(pages.at(-1)).toContain('stand as their Unicode number')
    const without = await pagesOf(await pdf(caseOf(cases, 'Joan Smith')))
    expect(without.at(-1)).not.toContain('stand as their Unicode number')
  })

  it('puts the words that raised safety help first, with their rule', async () => {
    const [first = ''] = await pagesOf(await pdf(caseOf(cases, 'Kyle Barnes')))
    expect(first.indexOf("I don't want to be here any more")).toBeGreaterThan(0)
    expect(first.indexOf("I don't want to be here any more")).toBeLessThan(
      first.indexOf('In their own words'),
    )
    expect(first).toContain('en.suicide.wish')
  })
})

describe('Lines', () => {
  const setting = { fonts, weight: 'regular' as const, size: 10, width: 400 }
  const seen = (text: string) =>
    linesOf(text, setting).map(({ runs }) => runs.map((run) => run.text.trim()).filter((part) => part !== ''))

  it('stand from left to right as they are read from right to left', () => {
    expect(seen('میں 45 سال')).toEqual([['سال', '45', 'میں']])
    expect(linesOf('میں 45 سال', setting)[0]?.isRightToLeft).toBe(true)
    expect(seen('call مریم now')).toEqual([['call', 'مریم', 'now']])
  })

  it('never lose a character when they are broken, whatever the width', () => {
    const texts = [
      'a much longer line of words to break',
      '我丈夫去世后我一直很孤独',
      'میں گھر میں اکیلی رہتی ہوں',
      'x'.repeat(300),
    ]
    for (const text of texts)
      for (const width of [12, 40, 90])
        expect(
          withoutSpaces(
            linesOf(text, { ...setting, width })
              .map((line) => line.text)
              .join(''),
          ),
        ).toBe(withoutSpaces(text))
  })

  it('are no wider than they may be', () => {
    const lines = linesOf('a much longer line of words to break '.repeat(9), { ...setting, width: 90 })
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.filter(({ width }) => width > 90)).toEqual([])
  })

  it('join the letters of Urdu and the syllables of Bangla', () => {
    const alone = (text: string) =>
      [...text].reduce(
        (sum, one) => sum + (fonts.find(one.codePointAt(0) ?? 0, 'regular')?.width(one, 10, true) ?? 0),
        0,
      )
    const [word] = linesOf('ہمیں', setting)
    expect(word?.width).toBeLessThan(alone('ہمیں') * 0.9)
    const [syllable] = linesOf('ক্ষ', setting)
    expect(syllable?.width).toBeLessThan(alone('ক্ষ') * 0.9)
  })
})

describe('What somebody typed', () => {
  const put = (text: string) => printable(text, fonts).text

  it('cannot fill pages with nothing, nor hide words behind what is not seen', () => {
    expect(put('a\0b\u0007c\td')).toBe('a b c d')
    expect(put(`a${'\n \n'.repeat(400)}b`)).toBe('a\n\nb')
    expect(put('two\nlines')).toBe('two\nlines')
    expect(put('a\ud800b')).toBe('a[U+D800]b')
  })

  it('ends no text, stream or string of the file it stands in', async () => {
    const text = '\\) endstream endobj ( <</Type'
    const read = linesRead(await pdf(saying(caseOf(cases, 'Joan Smith'), text)))
    expect(read).toContain(text)
  })
})

describe('A font of the web', () => {
  it('is unpacked to what it was made of', () => {
    const path = '@fontsource/noto-sans-gurmukhi/files/noto-sans-gurmukhi-gurmukhi-400-normal.woff'
    const font = openFont('gurmukhi', join(packageRoot, 'node_modules', path))
    expect(font.has('ਮ'.codePointAt(0) ?? 0)).toBe(true)
    expect(font.has('我'.codePointAt(0) ?? 0)).toBe(false)
  })
})
