/** Needs in free text, by the words a link worker keeps in `content/needs`. */
import type { NeedId } from '../domain/need.js'
import type { NeedWords, Sign } from './need-words.js'
import { negated } from './negation.js'
import type { Found } from './phrases.js'
import { mended, type Vocabulary } from './vocabulary.js'
import { words, type Word } from './words.js'

/** People who write more than this have said what they need by then. */
const longest = 2000
/** A lone hint in a sentence ("work", "home") is not yet a need; it is when a few words are all there is. */
const enough = 2
const fewWords = 3

interface Sum {
  weight: number
  readonly first: number
  readonly phrases: Set<string>
}

/** The plainest first: by the sum of the weights of the different phrases said, then by the one said first. */
export function needs(text: string, { signs, slips }: NeedWords, vocabulary: Vocabulary): NeedId[] {
  const said = mended(words(text, longest, vocabulary.elided), slips)
  const sums = new Map<NeedId, Sum>()
  for (const found of plainest(said.flatMap((_, i) => signs.at(said, i)))) {
    if (negated(said, found, vocabulary)) continue
    const { need, weight } = found.value
    const sum = sums.get(need) ?? { weight: 0, first: found.start, phrases: new Set() }
    const phrase = spoken(said, found)
    if (!sum.phrases.has(phrase)) sum.weight += weight
    sum.phrases.add(phrase)
    sums.set(need, sum)
  }
  const ranked = [...sums].sort(([, a], [, b]) => b.weight - a.weight || a.first - b.first)
  const plain = ranked.filter(([, { weight }]) => weight >= enough)
  const told = plain.length > 0 || said.length > fewWords ? plain : ranked
  return told.map(([need]) => need)
}

/** Leaves out what is only part of a longer phrase: of the same need, or of another that is said more plainly. */
function plainest(found: readonly Found<Sign>[]): Found<Sign>[] {
  const covers = (longer: Found<Sign>, one: Found<Sign>) =>
    longer.start <= one.start &&
    longer.end >= one.end &&
    longer.end - longer.start > one.end - one.start &&
    (longer.value.need === one.value.need || longer.value.weight > one.value.weight)
  return found.filter(
    (one, i) => !found.slice(Math.max(0, i - 40), i + 40).some((longer) => covers(longer, one)),
  )
}

const spoken = (said: readonly Word[], { start, end }: Found<Sign>): string =>
  said
    .slice(start, end)
    .map(({ key }) => key)
    .join(' ')
