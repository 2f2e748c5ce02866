/** Cuts a text into words, each with the form it is compared by and what stood before it. */
import { clean, foldCleaned } from './fold.js'

export interface Word {
  /** As typed, cleaned. */
  readonly text: string
  /** Folded, without apostrophes: "Can't" is "cant". */
  readonly key: string
  /** True when punctuation stands between this word and the one before. */
  readonly apart: boolean
  /** True when a dash and nothing else joins it to the word before: "mon-thu". */
  readonly dashed: boolean
  /** True when a slash does: "3/12". */
  readonly slashed: boolean
  /** Where it stands in the cleaned text. */
  readonly from: number
  readonly to: number
}

// Han is written without spaces, so each sign is a word and a phrase is several; emoji and a lone plus are words too.
const pattern = String.raw`\p{Script=Han}|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+(?:'[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+)*|\p{Extended_Pictographic}|[+\u2713\u2717&]`
const word = new RegExp(pattern, 'gv')

/** Reads at most `most` characters. `elided` holds what a language joins by an apostrophe ("l", "qu"): it is cut off. */
export function words(text: string, most = 2000, elided?: ReadonlySet<string>): Word[] {
  const cleaned = clean(text.slice(0, most)).slice(0, most)
  const found: Word[] = []
  let end = 0
  for (const match of cleaned.matchAll(word)) {
    const between = cleaned.slice(end, match.index)
    const [apart, dashed] = [/[.,;:!?/()]/.test(between), /^ ?- ?$/.test(between)]
    const slashed = /^ ?\/ ?$/.test(between)
    let [text] = match
    let from = match.index
    end = from + text.length
    const cut = text.indexOf("'")
    if (elided && cut > 0 && elided.has(foldCleaned(text.slice(0, cut)))) {
      from += cut + 1
      text = text.slice(cut + 1)
    }
    const key = foldCleaned(text).replaceAll("'", '')
    if (key)
      found.push({
        text,
        key,
        apart: apart && found.length > 0,
        dashed: dashed && found.length > 0,
        slashed: slashed && found.length > 0,
        from,
        to: end,
      })
  }
  return found
}

export const keys = (text: string, most?: number): string[] => words(text, most).map(({ key }) => key)
