/** Instants as a worker reads them, in the service's time zone. */
import type { Say } from './render.js'

export interface Times {
  /** "Monday 2 March 2026 at 10:04" */
  full(iso: string): string
  /** "2 Mar, 10:04", with the year where it is another one. */
  short(iso: string): string
  /** "2 Mar", with the year where it is another one; for an instant or a plain date. */
  date(iso: string): string
  /** "2 March 2026", for an instant or a plain date. */
  day(iso: string): string
  /** How long ago: "under a minute", "12 minutes", "3 hours", "2 days". */
  since(iso: string): string
  /** Whether the day `date` (ISO) is over. */
  isPast(date: string): boolean
}

export function deskTimes(world: {
  say: Say
  /** `en-GB`: the language the desk reads in, and the country whose dates it writes. */
  locale: string
  timeZone: string
  now: () => Date
}): Times {
  const { say, locale, timeZone, now } = world
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone, hourCycle: 'h23' })
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' })
  const weekday = format({ weekday: 'long' })
  const clock = format({ hour: '2-digit', minute: '2-digit' })
  const brief = format({ day: 'numeric', month: 'short' })
  const year = format({ year: 'numeric' })
  const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone })
  const at = (iso: string) => new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso)

  const date = (iso: string) => (year.format(at(iso)) === year.format(now()) ? brief : day).format(at(iso))

  return {
    full: (iso) =>
      say('time.full', {
        weekday: weekday.format(at(iso)),
        day: day.format(at(iso)),
        clock: clock.format(at(iso)),
      }),
    date,
    short: (iso) => say('time.short', { day: date(iso), clock: clock.format(at(iso)) }),
    day: (iso) => day.format(at(iso)),
    since(iso) {
      const minutes = Math.floor((now().getTime() - at(iso).getTime()) / 60_000)
      if (minutes < 1) return say('time.now')
      if (minutes < 60) return say('time.minutes', { count: minutes })
      if (minutes < 48 * 60) return say('time.hours', { count: Math.floor(minutes / 60) })
      return say('time.days', { count: Math.floor(minutes / (24 * 60)) })
    },
    isPast: (date) => date < isoDay.format(now()),
  }
}
