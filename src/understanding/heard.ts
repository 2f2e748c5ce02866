/** Days, parts of the day and times heard in a text, in the order said. */
import { dayParts, weekdays, type DayPart, type Weekday } from '../domain/person.js'
import { clocksIn, type HalfDay, type Reading } from './clock.js'
import type { Vocabulary } from './vocabulary.js'
import type { Word } from './words.js'

const lists = [
  'weekend',
  'weekdays',
  'schoolHours',
  'anyTime',
  'except',
  'exceptBehind',
  'after',
  'before',
  'to',
  'and',
  'contrast',
  'am',
  'pm',
  'midday',
  'night',
  'filler',
] as const

type Tag = (typeof lists)[number]
export type Heard =
  | { kind: 'days'; days: readonly Weekday[]; single: boolean }
  | { kind: 'parts'; parts: readonly DayPart[]; night?: true }
  | { kind: 'tag'; tag: Tag }
  | { kind: 'clock'; minutes: number; sure: boolean }

export const working = weekdays.slice(0, 5)

/** The words as days, parts of the day, times and joining words, in the order said; the longest phrase wins. */
export function listen(said: readonly Word[], vocabulary: Vocabulary, reading: Reading = {}): Heard[] {
  const heard: Heard[] = []
  const clocks = new Map(clocksIn(said, vocabulary, reading).map((clock) => [clock.start, clock]))
  for (let i = 0; i < said.length;) {
    if (said[i]?.dashed) heard.push({ kind: 'tag', tag: 'to' })
    const found = [
      ...vocabulary
        .table('days')
        .at(said, i)
        .map(({ end, value }) => ({
          end,
          heard: days(
            weekdays.filter((day) => day === value),
            true,
          ),
        })),
      ...vocabulary
        .table('parts')
        .at(said, i)
        .map(({ end, value }) => ({ end, heard: parts(dayParts.filter((part) => part === value)) })),
      ...vocabulary
        .tags(lists)
        .at(said, i)
        .map(({ end, value }) => ({ end, heard: tagged(value) })),
    ].sort((a, b) => b.end - a.end)
    const [longest] = found
    const clock = clocks.get(i)
    if (longest && (!clock || longest.end >= clock.end)) {
      heard.push(longest.heard)
      i = longest.end
      continue
    }
    if (clock) heard.push({ kind: 'clock', minutes: clock.minutes, sure: clock.sure })
    i = clock?.end ?? i + 1
  }
  return heard
}

const days = (said: readonly Weekday[], single: boolean): Heard => ({ kind: 'days', days: said, single })
const parts = (said: readonly DayPart[]): Heard => ({ kind: 'parts', parts: said })
const tagged = (tag: Tag): Heard => {
  if (tag === 'weekend') return days(weekdays.slice(5), false)
  if (tag === 'weekdays') return days(working, false)
  if (tag === 'midday') return parts(['midday'])
  if (tag === 'night') return { kind: 'parts', parts: ['evening'], night: true }
  return { kind: 'tag', tag }
}

/** Which half of the day something heard puts a time into. */
export function halfOf(heard: Heard | undefined): HalfDay | undefined {
  if (heard?.kind === 'tag') return heard.tag === 'am' || heard.tag === 'pm' ? heard.tag : undefined
  if (heard?.kind !== 'parts') return undefined
  if (heard.night) return 'night'
  const [part] = heard.parts
  if (part === 'morning') return 'am'
  return part === undefined ? undefined : 'pm'
}
