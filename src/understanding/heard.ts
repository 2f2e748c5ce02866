/** Days, parts of the day and hours heard in a text, in the order said. */
import { dayParts, weekdays, type DayPart, type Weekday } from '../domain/person.js'
import { numbersIn } from './number.js'
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
  'filler',
] as const

type Tag = (typeof lists)[number]
export type Heard =
  | { kind: 'days'; days: readonly Weekday[]; single: boolean }
  | { kind: 'parts'; parts: readonly DayPart[] }
  | { kind: 'tag'; tag: Tag }
  | { kind: 'hour'; hour: number; marked: boolean }

export const working = weekdays.slice(0, 5)

/** The words as days, parts of the day, hours and joining words, in the order said; the longest phrase wins. */
export function listen(said: readonly Word[], vocabulary: Vocabulary): Heard[] {
  const heard: Heard[] = []
  const numbers = numbersIn(said, vocabulary)
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
    const [longestOne] = found
    const number = numbers.find(({ start }) => start === i)
    const clock = clockAt(said, i)
    if (longestOne && (!number || longestOne.end >= number.end)) heard.push(longestOne.heard)
    else if (clock) heard.push({ kind: 'hour', hour: clock.hour, marked: clock.marked })
    else if (number && number.value <= 24) heard.push({ kind: 'hour', hour: number.value, marked: false })
    i =
      longestOne && (!number || longestOne.end >= number.end)
        ? longestOne.end
        : (clock?.end ?? number?.end ?? i + 1)
  }
  return heard
}

const days = (said: readonly Weekday[], single: boolean): Heard => ({ kind: 'days', days: said, single })
const parts = (said: readonly DayPart[]): Heard => ({ kind: 'parts', parts: said })
const tagged = (tag: Tag): Heard => {
  if (tag === 'weekend') return days(weekdays.slice(5), false)
  if (tag === 'weekdays') return days(working, false)
  return { kind: 'tag', tag }
}

/** "14:00", "2.30", "3pm". */
function clockAt(
  said: readonly Word[],
  at: number,
): { hour: number; marked: boolean; end: number } | undefined {
  const joined = /^(\d{1,2})(am|pm)$/.exec(said[at]?.key ?? '')
  if (joined)
    return { hour: (Number(joined[1]) % 12) + (joined[2] === 'pm' ? 12 : 0), marked: true, end: at + 1 }
  const [hour, minutes] = [said[at]?.key ?? '', said[at + 1]]
  const isClock =
    /^\d{1,2}$/.test(hour) && minutes && /^[0-5]\d(?:am|pm)?$/.test(minutes.key) && minutes.apart
  if (!isClock || Number(hour) > 23) return undefined
  const half = /am|pm/.exec(minutes.key)?.[0]
  return half
    ? { hour: (Number(hour) % 12) + (half === 'pm' ? 12 : 0), marked: true, end: at + 2 }
    : { hour: Number(hour), marked: Number(hour) > 12, end: at + 2 }
}

/** Hours said without am or pm: seven to eleven is the morning, twelve to six the afternoon. */
export const onTheClock = (hour: number, marked: boolean): number =>
  marked || hour >= 7 || hour === 0 ? hour : hour + 12
export const partOf = (hour: number): number => (hour < 12 ? 0 : hour < 17 ? 1 : 2)
