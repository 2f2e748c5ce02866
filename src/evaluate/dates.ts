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

export const datesKind = (understanding: Reads): Kind<Line> => ({
  schema,
  read: (line) => understood(understanding, line),
  report(language, readings) {
    const scored = readings.filter(({ line }) => line.expect !== undefined)
    const wrong = scored.filter(({ line, got }) => got !== line.expect)
    const accepted = wrong.filter(({ got }) => !/^(?:ask|reject|skip)$/.test(String(got)))
    return [
      `${language}: ${share(scored.length - wrong.length, scored.length)} right; ${accepted.length} read otherwise than meant`,
      ...wrong.map(
        ({ line, got }) =>
          `  ${line.id} (${line.kind}): expected ${line.expect}, got ${String(got)}: ${line.text}`,
      ),
    ].join('\n')
  },
})

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
