/** Days as people name them, seen from today: "tomorrow", "next Tuesday", "in 3 weeks", "3/12", "the first Monday of the month". */
import { DateTime } from 'luxon'
import { weekdays, type Weekday } from '../domain/person.js'
import { numbersIn } from './number.js'
import type { Vocabulary } from './vocabulary.js'
import type { Word } from './words.js'

export type SaidDay =
  | { kind: 'date'; date: string }
  /** The first Monday of every month is `{ nth: 1, day: 'MON' }`; the last is -1. */
  | { kind: 'recurrence'; nth: number; day: Weekday }
  | { kind: 'impossible' }
  /** "Next week", "in May", "at the weekend": it must be asked back which day. */
  | { kind: 'vague' }

export interface FoundDay {
  readonly said: SaidDay | undefined
  /** Whether this word was used for the day, so that it is not read as an hour too. */
  readonly taken: (at: number) => boolean
}

interface Span {
  readonly start: number
  readonly end: number
}

export function dayIn(said: readonly Word[], now: DateTime, vocabulary: Vocabulary): FoundDay {
  const used = new Set<number>()
  const use = <S extends Span>(span: S): S => {
    for (let at = span.start; at < span.end; at += 1) used.add(at)
    return span
  }
  const today = now.startOf('day')
  const on = (day: DateTime): SaidDay =>
    day < today ? { kind: 'impossible' } : { kind: 'date', date: day.toISODate() ?? '' }
  const found = (day: SaidDay | undefined): FoundDay => ({ said: day, taken: (at) => used.has(at) })

  const numbers = numbersIn(said, vocabulary)
  const days = vocabulary.table('days').within(said)
  const [weekday] = days
  const named = vocabulary.table('months').within(said)
  const month = named.find((span) => !isFigure(said, span) || span.end - span.start > 1)
  const ordinals = vocabulary
    .table('ordinals')
    .within(said)
    .filter(({ start }) => !days.some((day) => day.start === start))
  const has = (name: 'next' | 'this' | 'coming' | 'inTime' | 'every' | 'ofTheMonth') =>
    vocabulary.tags([name]).within(said)

  const recurring = has('ofTheMonth')[0]
  if (weekday && recurring) {
    const last = vocabulary.tags(['last']).within(said)[0]
    const nth = last ? -1 : Number(ordinals[0]?.value ?? numberedDay(said)?.day)
    use(weekday)
    use(recurring)
    if (Number.isInteger(nth) && nth !== 0 && nth <= 5)
      return found({ kind: 'recurrence', nth, day: dayOf(weekday.value) })
  }

  const dated = figureDate(said, month, ordinals, vocabulary)
  if (dated) {
    use(dated)
    return found(fullDate(dated, today))
  }

  const relative = longestOf(vocabulary.table('relativeDays').within(said))
  if (relative && !weekday) {
    use(relative)
    return found(on(today.plus({ days: Number(relative.value) })))
  }

  const units = vocabulary.table('units').within(said)
  const soon = has('inTime')
  const unit = units.find(
    ({ value }) => value === 'day' || value === 'week' || value === 'fortnight' || value === 'month',
  )
  if (unit) {
    const amount = numbers.find(({ end }) => end === unit.start)
    const isAhead = soon.length > 0 || has('coming').length > 0
    if (amount || (isAhead && soon.some(({ end }) => end <= unit.start))) {
      use(unit)
      if (amount) use(amount)
      for (const tag of soon) use(tag)
      const count = amount?.value ?? 1
      const length = unit.value === 'fortnight' ? { days: 14 * count } : { [`${unit.value}s`]: count }
      const day = today.plus(length)
      if (weekday) return found(on(weekdayAfter(day.minus({ days: 1 }), dayOf(weekday.value))))
      return found(on(day))
    }
  }

  if (weekday) {
    use(weekday)
    const day = dayOf(weekday.value)
    const nextWeek = today.startOf('week').plus({ weeks: 1, days: weekdays.indexOf(day) })
    const isWeekOn = unit && (unit.value === 'week' || unit.value === 'fortnight')
    if (has('next').length > 0) return found(on(nextWeek))
    const soonest = weekdayAfter(today, day)
    if (isWeekOn && has('this').length === 0)
      return found(on(soonest.plus({ weeks: unit.value === 'fortnight' ? 2 : 1 })))
    return found(on(soonest))
  }

  const nth = numberedDay(said) ?? lonelyOrdinal(ordinals, said, vocabulary)
  if (nth) {
    use(nth)
    const here = today.set({ day: nth.day })
    const months = [0, 1, 2].map((ahead) => today.startOf('month').plus({ months: ahead }))
    if (nth.day < 1 || nth.day > 31) return found({ kind: 'impossible' })
    if (here.day === nth.day && here > today) return found(on(here))
    const later = months.slice(1).find(({ daysInMonth }) => (daysInMonth ?? 0) >= nth.day)
    return found(later && on(later.set({ day: nth.day })))
  }
  const vague = month ?? unit ?? vocabulary.tags(['weekend', 'weekdays']).within(said)[0]
  return found(vague && { kind: 'vague' })
}

const dayOf = (value: string): Weekday => weekdays.find((day) => day === value) ?? 'MON'
const longestOf = <S extends Span>(spans: readonly S[]): S | undefined =>
  [...spans].sort((a, b) => b.end - b.start - (a.end - a.start))[0]

/** The first such weekday after a day. */
function weekdayAfter(day: DateTime, wanted: Weekday): DateTime {
  const ahead = (weekdays.indexOf(wanted) + 1 - day.weekday + 7) % 7
  return day.plus({ days: ahead === 0 ? 7 : ahead })
}

