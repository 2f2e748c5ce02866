/** Which needs a person has said, confirmed or chosen, read from their answers; the first is the one that matters most. */
import { answerTo, type Answers } from './answers.js'
import { needIdSchema, type NeedId } from './need.js'

/** What was understood of their open words, before they confirmed it. */
export function understoodNeeds(answers: Answers): NeedId[] {
  const found = answerTo(answers, { section: 'whatMatters', step: 'understood' })
  return found?.kind === 'found' ? asNeeds(found.data) : []
}

export function needsOf(answers: Answers): NeedId[] {
  const chosen = answerTo(answers, { section: 'whatMatters', step: 'choose' })
  const first = answerTo(answers, { section: 'whatMatters', step: 'first' })
  const named = chosen?.kind === 'said' ? asNeeds(chosen.value) : understoodNeeds(answers)
  const before = first?.kind === 'said' ? asNeeds([first.value]).filter((need) => named.includes(need)) : []
  return [...before, ...named.filter((need) => !before.includes(need))]
}

function asNeeds(value: unknown): NeedId[] {
  if (!Array.isArray(value)) return []
  const known = value
    .map((one) => needIdSchema.safeParse(one))
    .flatMap((parsed) => (parsed.success ? [parsed.data] : []))
  return [...new Set(known)]
}
