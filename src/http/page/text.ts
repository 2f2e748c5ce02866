/** Text cut into what a page shows differently: phone numbers to tap, addresses to follow, and what stays left to right. */
import type { Link } from '../../domain/words.js'

export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'phone' | 'url' | 'email'; readonly text: string; readonly href: string }
  /** A postcode or reference: left to right also inside Urdu. */
  | { readonly kind: 'code'; readonly text: string }

const url = String.raw`(?<url>https?:\/\/[^\s<>"']{1,300}[^\s<>"'.,;:!?)\]])`
const email = String.raw`(?<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})`
const phone = String.raw`(?<phone>\+\d{1,3}(?: ?\(?\d\)?){6,12}|\(?0\d{2,4}\)?(?: ?\d){5,8}|116 ?\d{3}|999|111|112|18000)`
const code = String.raw`(?<code>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2}-[A-Z\d]{4}-[A-Z\d]{2})`
const before = String.raw`(?<![\w.\-+£@\/])`
const after = String.raw`(?![\w\-@]|[.,:]\d)`
const pieces = new RegExp(`${before}(?:${url}|${email}|${phone}|${code})${after}`, 'gu')

export interface Linking {
  /** False for a person's own words: nothing in them is made to be tapped. */
  readonly links: boolean
  /** Numbers known to stand in the text, with where they lead: a text line's, or one of another country. */
  readonly known?: readonly Link[] | undefined
}

export function piecesOf(text: string, { links, known = [] }: Linking): Piece[] {
  const hrefs = new Map(known.map((link) => [link.text, link.href]))
  if (hrefs.size === 0) return foundIn(text, links)
  const longestFirst = [...hrefs.keys()].sort((a, b) => b.length - a.length).map(escaped)
  return text
    .split(new RegExp(`(?<!\\d)(${longestFirst.join('|')})(?!\\d)`, 'u'))
    .flatMap((part): Piece[] => {
      const href = hrefs.get(part)
      if (href !== undefined) return [{ kind: 'phone', text: part, href }]
      return part === '' ? [] : foundIn(part, links)
    })
}

const escaped = (part: string) => part.replace(/[^\w\s]/g, '\\$&')

function foundIn(text: string, links: boolean): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const match of text.matchAll(pieces)) {
    if (match.index > at) found.push({ kind: 'words', text: text.slice(at, match.index) })
    found.push(pieceOf(match, links))
    at = match.index + match[0].length
  }
  if (at < text.length) found.push({ kind: 'words', text: text.slice(at) })
  return found
}

function pieceOf(match: RegExpMatchArray, links: boolean): Piece {
  const [text] = match
  const groups = match.groups ?? {}
  if (groups.code || !links) return { kind: 'code', text }
  if (groups.url) return { kind: 'url', text, href: text }
  if (groups.email) return { kind: 'email', text, href: `mailto:${text}` }
  return { kind: 'phone', text, href: `tel:${text.replace(/[^\d+]/g, '')}` }
}

/** Lines of a message, each in pieces. */
export const linesOf = (text: string, options: Linking): Piece[][] =>
  text.split('\n').map((line) => piecesOf(line, options))
