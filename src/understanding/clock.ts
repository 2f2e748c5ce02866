/** Times of day as people say them: "half 3", "20 to 4", "15h30", "wpół do trzeciej", "ساڑھے تین بجے", "下午三点半". */
import { numbersIn } from './number.js'
import type { Vocabulary } from './vocabulary.js'
import type { Word } from './words.js'

export interface Clock {
  readonly start: number
  /** The place after the last word. */
  readonly end: number
  /** Since midnight, as said: "half 3" is 3:30. */
  readonly minutes: number
  /** True when there is no second reading twelve hours later. */
  readonly sure: boolean
}

const before = { halfPast: 30, quarterPast: 15, quarterTo: -15, halfTo: -30 } as const
const after = { halfAfter: 30, quarterAfter: 15, quarterLess: -15 } as const
type Before = keyof typeof before
type After = keyof typeof after
const beforeNames = Object.keys(before) as Before[]
const afterNames = Object.keys(after) as After[]

interface Hour {
  readonly end: number
  readonly minutes: number
  readonly sure: boolean
  /** Whether it was said as the name of an hour or in words, so that a number after it may be its minutes. */
  readonly spelt: boolean
}

/** "3pm", "15h30" and "3টা" are a number with a word around it: they are cut apart where the rest is a word we know. */
export function withTimesApart(said: readonly Word[], vocabulary: Vocabulary): Word[] {
  const marks = vocabulary.tags(['am', 'pm', 'oclock', 'aged'])
  const units = vocabulary.table('units')
  const months = vocabulary.table('months')
  return said.flatMap((word) => {
    const parts = /^(\d{1,4})(\D+)(\d{2})?$/.exec(word.key)
    if (!parts) return [word]
    const [, figure = '', rest = '', minutes] = parts
    const piece = (key: string) => ({ ...word, key, text: key })
    const mark = piece(rest)
    const known = [marks, units, months].some((index) => index.whole([mark]) !== undefined)
    if (!known) return [word]
    const joined = { apart: false, dashed: false }
    return [
      piece(figure),
      { ...mark, ...joined },
      ...(minutes === undefined ? [] : [{ ...piece(minutes), ...joined }]),
    ]
  })
}

export interface Reading {
  /** Whether a word belongs to something else. */
  readonly taken?: (at: number) => boolean
  /** True where "10 to 12" is a span of time and not ten minutes before twelve. */
  readonly ranges?: boolean
}

