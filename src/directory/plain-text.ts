/** HTML of a feed made plain text: what is shown is always text, never markup, whatever a publisher wrote. */

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  copy: '©',
  ndash: '-',
  mdash: '-',
  hellip: '...',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  bull: '-',
  middot: '-',
  shy: '',
}

/** A line a block begins or ends on; `<li>` becomes a dash. */
const block = /<\/?(?:p|div|br|hr|h[1-6]|ul|ol|table|tr|section|header|footer|article|blockquote)\b[^>]*>/gi
const unseen = /<(script|style|template|iframe|object)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
/** A tag begins with a letter, "/" or "!" right after "<", so "under < 5" stays as it is. */
const tag = /<[a-z/!][^>]*(?:>|$)/gi
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

const codePoint = (code: number): string =>
  code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '

/** One pass, so that "&amp;lt;" becomes "&lt;" and not "<". */
const decode = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) =>
      decimal !== undefined
        ? codePoint(Number(decimal))
        : hex !== undefined
          ? codePoint(Number.parseInt(hex, 16))
          : (named[(name ?? '').toLowerCase()] ?? whole),
  )

/** Plain text with single spaces and at most one empty line between paragraphs; markup and entities gone. */
export function plainText(html: string): string {
  return decode(
    html
      .slice(0, 50_000)
      .replace(/[\r\n\t]+/g, ' ')
      .replace(unseen, ' ')
      .replace(/<li\b[^>]*>/gi, '\n- ')
      .replace(block, '\n')
      .replace(tag, ''),
  )
    .replace(control, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
