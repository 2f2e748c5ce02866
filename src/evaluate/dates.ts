/** How well dates and times are read: dates of birth, when people are free, hours and days. */
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Understanding } from '../understanding/ports.js'
import { share, type Kind } from './kinds.js'

const schema = z.looseObject({
  id: z.string(),
  lang: z.string(),
  kind: z.enum(['dob', 'availability', 'time', 'date']),
  text: z.string(),
  /** The moment of the message; without a zone, London's. */
  now: z.string(),
  expect: z.string().optional(),
})
type Line = z.infer<typeof schema>
type Reads = Pick<Understanding, 'birthDate' | 'availability' | 'when' | 'command'>

const timeZone = 'Europe/London'

type Readings = readonly { line: Line; got: unknown }[]

export const datesKind = (understanding: Reads) =>
  ({
    schema,
    read: (line) => understood(understanding, line),
    figures,
    report(language, readings) {
      const { lines, right, otherwise } = figures(readings)
      return [
        `${language}: ${share(right, lines)} right; ${otherwise} read otherwise than meant`,
        ...wrongOf(readings).map(
          ({ line, got }) =>
            `  ${line.id} (${line.kind}): expected ${line.expect}, got ${String(got)}: ${line.text}`,
        ),
      ].join('\n')
    },
  }) satisfies Kind<Line>

const scoredOf = (readings: Readings) => readings.filter(({ line }) => line.expect !== undefined)
const wrongOf = (readings: Readings) => scoredOf(readings).filter(({ line, got }) => got !== line.expect)

/** `otherwise`: taken for another time than was meant, where asking back or refusing would have done no harm. */
function figures(readings: Readings) {
  const wrong = wrongOf(readings)
  return {
    lines: scoredOf(readings).length,
    right: scoredOf(readings).length - wrong.length,
    otherwise: wrong.filter(({ got }) => !/^(?:ask|reject|skip)$/.test(String(got))).length,
  }
}

function understood(understanding: Reads, { kind, text, lang, now }: Line): string {
  const moment = DateTime.fromISO(now, { zone: timeZone })
  if (understanding.command(text, lang) === 'skip') return 'skip'
  if (kind === 'dob') {
    const born = understanding.birthDate(text, moment.toISODate() ?? now, lang)
    if (born.ok) return born.value
    return born.why === 'impossible' || born.why === 'future' ? 'reject' : 'ask'
  }
  if (kind === 'availability') {
    const free = understanding.availability(text, lang)
    if (!free.ok) return 'ask'
    const { any, days, parts, from, to } = free.value
    if (any) return 'any'
    return [
      ...(days.length > 0 ? [`days=${days.join(',')}`] : []),
      ...(parts.length > 0 ? [`part=${parts.join(',')}`] : []),
      ...(from !== undefined ? [`from=${from}`] : []),
      ...(to !== undefined ? [`to=${to}`] : []),
    ].join(';')
  }
  const said = understanding.when(text, { now: moment.toJSDate(), timeZone }, lang)
  switch (said.kind) {
    case 'any':
      return 'any'
    case 'impossible':
      return 'reject'
    case 'recurrence':
      return `recurrence=${said.nth}${said.day}`
    case 'ask':
    case 'unclear':
      return 'ask'
    case 'moment': {
      const part = said.part === undefined ? '' : `part=${said.part}`
      if (said.date === undefined) return said.time ?? part
      if (said.time !== undefined) return `${said.date}T${said.time}`
      return part === '' ? said.date : `${said.date};${part}`
    }
  }
}
