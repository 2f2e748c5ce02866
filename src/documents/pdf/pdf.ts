/** The hand-off document on paper: one A4 page to be read in a minute, then every section of the standard. */
import { firstPage } from '../page/first-page.js'
import { sectionsOf } from '../page/sections.js'
import type { Block, FirstPage, Row, Section, Text } from '../page/text.js'
import { prsbDocument } from '../prsb/document.js'
import type { From } from '../prsb/from.js'
import type { Standard } from '../prsb/standard.js'
import type { Fonts } from './fonts.js'
import { createPaper, type Paper, type Style } from './paper.js'

const quiet = '#505a5f'
const alert = '#d4351c'

export function pdfOf(from: From, { standard, fonts, now, by }: Printing): Promise<Buffer> {
  const { writing } = from
  const document = prsbDocument(from.shown, { writing, standard, now: now.toISOString() })
  const pages = { first: firstPage(from), sections: sectionsOf(document, standard, writing) }
  return printed(pages, from, { standard, fonts, now, by })
}

interface Printing {
  readonly standard: Standard
  readonly fonts: Fonts
  readonly now: Date
  readonly by: string
}

/** A first page, then sections of the standard. */
export function printed(
  { first, sections }: { first: FirstPage; sections: readonly Section[] },
  { writing }: Pick<From, 'writing'>,
  { standard, fonts, now, by }: Printing,
): Promise<Buffer> {
  const { say } = writing
  const paper = createPaper(fonts, { title: first.title, language: writing.language, now })
  putFirstPage(paper, first, say('document.continues'))
  paper.newPage()
  paper.write(say('document.details'), { size: 15, weight: 'bold' })
  const { name, version } = standard
  paper.write(say('document.standard', { name, version }), { size: 8.5, colour: quiet })
  for (const { title, rows } of sections) {
    if (paper.left() < 70) paper.newPage()
    paper.write(title, { size: 11, weight: 'bold', above: 9 })
    for (const row of rows) putRow(paper, row)
  }
  if (paper.hasMissing()) paper.write(say('document.missingGlyphs'), { size: 8.5, colour: quiet, above: 12 })
  const made = say('document.made', { name: by, when: writing.full(now.toISOString()) })
  return paper.finish((page, pages) => `${first.title}. ${say('document.page', { page, pages })}. ${made}`)
}

/** On one line, but for the person's own words, which stand by themselves. */
function putRow(paper: Paper, { label, depth, value }: Row): void {
  const indent = 8 + depth * 12
  if (value?.kind === 'own') {
    paper.write(label, { size: 9, colour: quiet, indent, above: 1 })
    paper.write(value.text, { ...styleOf(value, 9), indent: indent + 8 })
  } else {
    const text = [label, value?.text ?? ''].filter((part) => part !== '').join(': ')
    paper.write(text, { size: 9, indent, above: 1, ...(value?.kind === 'plain' ? {} : { colour: quiet }) })
  }
}

/** What is most in the way is cut first: no block may take more than its share of the one page. */
function putFirstPage(paper: Paper, { title, subtitle, top, facts, blocks }: FirstPage, more: string): void {
  paper.write(title, { size: 18, weight: 'bold' })
  paper.write(subtitle, { size: 9, colour: quiet })
  paper.write(top.join('. '), { size: 12.5, weight: 'bold', above: 5 })
  paper.write(facts.map(({ label, value }) => `${label}: ${value}`).join('   '), { size: 9.5, above: 3 })
  let wasCut = false
  blocks.forEach((block, at) => {
    const rest = blocks.length - at
    const room = paper.left() - 16 - rest * 22
    wasCut = putBlock(paper, block, Math.max(13, at === blocks.length - 1 ? room : room * 0.55)) || wasCut
  })
  if (wasCut) paper.write(more, { size: 8.5, colour: quiet, above: 2 })
}

/** True when something had to be left for the sections below. */
function putBlock(paper: Paper, { title, lines, urgent }: Block, room: number): boolean {
  if (paper.left() < 34) return true
  paper.write(title, { size: 10.5, weight: 'bold', above: 6, ...(urgent ? { colour: alert } : {}) })
  const before = paper.left()
  for (const line of lines) {
    const left = Math.min(room - (before - paper.left()), paper.left() - 16)
    const style = { ...styleOf(line, 9.5), indent: 8 }
    if (paper.writeWithin(line.text, style, left) === 'cut') return true
  }
  return false
}

function styleOf({ kind }: Text, size: number): Style {
  if (kind === 'missing') return { size, colour: quiet }
  return kind === 'own' ? { size: size + 1, isQuoted: true } : { size }
}
