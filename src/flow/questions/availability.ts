/** When a person is free: days, parts of the day, or any time. */
import { availabilitySchema, type Availability } from '../../domain/person.js'
import type { Words } from '../../domain/words.js'
import { choiceCode, pressed, stepKey, type QuestionKind } from '../asking.js'

const any: Availability = { any: true, days: [], parts: [] }
const common: Readonly<Record<string, Availability>> = {
  any,
  mornings: { any: false, days: [], parts: ['morning'] },
  afternoons: { any: false, days: [], parts: ['afternoon'] },
  evenings: { any: false, days: [], parts: ['evening'] },
  weekends: { any: false, days: ['SAT', 'SUN'], parts: [] },
}

export const availabilityKind: QuestionKind = {
  choices: (_question, { at }) =>
    Object.keys(common).map((code) => ({
      code: choiceCode(at, code),
      label: { key: `${stepKey(at)}.choices.${code}` },
    })),
  understand(question, said, asking) {
    const button = common[pressed(said, asking.at) ?? '']
    if (button) return { kind: 'answer', value: { ...button } }
    const { understanding, label } = asking.setting
    const { language } = asking.case
    const understood = understanding.availability(said.text, language)
    if (understood.ok) return { kind: 'answer', value: { ...understood.value }, words: said.text.trim() }
    const options = this.choices(question, asking).map((choice) => ({
      code: choice.code,
      label: label(choice.label, language),
    }))
    const numbered = understanding.choice(said.text, options, language)
    const chosen = numbered.ok ? common[numbered.value.slice(stepKey(asking.at).length + 1)] : undefined
    return chosen ? { kind: 'answer', value: { ...chosen } } : { kind: 'unclear' }
  },
  describe(_question, value) {
    const free = availabilitySchema.safeParse(value)
    return free.success ? availabilityWords(free.data) : { key: 'common.notSaid' }
  },
}

export function availabilityWords({ any: whenever, days, parts, from, to }: Availability): Words {
  const times: Words[] = [
    ...parts.map((part) => ({ key: `calendar.parts.${part}` })),
    ...(from !== undefined && to !== undefined
      ? [{ key: 'calendar.range', values: { first: { time: from }, last: { time: to } } }]
      : from !== undefined
        ? [{ key: 'calendar.after', values: { from: { time: from } } }]
        : to !== undefined
          ? [{ key: 'calendar.before', values: { to: { time: to } } }]
          : []),
  ]
  if (whenever || (days.length === 0 && times.length === 0)) return { key: 'calendar.anyTime' }
  const named = { list: days.map((day) => ({ key: `calendar.days.${day}` })) }
  if (times.length === 0) return { key: 'common.list', values: { list: named } }
  if (days.length === 0) return { key: 'common.list', values: { list: { list: times } } }
  return { key: 'calendar.daysAndParts', values: { days: named, parts: { list: times } } }
}
