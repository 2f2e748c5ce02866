/**
 * What a learnt model looks at in a text: its words, how they begin, which follow one another, and runs of letters in them.
 * Each is a place among `places`, by its hash, so that a model needs no dictionary; two that share a place do little harm.
 */
export const places = 2 ** 16

const beginning = 5
const run = 4
/** So that a word, a beginning, a pair and a run of the same letters are different things. */
const kinds = { word: 1, beginning: 2, pair: 3, run: 4 }

/** Of each place, in which text it was last seen: a feature counts once a text. */
const seen = new Int32Array(places)
let text = 0

/** The places of a text's features, each once. Linear in the letters of the words. */
export function placesOf(words: readonly string[]): Int32Array {
  if ((text += 1) > 2 ** 30) text = seen.fill(0).length > 0 ? 1 : 0
  const found: number[] = []
  const add = (hash: number) => {
    const place = (hash ^ (hash >>> 15)) & (places - 1)
    if (seen[place] === text) return
    seen[place] = text
    found.push(place)
  }
  let before = 0
  for (const [index, word] of words.entries()) {
    const whole = hashed(word, 0, word.length, kinds.word)
    add(whole)
    if (index > 0) add(Math.imul(before ^ kinds.pair, prime) ^ whole)
    before = whole
    if (word.length > beginning) add(hashed(word, 0, beginning, kinds.beginning))
    if (word.length < run) continue
    const marked = `^${word}$`
    for (let at = 0; at + run <= marked.length; at += 1) add(hashed(marked, at, at + run, kinds.run))
  }
  return Int32Array.from(found)
}

const prime = 16_777_619
/** FNV-1a over UTF-16 units. */
function hashed(word: string, from: number, to: number, kind: number): number {
  let hash = 2_166_136_261 ^ kind
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), prime)
  return hash
}
