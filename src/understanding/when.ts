/** A moment said by a person: a date, a time, or both, and honest about what must be asked back. */
import { DateTime } from 'luxon'
import { clocksIn, clockText, likely, onHalf, withTimesApart } from './clock.js'
import { dayIn } from './day.js'
import { halfOf, listen } from './heard.js'
import type { Moment } from './ports.js'
import { mended, type Vocabulary } from './vocabulary.js'
import { words } from './words.js'

const longest = 200
const dayMinutes = 24 * 60

/** @param now the moment of the message, in the person's time zone. */
export function when(text: string, now: DateTime, vocabulary: Vocabulary): Moment {
  if (text.length > longest && text.trim().length > longest) return { kind: 'unclear' }
  const said = withTimesApart(
    mended(words(text, longest), vocabulary.speller(vocabulary.table('days'), 6)),
    vocabulary,
  )
  const day = dayIn(said, now, vocabulary)
  if (day.said?.kind === 'impossible') return { kind: 'impossible' }
  if (day.said?.kind === 'recurrence') return day.said
  const heard = listen(said, vocabulary, { taken: day.taken })
  const clocks = clocksIn(said, vocabulary, { taken: day.taken })
  const beyond = said.some(({ key }, at) => !day.taken(at) && isNoHour(key, said[at + 1]))
  const date = day.said?.kind === 'date' ? day.said.date : undefined
  const vague = day.said?.kind === 'vague'

  const halves = heard.filter((one) => halfOf(one) !== undefined)
  const [clock, second] = clocks
  if (clock) {
    if (second) return { kind: 'ask' }
    const half = halfOf(halves[0])
    const minutes = half ? onHalf(clock, half) : likely(clock)
    if (minutes === undefined || (vague && date === undefined)) return { kind: 'ask' }
    const time = clockText(minutes % dayMinutes)
    return date === undefined ? { kind: 'moment', time } : real(date, time, now)
  }
  if (beyond) return { kind: 'impossible' }
  if (vague) return { kind: 'ask' }
  const part = heard.flatMap((one) => (one.kind === 'parts' ? one.parts : []))[0]
  if (date !== undefined || part)
    return { kind: 'moment', ...(date !== undefined && { date }), ...(part && { part }) }
  if (heard.some((one) => one.kind === 'tag' && one.tag === 'anyTime')) return { kind: 'any' }
  return said.some(({ key }) => /^\d{1,4}$/.test(key)) ? { kind: 'ask' } : { kind: 'unclear' }
}

/** "25:00", "14:75". */
function isNoHour(key: string, next: { key: string; apart: boolean } | undefined): boolean {
  if (!/^\d{1,2}$/.test(key) || !next?.apart || !/^\d\d$/.test(next.key)) return false
  return Number(key) > 24 || Number(next.key) > 59
}

/** The hour that the clocks skip in spring is not there; the one they repeat in autumn is there twice. */
function real(date: string, time: string, now: DateTime): Moment {
  const at = DateTime.fromISO(`${date}T${time}`, { zone: now.zone })
  if (at.toFormat('HH:mm') !== time) return { kind: 'impossible' }
  if (at < now) return { kind: 'impossible' }
  return at.getPossibleOffsets().length > 1 ? { kind: 'ask' } : { kind: 'moment', date, time }
}
