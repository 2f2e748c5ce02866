/** Dates of birth as people write them: the day first, in any digits, months by number or by name. */
import { fold } from './fold.js'
import { numbersIn } from './number.js'
import type { Understood } from './ports.js'
import { mended, type Vocabulary } from './vocabulary.js'
import { words, type Word } from './words.js'

type Said = Understood<string, 'unclear' | 'incomplete' | 'impossible' | 'future'>

const longest = 100
const oldest = 120

export function birthDate(text: string, today: string, vocabulary: Vocabulary): Said {
  if (text.length > longest && text.trim().length > longest) return { ok: false, why: 'unclear' }
  const months = vocabulary.table('months')
  const said = mended(
    words(fold(text.slice(0, longest)), longest).flatMap(splitDigits),
    vocabulary.speller(months, 5),
  )
  if (said.length > 14) return { ok: false, why: 'unclear' }

  const named = months.within(said).filter(({ start }) => !/^\d/.test(said[start]?.key ?? ''))
  if (named.length > 1) return { ok: false, why: 'unclear' }
  const [month] = named
  const digits = said.filter(({ key }) => /^\d+$/.test(key)).map(({ key }) => key)
  if (month) {
    const rest = said.filter((_, i) => i < month.start || i >= month.end)
    return withMonth(digits.length < 2 ? figures(rest, vocabulary) : digits, Number(month.value), today)
  }
  if (digits.length === 0)
    return { ok: false, why: numbersIn(said, vocabulary).length === 1 ? 'incomplete' : 'unclear' }
  return inFigures(digits, today)
}

/** "3rd", "1950r" and "12maja" are a number with letters around it. */
function splitDigits(word: Word): Word[] {
  const parts = word.key.match(/\d+|\D+/g) ?? []
  if (parts.length < 2) return [word]
  return parts
    .filter((part, i) => /\d/.test(part) || part.length > 3 || i === 0)
    .map((key) => ({ ...word, text: key, key }))
}

function withMonth(digits: readonly string[], month: number, today: string): Said {
  const [first = '', second] = digits
  if (digits.length > 2) return { ok: false, why: 'unclear' }
  if (second === undefined) return { ok: false, why: first.length <= 4 ? 'incomplete' : 'unclear' }
  return first.length > 2 ? dated(second, month, first, today) : dated(first, month, second, today)
}

/** Day and year in figures or in words: "third", "nineteen fifty two", "two thousand and one". */
function figures(said: readonly Word[], vocabulary: Vocabulary): string[] {
  const ordinals = vocabulary.table('ordinals')
  const found: string[] = []
  for (let i = 0; i < said.length;) {
    const ordinal = ordinals.at(said, i)[0]
    const [number, next, after] = numbersIn(said.slice(i), vocabulary)
    const here = number?.start === 0 ? number : undefined
    if (ordinal && ordinal.end - i >= (here?.end ?? 0)) {
      found.push(ordinal.value)
      i = ordinal.end
    } else if (here && isCentury(here.value) && next?.start === here.end && next.value < 100) {
      const units = next.value === 0 && after?.start === next.end ? after : next
      found.push(String(here.value * 100 + units.value))
      i += units.end
    } else {
      if (here) found.push(String(here.value))
      i += here?.end ?? 1
    }
  }
  return found
}

const isCentury = (value: number): boolean => value === 19 || value === 20

function inFigures(digits: readonly string[], today: string): Said {
  const [a = '', b = '', c = ''] = digits
  if (digits.length === 3)
    return a.length === 4 ? dated(c, Number(b), a, today) : dated(a, Number(b), c, today)
  if (digits.length === 2)
    return { ok: false, why: a.length <= 4 && b.length <= 4 ? 'incomplete' : 'unclear' }
  if (digits.length > 3) return { ok: false, why: 'unclear' }
  if (a.length === 6) return dated(a.slice(0, 2), Number(a.slice(2, 4)), a.slice(4), today)
  if (a.length === 8) {
    const dayFirst = dated(a.slice(0, 2), Number(a.slice(2, 4)), a.slice(4), today)
    const yearFirst = dated(a.slice(6), Number(a.slice(4, 6)), a.slice(0, 4), today)
    return !dayFirst.ok && yearFirst.ok ? yearFirst : dayFirst
  }
  return { ok: false, why: a.length <= 4 ? 'incomplete' : 'unclear' }
}

function dated(day: string, month: number, year: string, today: string): Said {
  if (day.length > 2) return { ok: false, why: 'unclear' }
  if (year.length !== 2 && year.length !== 4)
    return { ok: false, why: year.length < 4 ? 'incomplete' : 'unclear' }
  return checked({ year, month, day: Number(day) }, today)
}

/** Two figures for a year mean the latest such year in which the date is not yet to come. */
function checked({ year, month, day }: { year: string; month: number; day: number }, today: string): Said {
  const iso = (full: number) =>
    `${String(full).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  let full = Number(year)
  if (year.length === 2) {
    full += thisYear - (thisYear % 100)
    if (iso(full) > today) full -= 100
  }
  const real = new Date(Date.UTC(2000, 0, 1))
  real.setUTCFullYear(full, month - 1, day)
  const exists =
    real.getUTCFullYear() === full && real.getUTCMonth() === month - 1 && real.getUTCDate() === day
  if (!exists || month < 1) return { ok: false, why: 'impossible' }
  if (iso(full) > today) return { ok: false, why: 'future' }
  const eldest = `${String(thisYear - oldest).padStart(4, '0')}${today.slice(4)}`
  return iso(full) < eldest ? { ok: false, why: 'impossible' } : { ok: true, value: iso(full) }
}
