/** A4 paper that text is put on from the top, page after page. Each line also carries its words for whoever copies or hears it. */
import PDFDocument from 'pdfkit'
import { linesOf, printable, type Line } from './lines.js'
import type { Fonts, Weight } from './fonts.js'
import { rightToLeft } from './shape.js'

export interface Style {
  readonly size: number
  readonly weight?: Weight
  /** A CSS colour. */
  readonly colour?: string
  /** From the left edge of the text, in points. */
  readonly indent?: number
  /** A rule at the side, as of a quotation. */
  readonly isQuoted?: boolean
  readonly above?: number
}

export interface Paper {
  /** How high the text would stand, in points. */
  height(text: string, style: Style): number
  write(text: string, style: Style): void
  /** The lines that fit into so many points; the rest is left out, and that is said by the caller. */
  writeWithin(text: string, style: Style, most: number): 'all' | 'cut'
  newPage(): void
  /** Points left on this page. */
  left(): number
  /** Whether a character was met that no font has. */
  hasMissing(): boolean
  /** With `foot` for each page. */
  finish(foot: (page: number, pages: number) => string): Promise<Buffer>
}

const margin = { side: 50, top: 44, bottom: 52 }
const leading = 1.36

export function createPaper(fonts: Fonts, info: { title: string; language: string; now: Date }): Paper {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: info.language,
    displayTitle: true,
    info: { Title: info.title, CreationDate: info.now, ModDate: info.now },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))))
  const fullWidth = document.page.width - 2 * margin.side
  const bottom = document.page.height - margin.bottom
  let y = margin.top
  let missing = false

  function lines(text: string, { size, weight = 'regular', indent = 0 }: Style): Line[] {
    const shown = printable(text, fonts)
    missing ||= shown.missing
    return linesOf(shown.text, { fonts, weight, size, width: fullWidth - indent })
  }

  function draw(line: Line, style: Style, top: number): void {
    const { size, colour = '#0b0c0c', indent = 0 } = style
    const left = margin.side + indent
    let x = line.isRightToLeft ? margin.side + fullWidth - line.width : left
    if (style.isQuoted) {
      const at = line.isRightToLeft ? margin.side + fullWidth + 4 : left - 7
      document.rect(at, top, 2, size * leading).fill('#1d70b8')
    }
    document.fillColor(colour).fontSize(size)
    document.markContent('Span', { actual: line.text })
    for (const run of line.runs) {
      document.font(run.font.font as unknown as PDFKit.Mixins.PDFFontSource, run.font.name)
      document.text(run.text, x, top + size * 1.06, {
        lineBreak: false,
        baseline: 'alphabetic',
        features: (run.isRightToLeft ? [rightToLeft] : []) as unknown as PDFKit.Mixins.OpenTypeFeatures[],
      })
      x += run.width
    }
    document.endMarkedContent()
  }

  function put(all: readonly Line[], style: Style): void {
    const high = style.size * leading
    for (const line of all) {
      if (y + high > bottom) newPage()
      draw(line, style, y)
      y += high
    }
  }

  function newPage() {
    document.addPage()
    y = margin.top
  }

  return {
    height: (text, style) => (style.above ?? 0) + lines(text, style).length * style.size * leading,
    write(text, style) {
      y += style.above ?? 0
      put(lines(text, style), style)
    },
    writeWithin(text, style, most) {
      y += style.above ?? 0
      const all = lines(text, style)
      const fitting = Math.max(0, Math.floor(most / (style.size * leading)))
      put(all.slice(0, fitting), style)
      return all.length > fitting ? 'cut' : 'all'
    },
    newPage,
    left: () => bottom - y,
    hasMissing: () => missing,
    finish(foot) {
      const { start, count } = document.bufferedPageRange()
      for (let page = start; page < start + count; page++) {
        document.switchToPage(page)
        const style: Style = { size: 8, colour: '#505a5f' }
        for (const line of lines(foot(page + 1, count), style)) draw(line, style, bottom + 16)
      }
      document.end()
      return ended
    },
  }
}