interface Figures extends Span {
  readonly day: number
  readonly month: number
  readonly year?: number
}

/** "3 December", "December the 3rd", "3/12", "3.12.2026", "2026-12-03", "12月3日". */
const isFigure = (said: readonly Word[], { start }: Span): boolean => /^\d/.test(said[start]?.key ?? '')

function figureDate(
  said: readonly Word[],
  month: (Span & { value: string }) | undefined,
  ordinals: readonly (Span & { value: string })[],
  vocabulary: Vocabulary,
): Figures | undefined {
  const figure = (at: number) => /^(\d{1,4})\D{0,3}$/.exec(said[at]?.key ?? '')?.[1]
  if (month) {
    const [before, after] = [
      [month.start - 1, month.start - 2],
      [month.end, month.end + 1],
    ]
    // A month that is a figure with its sign ("12月3日") stands before its day.
    const near = isFigure(said, month) ? after : [...before, ...after]
    for (const at of near) {
      const value = Number(figure(at) ?? NaN)
      const between = said.slice(Math.min(at, month.start), Math.max(at + 1, month.end))
      if (value >= 1 && value <= 31 && between.length <= month.end - month.start + 2) {
        const year = yearAfter(said, Math.max(at + 1, month.end)) ?? yearBefore(said, month)
        return span(
          Math.min(at, month.start, year?.start ?? at),
          Math.max(at + 1, month.end, year?.end ?? 0),
          {
            day: value,
            month: Number(month.value),
            ...(year && { year: year.value }),
          },
        )
      }
    }
    const spoken =
      ordinals.find(({ start, end }) => month.start - end <= 2 && start - month.end <= 2) ??
      numbersIn(said, vocabulary)
        .filter(({ start, end }) => month.start - end <= 1 && start - month.end <= 1 && start !== month.start)
        .map(({ start, end, value }) => ({ start, end, value: String(value) }))[0]
    if (!spoken || Number(spoken.value) > 31) return undefined
    return span(Math.min(spoken.start, month.start), Math.max(spoken.end, month.end), {
      day: Number(spoken.value),
      month: Number(month.value),
    })
  }
  for (let at = 0; at < said.length - 1; at += 1) {
    const [a, b, c] = [said[at]?.key ?? '', said[at + 1], said[at + 2]]
    if (/^20\d\d$/.test(a) && b && c && /^\d{1,2}$/.test(b.key) && /^\d{1,2}$/.test(c.key))
      return span(at, at + 3, { day: Number(c.key), month: Number(b.key), year: Number(a) })
    const joined = b && (b.dashed || b.apart) && /^\d{1,2}$/.test(a) && /^\d{1,2}$/.test(b.key)
    if (!joined) continue
    const year = c && (c.dashed || c.apart) && /^(?:\d\d|20\d\d)$/.test(c.key) ? Number(c.key) : undefined
    if (year === undefined && !b.slashed) continue // "2.30" and "10-12" are times.
    return span(at, at + (year === undefined ? 2 : 3), {
      day: Number(a),
      month: Number(b.key),
      ...(year !== undefined && { year }),
    })
  }
  return undefined
}

const span = (start: number, end: number, rest: Omit<Figures, 'start' | 'end'>): Figures => ({
  start,
  end,
  ...rest,
})

function yearAfter(said: readonly Word[], at: number): (Span & { value: number }) | undefined {
  const year = /^(20\d\d)\D{0,2}$/.exec(said[at]?.key ?? '')?.[1]
  return year === undefined ? undefined : { value: Number(year), start: at, end: at + 1 }
}

/** "2026年12月3日": the year and its sign, right before a month that is a figure. */
function yearBefore(said: readonly Word[], month: Span): (Span & { value: number }) | undefined {
  const year = /^\d{4}$/.exec(said[month.start - 2]?.key ?? '')?.[0]
  if (!isFigure(said, month) || year === undefined) return undefined
  return { value: Number(year), start: month.start - 2, end: month.start }
}

function fullDate({ day, month, year }: Figures, today: DateTime): SaidDay {
  const full = year === undefined ? undefined : year < 100 ? 2000 + year : year
  const first = DateTime.fromObject({ year: full ?? today.year, month, day }, { zone: today.zone })
  const leap = full === undefined && day === 29 && month === 2
  if (!first.isValid && !leap) return { kind: 'impossible' }
  if (first.isValid && first >= today) return { kind: 'date', date: first.toISODate() ?? '' }
  if (full !== undefined) return { kind: 'impossible' }
  const later = DateTime.fromObject({ year: today.year + 1, month, day }, { zone: today.zone })
  return later.isValid ? { kind: 'date', date: later.toISODate() ?? '' } : { kind: 'impossible' }
}

/** "3rd", "21st": a figure with letters around it. */
function numberedDay(said: readonly Word[]): (Span & { day: number }) | undefined {
  const at = said.findIndex(({ key }) => /^\d{1,2}(?:st|nd|rd|th)$/.test(key))
  return at < 0 ? undefined : { start: at, end: at + 1, day: Number.parseInt(said[at]?.key ?? '', 10) }
}

/** "The third", said of nothing else and no name of an hour. */
function lonelyOrdinal(
  ordinals: readonly (Span & { value: string })[],
  said: readonly Word[],
  vocabulary: Vocabulary,
): (Span & { day: number }) | undefined {
  const hours = vocabulary.table('hours')
  const one = ordinals.find(({ start }) => hours.at(said, start).length === 0)
  return one && said.length <= 5 ? { start: one.start, end: one.end, day: Number(one.value) } : undefined
}
