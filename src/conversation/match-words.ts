/** Why an activity suits and what may stop a person, as copy keys; and the facts of one activity as rows. */
import type { Activity, Stop, Suit } from '../domain/match.js'
import type { Row, Words } from '../domain/words.js'
import { weekdays } from '../domain/person.js'
import { needLabel } from '../flow/questions/several.js'

/** Days as people say them: every day, Monday to Friday, or each by its name. */
function daysList(days: readonly string[]): { readonly list: readonly Words[] } {
  if (days.length === weekdays.length) return { list: [{ key: 'calendar.everyDay' }] }
  if (days.join() === weekdays.slice(0, 5).join()) return { list: [{ key: 'calendar.weekdays' }] }
  return { list: days.map((day) => ({ key: `calendar.days.${day}` })) }
}

export function suitWords(suit: Suit): Words {
  const key = `match.suits.${suit.kind}`
  switch (suit.kind) {
    case 'need':
      return { key, values: { need: needLabel(suit.need) } }
    case 'days':
      return { key, values: { days: daysList(suit.days) } }
    case 'cheap':
      return { key, values: { pounds: { pounds: suit.pounds } } }
    case 'near':
      return { key: `${key}.${suit.by}`, values: { count: suit.minutes } }
    case 'language':
      return { key, values: { language: { language: suit.language } } }
    case 'access':
      return { key: `${key}.${suit.access}` }
    case 'free':
    case 'online':
    case 'group':
    case 'oneToOne':
    case 'enjoys':
      return { key }
    default:
      return suit satisfies never
  }
}

export function stopWords(stop: Stop): Words {
  const key = `match.stops.${stop.kind}`
  switch (stop.kind) {
    case 'lastChecked':
      return { key, values: { count: stop.months } }
    case 'costs':
      return { key, values: { pounds: { pounds: stop.pounds } } }
    case 'far':
      return { key: `${key}.${stop.by}`, values: { count: stop.minutes } }
    case 'otherDays':
      return { key, values: { days: daysList(stop.days) } }
    case 'notInLanguage':
      return { key, values: { language: { language: stop.language } } }
    case 'accessUnknown':
      return { key: `${key}.${stop.access}` }
    case 'ages':
      return agesWords(key, stop)
    case 'neverChecked':
    case 'costUnknown':
    case 'timesUnknown':
    case 'phoneFirst':
    case 'notStepFree':
      return { key }
    default:
      return stop satisfies never
  }
}

function agesWords(key: string, { least, most }: Extract<Stop, { kind: 'ages' }>): Words {
  if (most === undefined) return { key: `${key}.from`, values: { least: least ?? 0 } }
  if (least === undefined) return { key: `${key}.to`, values: { most } }
  return { key: `${key}.between`, values: { least, most } }
}

const facts = 'activities.browse.facts'

/** Who runs it, where, when, what it costs and how to reach it; what is not known is said so or left out. */
export function factRows(activity: Activity): Row[] {
  const row = (name: string, value: Words | undefined): Row[] =>
    value ? [{ label: { key: `${facts}.${name}` }, value }] : []
  const literal = (text: string | undefined) => (text ? { literal: text } : undefined)
  return [
    ...row('organisation', literal(activity.organisation)),
    ...row('address', literal(activity.address)),
    ...row('when', sessionWords(activity)),
    ...row('cost', costWords(activity)),
    ...row('phone', literal(activity.phone)),
    ...row('email', literal(activity.email)),
    ...row('url', literal(activity.url)),
  ]
}

function sessionWords({ sessions }: Activity): Words {
  const known = sessions.flatMap((session) => sessionLine(session) ?? [])
  if (known.length === 0) return { key: `${facts}.unknown` }
  return { key: 'common.list', values: { list: { list: known } } }
}

/** A note says more than the days do: "first Saturday of the month". */
function sessionLine({ days, opens, closes, note }: Activity['sessions'][number]): Words | undefined {
  if (days.length === 0) return note ? { literal: note } : undefined
  return noted(timesOf(days, opens, closes), note)
}

function timesOf(days: readonly string[], opens: string | undefined, closes: string | undefined): Words {
  if (!opens) return { key: 'common.list', values: { list: daysList(days) } }
  const from = { days: daysList(days), from: { time: opens } }
  return closes
    ? { key: `${facts}.session`, values: { ...from, to: { time: closes } } }
    : { key: `${facts}.sessionFrom`, values: from }
}

function costWords({ pounds, costNote }: Activity): Words {
  if (pounds === 0) return noted({ key: `${facts}.free` }, costNote)
  if (pounds !== undefined) return noted({ key: 'common.money', values: { pounds: { pounds } } }, costNote)
  return costNote ? { literal: costNote } : { key: `${facts}.unknown` }
}

const noted = (fact: Words, note: string | undefined): Words =>
  note ? { key: 'common.noted', values: { fact, note } } : fact
