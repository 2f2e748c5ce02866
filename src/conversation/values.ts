/** What the copy may fill in. Each name here can stand as `{{name}}` in any message of the journey. */
import type { Case } from '../domain/case.js'
import type { Deployment } from '../domain/deployment.js'
import { needsOf } from '../domain/needs-of.js'
import { weekdays } from '../domain/person.js'
import type { Value, Values, Words } from '../domain/words.js'
import { needLabel } from '../flow/questions/several.js'
import { reasonsOf } from './facts.js'
import type { Hours } from './hours.js'

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
  readonly minimumAge: number
  /** The own names of the languages that are offered. */
  readonly languageNames: readonly string[]
}

export function createValues({
  deployment,
  hours,
  minimumAge,
  languageNames,
}: ValueSources): (c: Case) => Values {
  const always = {
    service: deployment.name,
    phone: deployment.phone,
    hours: { list: hoursWords(hours) },
    languages: { list: languageNames.map((name) => ({ literal: name })) },
    emergency: deployment.emergency,
    urgent: deployment.urgent,
    minimumAge,
  }
  return (c) =>
    ({
      ...always,
      needs: { list: needsOf(c.answers).map(needLabel) },
      reasons: { list: reasonsOf(c.answers).map((rule) => ({ key: `rules.${rule}` })) },
      reference: c.referral?.reference ?? '',
      expected: { day: c.referral?.expectedBy ?? c.touchedAt },
      worker: c.holder.kind === 'worker' ? c.holder.name : '',
    }) satisfies Record<ValueName, Value>
}

/** "Monday to Thursday, 09:00 to 17:00", a line for each group of days. */
export function hoursWords(hours: Hours): Words[] {
  return hours.week().flatMap(({ days, periods }) =>
    periods.map(([from, to]): Words => {
      const [first, last] = [days[0], days.at(-1)]
      const together = first && last && weekdays.indexOf(last) - weekdays.indexOf(first) === days.length - 1
      const named: Value =
        together && first !== last
          ? {
              key: 'calendar.range',
              values: { first: { key: `calendar.day.${first}` }, last: { key: `calendar.day.${last}` } },
            }
          : { list: days.map((day) => ({ key: `calendar.day.${day}` })) }
      return { key: 'calendar.hours', values: { days: named, from: { time: from }, to: { time: to } } }
    }),
  )
}
