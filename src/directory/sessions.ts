/** Schedules read once: on which days and parts of the day something happens, and between which dates. */
import type { Availability, DayPart, Weekday } from '../domain/person.js'
import { dayParts, weekdays } from '../domain/person.js'
import type { Schedule, Service } from '../domain/service.js'

/** 28 bits: day x part. A session without times counts for every part of its days. */
export type TimeMask = number

export interface Session {
  readonly days: readonly Weekday[]
  readonly opens?: string
  readonly closes?: string
  readonly note?: string
  readonly mask: TimeMask
  /** ISO dates, both included. */
  readonly from?: string
  readonly to?: string
}

const dayOf: Readonly<Record<string, Weekday>> = {
  MO: 'MON',
  TU: 'TUE',
  WE: 'WED',
  TH: 'THU',
  FR: 'FRI',
  SA: 'SAT',
  SU: 'SUN',
}
const partHours: Readonly<Record<DayPart, readonly [number, number]>> = {
  morning: [0, 12],
  midday: [11, 14],
  afternoon: [12, 17],
  evening: [17, 24],
}
const bit = (day: number, part: number): TimeMask => 1 << (day * dayParts.length + part)

const hours = (time: string): number => Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60

/** A part of the day counts when an hour of the session, or half of a shorter one, falls into it. */
function partsBetween(opens: string | undefined, closes: string | undefined): readonly DayPart[] {
  if (opens === undefined) return dayParts
  const start = hours(opens)
  const end = closes !== undefined && hours(closes) > start ? hours(closes) : start + 1
  const enough = Math.min(1, (end - start) / 2)
  return dayParts.filter((part) => {
    const [begin, finish] = partHours[part]
    return Math.min(end, finish) - Math.max(start, begin) >= enough
  })
}

/** Bits for these days and parts; an empty list means all of them. */
export function timeMask(days: readonly Weekday[], parts: readonly DayPart[]): TimeMask {
  const wantedDays = days.length === 0 ? weekdays : days
  const wantedParts = parts.length === 0 ? dayParts : parts
  let mask = 0
  for (const day of wantedDays)
    for (const part of wantedParts) mask |= bit(weekdays.indexOf(day), dayParts.indexOf(part))
  return mask
}

/** The bits in which a person is free; undefined when they named no day, part or hour. */
export function timesOf({ days, parts, from, to }: Availability): TimeMask | undefined {
  const timed = from !== undefined || to !== undefined
  if (days.length === 0 && parts.length === 0 && !timed) return undefined
  return timeMask(days, parts.length === 0 && timed ? partsBetween(from ?? '00:00', to ?? '24:00') : parts)
}

const daysIn = (mask: TimeMask): Weekday[] =>
  weekdays.filter((_, day) => dayParts.some((_part, part) => (mask & bit(day, part)) !== 0))
const known = new Map<TimeMask, Weekday[]>()

/** The days of a mask in the week's order. Asked for often and of few masks, so remembered. */
export function daysOf(mask: TimeMask): Weekday[] {
  const days = known.get(mask) ?? daysIn(mask)
  if (known.size < 10_000) known.set(mask, days)
  return days
}

function session(schedule: Schedule): Session {
  const days = [...new Set(schedule.byday?.split(',').map((day) => dayOf[day.slice(-2)]))].filter(
    (day) => day !== undefined,
  )
  const parts = partsBetween(schedule.opens_at, schedule.closes_at)
  return {
    days: weekdays.filter((day) => days.includes(day)),
    opens: schedule.opens_at,
    closes: schedule.closes_at,
    note: schedule.description ?? schedule.notes,
    mask: days.length === 0 ? 0 : timeMask(days, parts),
    from: schedule.valid_from,
    to: schedule.valid_to,
  }
}

/** Every session of a service, of the service itself and of its locations. */
export const sessionsOf = (service: Service): Session[] =>
  [...service.schedules, ...service.service_at_locations.flatMap((at) => at.schedules)].map(session)

export const runsOn = ({ from, to }: Session, today: string): boolean =>
  (from === undefined || from <= today) && (to === undefined || to >= today)
