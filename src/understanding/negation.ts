/** Whether something said was said of itself ("I am lonely") or turned round ("I am not lonely", "money is fine"). */
import type { Vocabulary } from './vocabulary.js'
import type { Word } from './words.js'

const reach = 3
const ahead = ['notAhead', 'notReally', 'contrast'] as const

/** Looks three words back and one ahead, and never past punctuation or a "but". */
export function negated(
  said: readonly Word[],
  found: { start: number; end: number },
  vocabulary: Vocabulary,
): boolean {
  const before = vocabulary.tags(ahead)
  for (let at = found.start - 1, steps = 1; at >= 0 && steps <= reach + 2; at -= 1, steps += 1) {
    if (said[at + 1]?.apart) break
    const [word] = before.at(said, at).filter(({ end }) => end <= found.start)
    if (!word) continue
    if (word.value === 'contrast') break
    if (found.start - word.end > reach - 1) continue
    // The longest phrase that holds this word decides: "not" in "not only".
    const longer = [at - 1, at - 2].flatMap((from) =>
      before.at(said, Math.max(from, 0)).filter(({ end }) => end >= word.end),
    )
    return (longer[0] ?? word).value === 'notAhead'
  }
  const behind = vocabulary.tags(['notBehind'])
  for (const at of [found.end, found.end + 1]) {
    if (
      said[at]?.apart ||
      (at > found.end && vocabulary.tags(['contrast', 'and']).at(said, found.end).length > 0)
    )
      return false
    if (behind.at(said, at).length > 0) return true
  }
  return false
}
