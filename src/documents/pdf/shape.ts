/** A font whose letters are joined and placed by HarfBuzz, in the shape that pdfkit asks of a font. */
import { readFileSync } from 'node:fs'
import * as fontkit from 'fontkit'
import * as harfbuzz from 'harfbuzzjs'
import { sfntOf } from './woff.js'

/** Marks, among the features that pdfkit hands through, a run that is written from right to left. */
export const rightToLeft = 'rtl'

export interface ShapedFont {
  /** Unique among the fonts of a document. */
  readonly name: string
  /** What pdfkit takes for a font. */
  readonly font: fontkit.Font
  has(codePoint: number): boolean
  /** In points, at this size. */
  width(text: string, size: number, isRightToLeft: boolean): number
}

export function openFont(name: string, path: string): ShapedFont {
  const data = sfntOf(readFileSync(path))
  const font = fontkit.create(data) as fontkit.Font
  const bytes = new Uint8Array(data).buffer
  const shaper = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(bytes)))
  const shaped = (text: string, isRightToLeft: boolean) => {
    const buffer = new harfbuzz.Buffer()
    buffer.addText(text)
    buffer.guessSegmentProperties()
    buffer.setDirection(isRightToLeft ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR)
    harfbuzz.shape(shaper, buffer)
    return { infos: buffer.getGlyphInfos(), positions: buffer.getGlyphPositions() }
  }

  const layout = (text: string, features: unknown) => {
    const { infos, positions } = shaped(text, Array.isArray(features) && features.includes(rightToLeft))
    const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((a, b) => a - b)
    const told = new Set<number>()
    const glyphs = infos.map(({ codepoint, cluster }) => {
      const end = starts[starts.indexOf(cluster) + 1] ?? text.length
      const isFirst = !told.has(cluster)
      told.add(cluster)
      const points = isFirst ? [...text.slice(cluster, end)].map((one) => one.codePointAt(0) ?? 0) : []
      return font.getGlyph(codepoint, points)
    })
    return {
      glyphs,
      positions: positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
        xAdvance,
        yAdvance,
        xOffset,
        yOffset,
      })),
      advanceWidth: sum(positions.map(({ xAdvance }) => xAdvance)),
    }
  }

  return {
    name,
    font: Object.assign(font, { layout }),
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    width: (text, size, isRightToLeft) =>
      (sum(shaped(text, isRightToLeft).positions.map(({ xAdvance }) => xAdvance)) * size) / font.unitsPerEm,
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
