/** Needs in free text, by the words a link worker keeps in `content/needs`. */
import type { NeedId } from '../domain/need.js'
import type { NeedWords, Sign } from './need-words.js'
import { negated } from './negation.js'
import type { Found } from './phrases.js'
import { mended, type Vocabulary } from './vocabulary.js'
import { words, type Word } from './words.js'

/** People who write more than this have said what they need by then. */
const longest = 2000
/** What a phrase weighs beside the model's share, and how much of both is a need; both measured on lines written apart. */
const aWord = 0.12
const mostWeight = 6
const enough = 0.5
/** The likeliest need is told on less, where no other is told. */
const enoughAlone = 0.3
const gravely = 0.9
/** What a part of a text is like counts half as much as what the whole is. */
const ofAPart = 0.5
/** A lone hint is not yet a need in a sentence ("work", "home"); it is when a few words are all there is. */
const fewWords = 3
const aLikelyWord = 2
const aPlainWord = 3

const nothing: ReadonlyMap<NeedId, number> = new Map()

interface Sum {
  weight: number
  readonly first: number
  readonly phrases: Set<string>
}

/** The plainest first: by what the words and the examples say together, then by the one said first. */
export function needs(
  text: string,
  { signs, slips, model, grave }: NeedWords,
  vocabulary: Vocabulary,
): NeedId[] {
  const said = mended(words(text, longest, vocabulary.elided), slips)
  const { sums, turned } = heardIn(said, signs, vocabulary)
  const likely = said.length > fewWords ? likelyIn(said, { sums, turned }, model, vocabulary) : nothing
  const ranked = [...new Set([...sums.keys(), ...likely.keys()])]
    .map((need) => ({
      need,
      sign: (likely.get(need) ?? 0) + aWord * Math.min(sums.get(need)?.weight ?? 0, mostWeight),
      first: sums.get(need)?.first ?? said.length,
    }))
    .filter(({ need }) => !grave.has(need) || sums.has(need) || (likely.get(need) ?? 0) >= gravely)
    .sort((a, b) => b.sign - a.sign || a.first - b.first)
  const plain = ranked.filter(({ sign }) => sign >= enough)
  const alone = ranked.slice(0, 1).filter(({ sign }) => sign >= enoughAlone)
  if (plain.length > 0) return plain.map(({ need }) => need)
  if (said.length > fewWords) return alone.map(({ need }) => need)
  const likelier = ranked.filter(({ need }) => (sums.get(need)?.weight ?? 0) >= aLikelyWord)
  return (likelier.length > 0 ? likelier : ranked).map(({ need }) => need)
}

/**
 * What the whole is like; and of the needs for which a plain word was said, what each part is: "I'm lonely, I owe money and I look
 * after my mum" tells three.
 */
function likelyIn(
  said: readonly Word[],
  { sums, turned }: ReturnType<typeof heardIn>,
  model: NeedWords['model'],
  vocabulary: Vocabulary,
): ReadonlyMap<NeedId, number> {
  const and = vocabulary.tags(['and', 'contrast'])
  const parts: string[][] = [[]]
  for (const [at, word] of said.entries()) {
    if (word.apart || and.at(said, at).length > 0) parts.push([])
    if (!turned.has(at)) parts.at(-1)?.push(word.key)
  }
  const likely = new Map(model(parts.flat()))
  if (parts.length > 1)
    for (const part of parts)
      for (const [need, share] of model(part))
        if ((sums.get(need)?.weight ?? 0) >= aPlainWord)
          likely.set(need, Math.max(likely.get(need) ?? 0, share * ofAPart))
  return likely
}

/** What the phrases say, need by need: the weights of the different ones that were said; and the words that were turned round. */
export function heardIn(
  said: readonly Word[],
  signs: NeedWords['signs'],
  vocabulary: Vocabulary,
): { sums: ReadonlyMap<NeedId, Sum>; turned: ReadonlySet<number> } {
  const sums = new Map<NeedId, Sum>()
  const turned = new Set<number>()
  for (const found of plainest(said.flatMap((_, i) => signs.at(said, i)))) {
    if (negated(said, found, vocabulary)) {
      for (let at = found.start; at < found.end; at += 1) turned.add(at)
      continue
    }
    const { need, weight } = found.value
    const sum = sums.get(need) ?? { weight: 0, first: found.start, phrases: new Set() }
    const phrase = spoken(said, found)
    if (!sum.phrases.has(phrase)) sum.weight += weight
    sum.phrases.add(phrase)
    sums.set(need, sum)
  }
  return { sums, turned }
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
