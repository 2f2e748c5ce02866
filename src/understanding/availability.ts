/** When a person is free: "mornings except weds", "tues or thurs pm", "any time", "after 2", "between 10 and 12". */
import { dayParts, weekdays, type Availability, type DayPart, type Weekday } from '../domain/person.js'
import { clockText, likely, onHalf, withTimesApart } from './clock.js'
import { halfOf, listen, working, type Heard } from './heard.js'
import type { Understood } from './ports.js'
import { mended, type Vocabulary } from './vocabulary.js'
import { words } from './words.js'

const longest = 200
const schoolDay = { from: '09:00', to: '15:00' }

export function availability(text: string, vocabulary: Vocabulary): Understood<Availability, 'unclear'> {
  if (text.length > longest && text.trim().length > longest) return { ok: false, why: 'unclear' }
  const days = vocabulary.table('days')
  const said = withTimesApart(mended(words(text, longest), vocabulary.speller(days, 6)), vocabulary)
  const spoken = sum(listen(said, vocabulary, { ranges: true }))
  return spoken ? { ok: true, value: spoken } : { ok: false, why: 'unclear' }
}

function sum(heard: readonly Heard[]): Availability | undefined {
  const inDays = new Set<Weekday>()
  const outDays = new Set<Weekday>()
  const inParts = new Set<DayPart>()
  const outParts = new Set<DayPart>()
  const hours: { from?: string; to?: string } = {}
  let any = false
  let out = false
  let said: { days: readonly Weekday[]; parts: readonly DayPart[] }[] = []
  const take = (days: readonly Weekday[], parts: readonly DayPart[], away: boolean) => {
    for (const day of days) (away ? outDays : inDays).add(day)
    for (const part of parts) (away ? outParts : inParts).add(part)
  }

  for (const [i, one] of heard.entries()) {
    const before = heard[i - 1]
    const start = heard[i - 2]
    const range = before?.kind === 'tag' && before.tag === 'to'
    if (one.kind === 'days') {
      const days =
        range && one.single && start?.kind === 'days' ? between(start.days[0], one.days[0]) : one.days
      take(days, [], out)
      said.push({ days, parts: [] })
    } else if (one.kind === 'parts') {
      if (isOfClock(heard, i)) continue
      take([], one.parts, out)
      said.push({ days: [], parts: one.parts })
    } else if (one.kind === 'clock') {
      if (!out) Object.assign(hours, hoursAt(heard, i, hours))
    } else if (one.tag === 'anyTime') {
      any = true
      out = false
    } else if (one.tag === 'schoolHours') {
      if (out) take(working, ['morning', 'afternoon'], true)
      else {
        take(working, [], false)
        Object.assign(hours, schoolDay)
      }
    } else if ((one.tag === 'am' || one.tag === 'pm') && !isOfClock(heard, i)) {
      const parts: DayPart[] = [one.tag === 'am' ? 'morning' : 'afternoon']
      take([], parts, out)
      said.push({ days: [], parts })
    } else if (one.tag === 'except') {
      out = true
      said = []
    } else if (one.tag === 'contrast') {
      out = false
      said = []
    } else if (one.tag === 'exceptBehind') {
      for (const { days, parts } of said) {
        for (const day of days) inDays.delete(day)
        for (const part of parts) inParts.delete(part)
        take(days, parts, true)
      }
      said = []
    }
  }
  const timed = hours.from !== undefined || hours.to !== undefined
  const nothing = inDays.size + outDays.size + inParts.size + outParts.size === 0 && !timed
  if (nothing) return any ? { any: true, days: [], parts: [] } : undefined
  const days =
    inDays.size > 0 || outDays.size > 0
      ? weekdays.filter((day) => (inDays.size === 0 || inDays.has(day)) && !outDays.has(day))
      : []
  const parts =
    inParts.size > 0 || outParts.size > 0
      ? mainParts(inParts).filter((part) => (inParts.size === 0 || inParts.has(part)) && !outParts.has(part))
      : []
  const emptied =
    (days.length === 0 && inDays.size + outDays.size > 0) ||
    (parts.length === 0 && inParts.size + outParts.size > 0)
  return emptied ? undefined : { any: false, days, parts, ...hours }
}

/** What is left of a day when a part is taken out: the middle of the day is a part only where somebody says so. */
const mainParts = (said: ReadonlySet<DayPart>): readonly DayPart[] =>
  said.size > 0 ? dayParts : dayParts.filter((part) => part !== 'midday')

function between(from: Weekday | undefined, to: Weekday | undefined): Weekday[] {
  const start = weekdays.findIndex((day) => day === from)
  const end = weekdays.findIndex((day) => day === to)
  if (start < 0 || end < 0) return []
  return start <= end
    ? weekdays.slice(start, end + 1)
    : [...weekdays.slice(start), ...weekdays.slice(0, end + 1)]
}

/** "7 in the evening", "下午三点": the part of the day tells which seven, and is no part of its own. */
const isOfClock = (heard: readonly Heard[], at: number): boolean =>
  halfOf(heard[at]) !== undefined &&
  (heard[at - 1]?.kind === 'clock' || (heard[at + 1]?.kind === 'clock' && heard[at]?.kind !== 'days'))

/** From and to, by the "after", "before" and "to" around a time. */
function hoursAt(
  heard: readonly Heard[],
  at: number,
  known: { from?: string },
): { from?: string; to?: string } {
  const clock = heard[at]
  if (clock?.kind !== 'clock') return {}
  const [before, next, afterNext] = [heard[at - 1], heard[at + 1], heard[at + 2]]
  const half = halfOf(next) ?? halfOf(before)
  const read = half ? onHalf(clock, half) : (likely(clock) ?? clock.minutes)
  const minutes = known.from !== undefined && clockText(read) <= known.from ? (read + 720) % 1440 : read
  const time = clockText(minutes)
  const lead = leadOf(heard, at)
  if (lead === 'before' || (lead === 'to' && known.from !== undefined)) return { to: time }
  if (lead === 'and' && known.from !== undefined) return { to: time }
  if (lead !== 'after') {
    const mark = next?.kind === 'tag' ? next.tag : undefined // "2 بجے کے بعد": the word stands behind.
    const isForIt = afterNext?.kind !== 'clock'
    if (mark === 'before' && isForIt) return { to: time }
  }
  return { from: time }
}

/** The joining word before a time, also past the part of the day that belongs to it, and past what says nothing ("y las 6"). */
function leadOf(heard: readonly Heard[], at: number): string | undefined {
  const plain = heard.slice(0, at).filter((one) => one.kind !== 'tag' || one.tag !== 'filler')
  const before = plain.at(-1)
  if (before?.kind === 'tag' && before.tag !== 'am' && before.tag !== 'pm') return before.tag
  const earlier = halfOf(before) === undefined ? undefined : plain.at(-2)
  return earlier?.kind === 'tag' ? earlier.tag : undefined
}
