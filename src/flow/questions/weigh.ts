/** How much each named need matters, 1 to 10, asked for one need after the other within one step. */
import { z } from 'zod'
import type { AnswerValue } from '../../domain/answers.js'
import { needIdSchema, type NeedId } from '../../domain/need.js'
import { needsOf } from '../../domain/needs-of.js'
import { pressed, choiceCode, stepKey, type Asking, type QuestionKind } from '../asking.js'
import { needLabel } from './several.js'

const weightsSchema = z.partialRecord(needIdSchema, z.number().int().min(1).max(10))
export type Weights = z.infer<typeof weightsSchema>

const marks = Array.from({ length: 10 }, (_, index) => String(index + 1))

export const weighKind: QuestionKind = {
  choices: (_question, { at }) =>
    marks.map((mark) => ({ code: choiceCode(at, mark), label: { literal: mark } })),
  show: (_question, asking) => ({
    say: askOf(asking, nextToWeigh(asking) ?? needsOf(asking.case.answers)[0]),
  }),
  understand(question, said, asking) {
    const need = nextToWeigh(asking)
    if (!need) return { kind: 'answer', value: {} }
    const { setting, case: c, at } = asking
    const mark = setting.understanding.number(
      pressed(said, at) ?? said.text,
      { least: 1, most: 10 },
      c.language,
    )
    if (!mark.ok) return { kind: 'unclear', ...(mark.why === 'outOfRange' ? { why: 'outOfRange' } : {}) }
    const weights = { ...soFar(asking), [need]: mark.value }
    const next = needsOf(c.answers).find((other) => !(other in weights))
    if (!next) return { kind: 'answer', value: weights }
    const draft = { section: at.section, step: at.step, value: weights }
    return {
      kind: 'stay',
      case: { ...c, draft },
      replies: [{ say: askOf(asking, next), choices: this.choices(question, asking) }],
    }
  },
  describe: (_question, value) => ({
    key: 'common.list',
    values: {
      list: { list: Object.entries(weightsOf(value)).map(([need, weight]) => weightWords(need, weight)) },
    },
  }),
}

export function weightsOf(value: AnswerValue | undefined): Weights {
  const weights = weightsSchema.safeParse(value)
  return weights.success ? weights.data : {}
}

function soFar({ case: c, at }: Asking): Weights {
  const mine = c.draft && c.draft.section === at.section && c.draft.step === at.step
  const weights = weightsSchema.safeParse(mine ? c.draft?.value : {})
  return weights.success ? weights.data : {}
}

function nextToWeigh(asking: Asking): NeedId | undefined {
  const weights = soFar(asking)
  return needsOf(asking.case.answers).find((need) => !(need in weights))
}

const askOf = ({ at, setting, case: c }: Asking, need: NeedId | undefined) => ({
  key: `${stepKey(at)}.question`,
  values: { ...setting.values(c), need: need ? needLabel(need) : { key: 'common.this' } },
})

const weightWords = (need: string, weight: number) => ({
  key: 'common.weighed',
  values: { need: needLabel(need), weight },
})
