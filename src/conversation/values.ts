/** What the copy may fill in. Each name here can stand as `{{name}}` in any message of the journey. */
import type { Case } from '../domain/case.js'
import type { Deployment } from '../domain/deployment.js'
import { needsOf } from '../domain/needs-of.js'
import { weekdays, type Weekday } from '../domain/person.js'
import type { Value, Values, Words } from '../domain/words.js'
import { needLabel } from '../flow/questions/several.js'
import { reasonsOf } from './facts.js'
import type { Hours } from './hours.js'
import type { Clock } from './ports.js'

export const valueNames = [
  'service',
  'phone',
  'hours',
  'languages',
  'emergency',
  'urgent',
  'minimumAge',
  'needs',
  'reasons',
  'reference',
  'expected',
  'worker',
] as const
export type ValueName = (typeof valueNames)[number]

export interface ValueSources {
  readonly deployment: Deployment
  readonly hours: Hours
  readonly clock: Clock
  readonly minimumAge: number
  /** The own names of the languages that are offered. */
  readonly languageNames: readonly string[]
}

export function createValues({
  deployment,
  hours,
  clock,
  minimumAge,
  languageNames,
}: ValueSources): (c: Case) => Values {
  const always = {
    service: deployment.name,
    phone: deployment.phone,
    languages: { list: languageNames.map((name) => ({ literal: name })) },
    emergency: deployment.emergency,
    urgent: deployment.urgent,
    minimumAge,
  }
  /** The same all day. */
  let last: { readonly day: string; readonly words: Words[] } | undefined
  const hoursNow = () => {
    const now = clock.now()
    const day = hours.dayOf(now)
    if (last?.day !== day) last = { day, words: hoursWords(hours, now) }
    return last.words
  }
  return (c) =>
    ({
      ...always,
      hours: { list: hoursNow() },
      needs: { list: needsOf(c.answers).map(needLabel) },
      reasons: { list: reasonsOf(c.answers).map((rule) => ({ key: `rules.${rule}` })) },
      reference: c.referral?.reference ?? '',
      expected: { day: c.referral?.expectedBy ?? c.touchedAt },
      worker: workerName(c),
    }) satisfies Record<ValueName, Value>
}

/** Whoever holds the case, or was named last while it was taken: the chat may have been handed back to the bot. */
function workerName({ holder, referral, messages }: Case): string {
  if (holder.kind === 'worker') return holder.name
  if (referral?.status !== 'taken') return ''
  const named = messages.findLast(({ say }) => say && 'key' in say && say.key.startsWith('handover.'))?.say
  const name = named && 'key' in named ? named.values?.['name'] : undefined
  return typeof name === 'string' ? name : ''
}

/** How many days ahead hours are told that differ from the week's. */
const specialDaysAhead = 7

/** "Monday to Thursday, 09:00 to 17:00", a line for each group of days, then the days that are soon and have hours of their own. */
export function hoursWords(hours: Hours, now: Date): Words[] {
  const week = hours
    .week()
    .flatMap(({ days, periods }) => periods.map((period) => periodWords(daysWords(days), period)))
  const special = hours
    .special(now, specialDaysAhead)
    .flatMap(({ day, periods }): Words[] =>
      periods.length > 0
        ? periods.map((period) => periodWords({ day }, period))
        : [{ key: 'calendar.closed', values: { days: { day } } }],
    )
  return [...week, ...special]
}

const periodWords = (days: Value, [from, to]: readonly [string, string]): Words => ({
  key: 'calendar.hours',
  values: { days, from: { time: from }, to: { time: to } },
})

function daysWords(days: readonly Weekday[]): Value {
  const [first, last] = [days[0], days.at(-1)]
  const together = first && last && weekdays.indexOf(last) - weekdays.indexOf(first) === days.length - 1
  return together && first !== last
    ? {
        key: 'calendar.range',
        values: { first: { key: `calendar.day.${first}` }, last: { key: `calendar.day.${last}` } },
      }
    : { list: days.map((day) => ({ key: `calendar.day.${day}` })) }
}
