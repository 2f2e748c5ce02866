/**
 * `npm run evaluate -- held-back`: what the learnt part of the safety net would hear of lines that it has not learnt from, at several
 * bounds. Each fifth of the lines in `content/safety/indirect` is held back once. By this, and by nothing else, the bound is chosen.
 */
import { createSafetyNet, type SafetyContent } from '../safety/index.js'
import { tokensOf } from '../safety/fold.js'
import { judgeOf, learn, linesOf, surest, type Line } from '../safety/learnt.js'

const folds = 5
const bounds = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

export function heldBack(content: SafetyContent): string[] {
  const rules = createSafetyNet({ phrases: content.phrases })
  const byRules = ({ text, language }: Line) => {
    const level = rules.read(text, language)?.level
    return level !== undefined && level !== 'sensitive'
  }
  const lines = linesOf(content)
  const read = Array.from({ length: folds }, (_, fold) => {
    const isHeld = (at: number) => at % folds === fold
    const judge = judgeOf(
      learn(
        content,
        lines.filter((_line, at) => !isHeld(at)),
      ),
      content,
    )
    return lines.flatMap((line, at) =>
      isHeld(at) && line.from !== 'example'
        ? [{ line, alarm: byRules(line) ? 1 : judge(tokensOf(line.text), line.language).alarm }]
        : [],
    )
  }).flat()
  const count = (bound: number, is: (line: Line) => boolean) => {
    const of = read.filter(({ line }) => is(line))
    const heard = of.filter(({ alarm }) => alarm >= bound).length
    return { heard, of: of.length, share: ((100 * heard) / of.length).toFixed(1) }
  }
  return bounds.map((bound) => {
    const indirect = count(bound, ({ like }) => like !== 'calm')
    const [calm, ordinary] = (['calm', 'ordinary'] as const).map((from) =>
      count(bound, (line) => line.from === from),
    )
    const now = bound === surest ? '  (in force)' : ''
    return `${bound}: heard ${indirect.heard} of ${indirect.of} indirect lines (${indirect.share} %); false alarms at ${calm?.share} % of ${calm?.of} near ones, ${ordinary?.share} % of ${ordinary?.of} ordinary ones${now}`
  })
}