/** Every time of day in the words, left to right. */
export function clocksIn(
  said: readonly Word[],
  vocabulary: Vocabulary,
  { taken = () => false, ranges = false }: Reading = {},
): Clock[] {
  const numbers = new Map(numbersIn(said, vocabulary).map((one) => [one.start, one]))
  const oclock = vocabulary.tags(['oclock'])
  const named = vocabulary.table('hours')
  const own = vocabulary.table('times')
  const ahead = vocabulary.tags(beforeNames)
  const behind = vocabulary.tags(afterNames)
  const between = vocabulary.tags(['minutesPast', 'minutesTo'])
  const minuteWords = vocabulary.table('units')
  const and = vocabulary.tags(['and'])
  const until = vocabulary.tags(['inTime'])

  const over = (at: number) => oclock.at(said, at)[0]?.end ?? at

  function hourAt(at: number): Hour | undefined {
    if (at >= said.length || taken(at)) return undefined
    const name = named.at(said, at)[0]
    if (name) return { end: name.end, minutes: Number(name.value) * 60, sure: false, spelt: true }
    const number = numbers.get(at)
    if (!number || number.value > 24) return undefined
    const figure = said[at]?.key ?? ''
    const written = /^\d{1,2}$/.test(figure)
    const sure = number.value === 0 || number.value > 12 || /^0\d$/.test(figure)
    return { end: number.end, minutes: number.value * 60, sure, spelt: !written }
  }

  /** The minutes said after an hour, and where they end. */
  function minutesAt(at: number, hour: Hour): { end: number; minutes: number } | undefined {
    const next = said[at]
    if (!next || taken(at)) return undefined
    const half = behind.at(said, at)[0]
    if (half) return { end: half.end, minutes: after[half.value] }
    const isOnTheHour = at > hour.end
    if (/^[0-5]\d$/.test(next.key) && (next.apart || isOnTheHour) && !next.dashed)
      return { end: at + 1, minutes: Number(next.key) }
    const joined = and.at(said, at)[0]
    const number = numbers.get(joined?.end ?? at)
    const minutes = number?.value ?? 60
    const inWords = number !== undefined && !/^\d/.test(said[number.start]?.key ?? '')
    const fits = isOnTheHour || (hour.spelt && inWords && minutes >= 5 && minutes % 5 === 0)
    if (!number || minutes > 59 || minutes === 0 || !fits || next.apart || next.dashed) return undefined
    // "Entre 14h et 16h": an hour of its own.
    if (joined && over(number.end) > number.end) return undefined
    return hourUnit(number.end) ? undefined : { end: skipMinuteWord(number.end), minutes }
  }
  const hourUnit = (at: number) => {
    const unit = minuteWords.at(said, at)[0]
    return unit !== undefined && unit.value !== 'minute'
  }
  const skipMinuteWord = (at: number) =>
    minuteWords.at(said, at).find(({ value }) => value === 'minute')?.end ?? at

  function clockAt(start: number): Clock | undefined {
    const word = own.at(said, start)[0]
    if (word) {
      const [hours = 0, minutes = 0] = word.value.split(':').map(Number)
      const sure = hours === 0 || hours >= 12
      return { start, end: over(word.end), minutes: hours * 60 + minutes, sure }
    }
    const modifier = ahead.at(said, start)[0]
    const modified = modifier && hourAt(over(modifier.end))
    if (modifier && modified)
      return close(start, over(modified.end), modified, modified.minutes + before[modifier.value])
    const number = numbers.get(start)
    if (number && number.value < 60) {
      const minutesEnd = skipMinuteWord(number.end)
      const link = between.at(said, minutesEnd)[0]
      const hour = link && hourAt(link.end)
      const isSpan =
        link?.value === 'minutesTo' && minutesEnd === number.end && (ranges || number.value % 5 !== 0)
      if (hour && !(isSpan && number.value <= 12))
        return close(
          start,
          over(hour.end),
          hour,
          hour.minutes + (link.value === 'minutesPast' ? number.value : -number.value),
        )
    }
    const soon = until.at(said, start)[0] // "za dziesięć trzecia": ten minutes before three.
    const still = soon && numbers.get(soon.end)
    const then = still && still.value < 30 ? named.at(said, skipMinuteWord(still.end))[0] : undefined
    if (still && then)
      return {
        start,
        end: over(then.end),
        minutes: (Number(then.value) * 60 - still.value + 720) % 720,
        sure: false,
      }
    const hour = hourAt(start)
    if (!hour) return undefined
    const onTheHour = over(hour.end)
    const rest = minutesAt(onTheHour, hour)
    if (rest) return close(start, over(rest.end), hour, hour.minutes + rest.minutes)
    return { start, end: onTheHour, minutes: hour.minutes, sure: hour.sure }
  }
  const close = (start: number, end: number, hour: Hour, minutes: number): Clock => ({
    start,
    end,
    minutes: minutes < 0 ? minutes + 720 : minutes,
    sure: hour.sure,
  })

  const found: Clock[] = []
  for (let i = 0; i < said.length;) {
    const clock = taken(i) ? undefined : clockAt(i)
    if (clock) found.push(clock)
    i = clock?.end ?? i + 1
  }
  return found
}

export type HalfDay = 'am' | 'pm' | 'night'

/** Minutes since midnight on the 24-hour clock, with the half of the day that was said beside it. */
export function onHalf({ minutes, sure }: Pick<Clock, 'minutes' | 'sure'>, half: HalfDay): number {
  if (sure && minutes >= 13 * 60) return minutes
  const twelve = minutes % 720
  if (half === 'am') return twelve
  if (half === 'pm') return twelve + 720
  return twelve < 6 * 60 ? twelve : twelve + 720 // At night: two is in the small hours, eleven before midnight.
}

/** Without a half of the day: one to six and twelve are after noon, nine to eleven before; seven and eight may be either. */
export function likely({ minutes, sure }: Pick<Clock, 'minutes' | 'sure'>): number | undefined {
  if (sure) return minutes % 1440
  const hour = Math.floor(minutes / 60)
  if (hour === 7 || hour === 8) return undefined
  return hour >= 9 ? minutes % 1440 : minutes + 720
}

export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
