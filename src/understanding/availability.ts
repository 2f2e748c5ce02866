/** When a person is free: "mornings except weds", "tues or thurs pm", "any time", "after 2". */
import { dayParts, weekdays, type Availability, type DayPart, type Weekday } from '../domain/person.js'
import { listen, onTheClock, partOf, working, type Heard } from './heard.js'
import type { Understood } from './ports.js'
import { mended, type Vocabulary } from './vocabulary.js'
import { words } from './words.js'

const longest = 200

export function availability(text: string, vocabulary: Vocabulary): Understood<Availability, 'unclear'> {
  if (text.length > longest && text.trim().length > longest) return { ok: false, why: 'unclear' }
  const days = vocabulary.table('days')
  const said = mended(words(text, longest), vocabulary.speller(days, 6))
  const heard = listen(said, vocabulary)
  const spoken = sum(heard)
  return spoken ? { ok: true, value: spoken } : { ok: false, why: 'unclear' }
}

function sum(heard: readonly Heard[]): Availability | undefined {
  const inDays = new Set<Weekday>()
  const outDays = new Set<Weekday>()
  const inParts = new Set<DayPart>()
  const outParts = new Set<DayPart>()
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
      take([], one.parts, out)
      said.push({ days: [], parts: one.parts })
    } else if (one.kind === 'hour') {
      const parts = atHour(heard, i)
      take([], parts, out)
      said.push({ days: [], parts })
    } else if (one.tag === 'anyTime') any = true
    else if (one.tag === 'schoolHours') {
      take(working, ['morning', 'afternoon'], out)
    } else if ((one.tag === 'am' || one.tag === 'pm') && before?.kind !== 'hour') {
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
  const nothing = inDays.size + outDays.size + inParts.size + outParts.size === 0
  if (nothing) return any && !out ? { any: true, days: [], parts: [] } : undefined
  const days =
    inDays.size > 0 || outDays.size > 0
      ? weekdays.filter((day) => (inDays.size === 0 || inDays.has(day)) && !outDays.has(day))
      : []
  const parts =
    inParts.size > 0 || outParts.size > 0
      ? dayParts.filter((part) => (inParts.size === 0 || inParts.has(part)) && !outParts.has(part))
      : []
  const emptied =
    (days.length === 0 && inDays.size + outDays.size > 0) ||
    (parts.length === 0 && inParts.size + outParts.size > 0)
  return emptied ? undefined : { any: false, days, parts }
}

function between(from: Weekday | undefined, to: Weekday | undefined): Weekday[] {
  const start = weekdays.findIndex((day) => day === from)
  const end = weekdays.findIndex((day) => day === to)
  if (start < 0 || end < 0) return []
  return start <= end
    ? weekdays.slice(start, end + 1)
    : [...weekdays.slice(start), ...weekdays.slice(0, end + 1)]
}

/** The parts of the day an hour stands for, with "after", "before", "to", "am" and "pm" around it. */
function atHour(heard: readonly Heard[], at: number): DayPart[] {
  const hour = heard[at]
  const [before, next, start] = [heard[at - 1], heard[at + 1], heard[at - 2]]
  if (hour?.kind !== 'hour') return []
  const clock = (one: Heard & { kind: 'hour' }, mark: Heard | undefined) => {
    if (mark?.kind !== 'tag' || (mark.tag !== 'am' && mark.tag !== 'pm'))
      return onTheClock(one.hour, one.marked)
    return (one.hour % 12) + (mark.tag === 'pm' ? 12 : 0)
  }
  const here = partOf(clock(hour, next))
  const tag = before?.kind === 'tag' ? before.tag : undefined
  if (tag === 'after') return here === 0 ? ['morning', 'afternoon'] : dayParts.slice(here, here + 1)
  if (tag === 'before') return dayParts.slice(0, Math.max(partOf(clock(hour, next) - 1), 0) + 1)
  if (tag === 'to' && start?.kind === 'hour') return dayParts.slice(partOf(clock(start, undefined)), here + 1)
  return dayParts.slice(here, here + 1)
}
