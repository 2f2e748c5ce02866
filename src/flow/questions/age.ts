/** How old, as far as it matters: one of the bands, or an age in years that falls into one. */
import type { QuestionKind } from '../asking.js'
import { oneOfKind } from './closed.js'

/** Below this a number is that of a choice: nobody of three years writes to us. */
const youngest = 4

export const ageKind: QuestionKind = {
  ...oneOfKind,
  understand(question, said, asking) {
    const chosen = oneOfKind.understand(question, said, asking)
    if (chosen.kind === 'answer') return chosen
    const years = asking.setting.understanding.number(
      said.text,
      { least: youngest, most: 120 },
      asking.case.language,
    )
    return years.ok ? { kind: 'answer', value: bandOf(years.value), words: said.text } : chosen
  },
}

const bandOf = (years: number) => (years < 16 ? 'under16' : years < 18 ? 'from16' : 'adult')
