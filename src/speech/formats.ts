/** Lists, dates, times, money and language names as one language writes them. */
import { once } from '../once.js'

export interface Formats {
  list(items: readonly string[]): string
  /** From an ISO date or date-time; the day is the one written there. */
  date(iso: string): string
  /** As `date`, with the weekday. */
  day(iso: string): string
  /** From `HH:MM` or `HH:MM:SS`. */
  time(clock: string): string
  money(amount: number): string
  /** The name of a language, from its code. */
  language(code: string): string
}

/** Each formatter is made when it is first needed: making them all costs a start 10 ms a language. */
export function formatsOf(language: string, currency: string): Formats {
  const lists = once(() => listFormat(language))
  const dates = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }))
  const days = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }))
  const times = once(
    () => new Intl.DateTimeFormat(language, { timeStyle: 'short', hour12: false, timeZone: 'UTC' }),
  )
  const pounds = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  const whole = once(() => new Intl.NumberFormat(language, { ...pounds, maximumFractionDigits: 0 }))
  const exact = once(() => new Intl.NumberFormat(language, pounds))
  const names = once(() => new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }))
  return {
    list: (items) => lists().format(items),
    date: (iso) => plainly(dates().format(midnight(iso))),
    day: (iso) => plainly(days().format(midnight(iso))),
    time: (clock) => times().format(new Date(`1970-01-01T${clock.slice(0, 5)}:00Z`)),
    money: (amount) => (Number.isInteger(amount) ? whole() : exact()).format(amount),
    language: (code) => nameOf(names(), code),
  }
}

/** With an "and" before the last; commas alone where that would be Welsh's "a(c)", which leaves the reader to choose. */
function listFormat(language: string): Intl.ListFormat {
  const full = new Intl.ListFormat(language)
  return full.format(['', '']).includes('(') ? new Intl.ListFormat(language, { style: 'narrow' }) : full
}

/** With a plain apostrophe, and without a shortened "year" at the end ("2026 р."): a full stop of the copy's own may follow. */
const plainly = (date: string) => date.replaceAll('\u02bc', "'").replace(/(?<=\d)\s\p{L}+\.$/u, '')

const midnight = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`)

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code // not a language code at all: a directory's own word, such as "BSL"
  }
}
