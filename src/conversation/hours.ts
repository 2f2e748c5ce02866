/** When link workers work: opening hours, bank holidays, and the day by which they answer. Dates are those of the service's time zone. */
import { DateTime } from 'luxon'
import type { Deployment } from '../domain/deployment.js'
import { weekdays, type Weekday } from '../domain/person.js'

export interface Hours {
  /** The ISO date of a moment, where the service is. */
  dayOf(moment: Date): string
  /** The last day of the promised working days after a moment. ISO date. */
  answerBy(moment: Date): string
  /** The working day so many working days after a day, or before it where `count` is negative. ISO dates. */
  workingDay(day: string, count: number): string
  /** When work begins on a day; the middle of the night before it where nobody works then. */
  startOf(day: string): Date
  isOpen(moment: Date): boolean
  /** When work begins next: the moment itself while it is open. `time` is `HH:MM`; undefined where no opening hours are set. */
  opens(moment: Date): { readonly day: string; readonly time: string } | undefined
  /** The moment after so many minutes of opening hours; of the clock where none are set. */
  afterOpenMinutes(moment: Date, minutes: number): Date
  /** Days of the coming `days` on which other hours hold than the week's, bank holidays and closed days among them. */
  special(
    moment: Date,
    days: number,
  ): readonly {
    readonly day: string
    readonly periods: readonly (readonly [string, string])[]
  }[]
  /** The week as rows, for people: days that share the same periods stand together. */
  week(): readonly {
    readonly days: readonly Weekday[]
    readonly periods: readonly (readonly [string, string])[]
  }[]
}

const clockOn = (day: DateTime, clock: string): DateTime =>
  day.set({ hour: Number(clock.slice(0, 2)), minute: Number(clock.slice(3)) })

/** Answers kept: every turn of a referred case asks for the same few days. */
const mostRemembered = 2_000

function remembered<Answer>(answer: (day: string, count: number) => Answer) {
  const known = new Map<string, Answer>()
  return (day: string, count: number): Answer => {
    const key = `${day} ${count}`
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= mostRemembered) known.clear()
    const found = answer(day, count)
    known.set(key, found)
    return found
  }
}

/** `isHoliday` takes an ISO date. */
export function hoursOf(deployment: Deployment, isHoliday: (day: string) => boolean): Hours {
  const { timeZone, opening, specialDays, closedOn, answerWithin } = deployment
  const at = (moment: Date) => DateTime.fromJSDate(moment, { zone: timeZone })
  const iso = (day: DateTime) => day.toISODate() ?? ''
  const usual = (day: DateTime) => opening[weekdays[day.weekday - 1] ?? 'SUN'] ?? []
  const periodsOf = (day: DateTime) => {
    const own = specialDays[iso(day)]
    if (own) return own
    const week = usual(day)
    return week.length === 0 || closedOn.includes(iso(day)) || isHoliday(iso(day)) ? [] : week
  }
  const isWorked = (day: DateTime) => periodsOf(day).length > 0
  const onDay = (day: string) => DateTime.fromISO(day, { zone: timeZone })
  const workingDay = remembered((from: string, count: number): string => {
    let day = onDay(from)
    // A year holds at most 366 days: an opening table without any day ends here rather than never.
    for (let worked = 0, looked = 0; worked < Math.abs(count) && looked < 366; looked++) {
      day = day.plus({ days: Math.sign(count) })
      if (isWorked(day)) worked++
    }
    return iso(day)
  })
  const startOf = remembered((day: string) => {
    const start = onDay(day)
    const [first] = periodsOf(start)
    return (first ? clockOn(start, first[0]) : start).toJSDate()
  })
  /** What is left of today's periods, then those of the days that follow: for a year, so that an empty table ends too. */
  function* periodsFrom(moment: Date): Generator<{ from: DateTime; to: DateTime }> {
    const now = at(moment)
    for (let ahead = 0; ahead < 366; ahead++) {
      const day = now.startOf('day').plus({ days: ahead })
      for (const [opens, closes] of periodsOf(day)) {
        const [from, to] = [clockOn(day, opens), clockOn(day, closes)]
        if (to > now) yield { from: from > now ? from : now, to }
      }
    }
  }
  /** Every turn asks for the day, and it never changes within a minute. */
  let last: { readonly minute: number; readonly day: string } | undefined
  const dayOf = (moment: Date): string => {
    const minute = Math.floor(moment.getTime() / 60_000)
    if (last?.minute !== minute) last = { minute, day: iso(at(moment)) }
    return last.day
  }
  return {
    dayOf,
    answerBy: (moment) => workingDay(dayOf(moment), answerWithin),
    workingDay,
    startOf: (day) => startOf(day, 0),
    isOpen(moment) {
      const now = at(moment)
      const clock = now.toFormat('HH:mm')
      return periodsOf(now).some(([opens, closes]) => opens <= clock && clock < closes)
    },
    opens(moment) {
      const [next] = periodsFrom(moment)
      return next && { day: iso(next.from), time: next.from.toFormat('HH:mm') }
    },
    afterOpenMinutes(moment, minutes) {
      let left = minutes
      for (const { from, to } of periodsFrom(moment)) {
        const open = to.diff(from, 'minutes').minutes
        if (left <= open) return from.plus({ minutes: left }).toJSDate()
        left -= open
      }
      return new Date(moment.getTime() + minutes * 60_000)
    },
    special(moment, days) {
      const today = at(moment).startOf('day')
      return Array.from({ length: days }, (_, ahead) => today.plus({ days: ahead })).flatMap((day) => {
        const periods = periodsOf(day)
        return JSON.stringify(periods) === JSON.stringify(usual(day)) ? [] : [{ day: iso(day), periods }]
      })
    },
    week() {
      const rows: { days: Weekday[]; periods: readonly (readonly [string, string])[] }[] = []
      for (const day of weekdays) {
        const periods = opening[day] ?? []
        if (periods.length === 0) continue
        const same = rows.find((row) => JSON.stringify(row.periods) === JSON.stringify(periods))
        if (same) same.days.push(day)
        else rows.push({ days: [day], periods })
      }
      return rows
    },
  }
}
