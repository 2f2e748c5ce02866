/** Text as Markdown that shows just that text, with its phone numbers and addresses to follow. */
import type { Link } from '../../domain/words.js'
import { linesOf, type Piece } from '../../http/page/text.js'

/** Undefined where there is nothing to follow: such text is sent plain. */
export function linkedMarkdown(text: string, known: readonly Link[] = []): string | undefined {
  const lines = linesOf(text, { links: true, known })
  return lines.flat().some(canBeFollowed)
    ? lines.map((line) => line.map(markdownOf).join('')).join('\\\n')
    : undefined
}

/** Every sign that Markdown might read is only itself. */
export const plainMarkdown = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&')

/** What Web Chat leaves in a page; an address to send a text message to it takes out. */
const canBeFollowed = (piece: Piece) => 'href' in piece && /^(https?|mailto|tel):/.test(piece.href)

const markdownOf = (piece: Piece): string =>
  'href' in piece && canBeFollowed(piece)
    ? `[${plainMarkdown(piece.text)}](<${piece.href.replace(/[<>\s\\]/g, encodeURIComponent)}>)`
    : plainMarkdown(piece.text)
