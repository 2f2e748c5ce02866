/**
 * Text broken into lines, each a row of runs from left to right: one font and one direction each. Order comes from the
 * Unicode bidirectional algorithm, so that Arabic with a number in it reads as it was written.
 */
import bidiFactory from 'bidi-js'
import type { Fonts, Weight } from './fonts.js'
import type { ShapedFont } from './shape.js'

export interface Run {
  readonly text: string
  readonly font: ShapedFont
  readonly isRightToLeft: boolean
  /** In points. */
  readonly width: number
}

export interface Line {
  readonly runs: readonly Run[]
  readonly width: number
  /** As it is read, not as it stands. */
  readonly text: string
  /** Whether it begins at the right edge. */
  readonly isRightToLeft: boolean
}

export interface Setting {
  readonly fonts: Fonts
  readonly weight: Weight
  readonly size: number
  readonly width: number
}

const bidi = bidiFactory()
/** Joiners, marks of direction, variation selectors: they go with their neighbour and are never drawn. */
const isInvisible = /^[\p{Default_Ignorable_Code_Point}\p{M}]$/u
const isCjk = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]/u

/**
 * Control characters become spaces, and no more than one line stays empty. A character that no font here has stands as its
 * number, never as nothing; `missing` says that there was one.
 */
export function printable(text: string, fonts: Fonts): { text: string; missing: boolean } {
  let missing = false
  const plain = text.replaceAll(/[^\P{Cc}\n]/gu, ' ').replaceAll(/\n(?:[^\S\n]*\n){2,}/g, '\n\n')
  const out = [...plain].map((character) => {
    const codePoint = character.codePointAt(0) ?? 0
    if (character === '\n' || fonts.find(codePoint, 'regular')) return character
    if (/^\p{Default_Ignorable_Code_Point}$/u.test(character)) return character
    missing = true
    return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`
  })
  return { text: out.join(''), missing }
}

export function linesOf(text: string, setting: Setting): Line[] {
  return text.split('\n').flatMap((paragraph) => paragraphLines(paragraph, setting))
}

function paragraphLines(text: string, setting: Setting): Line[] {
  if (text === '') return [{ runs: [], width: 0, text: '', isRightToLeft: false }]
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text)
  const isRightToLeft = ((paragraphs[0]?.level ?? 0) & 1) === 1
  const lines: Line[] = []
  let start = 0
  let end = 0
  let width = 0
  const finish = () => {
    const kept = text.slice(start, end).trimEnd().length
    const runs = visualRuns(text, { start, end: start + kept, levels }, setting)
    lines.push({ runs, width: total(runs), text: text.slice(start, start + kept), isRightToLeft })
    start = end
    width = 0
  }
  for (const token of tokensOf(text)) {
    const wide = total(visualRuns(text, { start: token.start, end: token.end, levels }, setting))
    const visible = text.slice(token.start, token.end).trimEnd() === '' ? 0 : wide
    if (end > start && width + visible > setting.width) finish()
    if (wide <= setting.width) {
      end = token.end
      width += wide
      continue
    }
    // A word wider than the page is broken where it must be.
    for (const part of graphemesOf(text, token)) {
      const partWide = total(visualRuns(text, { ...part, levels }, setting))
      if (end > start && width + partWide > setting.width) finish()
      end = part.end
      width += partWide
    }
  }
  if (end > start || lines.length === 0) finish()
  return lines
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Words with the space that follows; each Chinese character by itself. */
function tokensOf(text: string): Span[] {
  const tokens: Span[] = []
  const pattern = new RegExp(`${isCjk.source}|(?:(?!${isCjk.source})\\S)+\\s*|\\s+`, 'gu')
  for (const match of text.matchAll(pattern))
    tokens.push({ start: match.index, end: match.index + match[0].length })
  return tokens
}

function graphemesOf(text: string, { start, end }: Span): Span[] {
  const parts = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text.slice(start, end))
  return [...parts].map(({ index, segment }) => ({
    start: start + index,
    end: start + index + segment.length,
  }))
}

/** Rule L2: from the highest level down, what is at or above it is turned round. */
function visualRuns(
  text: string,
  { start, end, levels }: Span & { levels: Uint8Array },
  setting: Setting,
): Run[] {
  const runs: (Run & { level: number })[] = []
  for (let at = start; at < end;) {
    const level = levels[at] ?? 0
    let until = at
    while (until < end && levels[until] === level) until++
    const isRightToLeft = (level & 1) === 1
    for (const { text: part, font } of byFont(text.slice(at, until), setting)) {
      const width = font.width(part, setting.size, isRightToLeft)
      runs.push({ text: part, font, isRightToLeft, width, level })
    }
    at = until
  }
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < runs.length; from++) {
      if ((runs[from]?.level ?? 0) < level) continue
      let to = from
      while ((runs[to + 1]?.level ?? 0) >= level) to++
      runs.splice(from, to - from + 1, ...runs.slice(from, to + 1).reverse())
      from = to
    }
  }
  return runs
}

/** Neutral characters stay with the font of what stands before them, where that has them. */
function byFont(text: string, { fonts, weight }: Setting): { text: string; font: ShapedFont }[] {
  const parts: { text: string; font: ShapedFont }[] = []
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const last = parts.at(-1)
    const stays =
      last !== undefined &&
      (isInvisible.test(character) || (!/[\p{L}\p{N}]/u.test(character) && last.font.has(codePoint)))
    const font = stays ? last.font : fonts.find(codePoint, weight)
    if (last && (font === undefined || font === last.font)) last.text += character
    else if (font) parts.push({ text: character, font })
  }
  return parts
}

const total = (runs: readonly Run[]): number => runs.reduce((sum, { width }) => sum + width, 0)
