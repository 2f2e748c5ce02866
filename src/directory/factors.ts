/**
 * What counts when an activity is judged for a person: one table, read for the rank and for the explanation alike.
 * Points are only ever added together with why an activity suits, and only taken away together with what may stop a
 * person. The score is their sum, so what is said and how it is ranked cannot disagree.
 */
import type { Match, Stop, Suit, Wishes } from '../domain/match.js'
import type { MonthDay } from './months.js'
import { monthDay, monthsSince } from './months.js'
import type { Listing } from './listing.js'
import type { TimeMask } from './sessions.js'
import { daysOf, timesOf } from './sessions.js'
import type { Point, TravelBy } from './travel.js'
import { minutes, nearestKilometres, point } from './travel.js'

/** What a person asked for, worked out once for all listings. */
export interface Asked {
  readonly wishes: Wishes
  readonly today: string
  readonly now: MonthDay
  readonly here?: Point
  readonly by: TravelBy
  /** Undefined: any time will do. */
  readonly times?: TimeMask
  readonly needPoints: ReadonlyMap<string, number>
  readonly usualLanguage?: string
  /** How many of the words they enjoy a listing has. */
  readonly enjoyed: ReadonlyMap<Listing, number>
}

const saidWeight = 7

/** The first need counts most; a weight of 10 is worth twice one of 0. */
export function asked(wishes: Wishes, today: string, rest: Pick<Asked, 'enjoyed' | 'usualLanguage'>): Asked {
  const { free, place, travel } = wishes
  const times = free && !free.any ? timesOf(free) : undefined
  const needPoints = new Map<string, number>()
  for (const { id, weight } of wishes.needs)
    if (!needPoints.has(id))
      needPoints.set(id, Math.round(50 * 0.7 ** needPoints.size * (0.5 + (weight ?? saidWeight) / 20)))
  const here = point(place?.latitude, place?.longitude)
  return {
    ...rest,
    wishes,
    today,
    now: monthDay(today),
    by: travel === undefined || travel === 'home' ? 'bus' : travel,
    needPoints,
    ...(here !== undefined && { here }),
    ...(times !== undefined && { times }),
  }
}

type Factor = (match: Match, listing: Listing, asked: Asked) => void

function suits(match: Match, points: number, suit: Suit): void {
  match.score += points
  match.suits.push(suit)
}
function stops(match: Match, points: number, stop: Stop): void {
  match.score -= points
  match.stops.push(stop)
}

/** What a service is mainly for stands first in its record and counts in full; what it is also good for, in part. */
const alsoFor = 0.6

const need: Factor = (match, { needs }, { needPoints }) => {
  for (const id of needs) {
    const points = needPoints.get(id)
    if (points !== undefined)
      suits(match, id === needs[0] ? points : Math.round(points * alsoFor), { kind: 'need', need: id })
  }
}

const time: Factor = (match, listing, { times, today }) => {
  const on = listing.timesOn(today)
  if (on === 0) return stops(match, 6, { kind: 'timesUnknown' })
  if (times === undefined) return suits(match, 6, { kind: 'days', days: daysOf(on) })
  const shared = on & times
  if (shared === 0) return stops(match, 14, { kind: 'otherDays', days: daysOf(on) })
  suits(match, 14, { kind: 'days', days: daysOf(shared) })
}

/** A little money, in pounds a time. */
const little = 5

const cost: Factor = (match, listing, { wishes, today }) => {
  const limit = wishes.cost ?? 'any'
  const { pounds } = listing.priceOn(today)
  if (pounds === undefined) return stops(match, limit === 'free' ? 8 : 3, { kind: 'costUnknown' })
  if (pounds === 0) return suits(match, limit === 'any' ? 4 : 10, { kind: 'free' })
  const dearer = Math.min(12, Math.round(pounds / 2))
  if (limit === 'free') return stops(match, 12 + dearer, { kind: 'costs', pounds })
  if (pounds <= little) return suits(match, limit === 'little' ? 5 : 2, { kind: 'cheap', pounds })
  stops(match, limit === 'little' ? 4 + dearer : 2, { kind: 'costs', pounds })
}

/** Minutes that people gladly go: nearer adds, further takes away, two points for three minutes. */
const gladly = 30
const furthest = 40

const distance: Factor = (match, { points, fromHome }, { here, by, wishes }) => {
  if (wishes.travel === 'home') return suits(match, 20, { kind: 'online' })
  const away =
    here === undefined || points.length === 0 ? undefined : minutes(nearestKilometres(here, points), by)
  if (away !== undefined && away <= gladly)
    return suits(match, Math.round(((gladly - away) * 2) / 3), { kind: 'near', minutes: away, by })
  if (fromHome) return suits(match, here === undefined ? 2 : 8, { kind: 'online' })
  if (away !== undefined)
    stops(match, Math.min(furthest, Math.round(((away - gladly) * 2) / 3)), {
      kind: 'far',
      minutes: away,
      by,
    })
}

const access: Factor = (match, { access: { offers, stepFree }, points, fromHome }, { wishes }) => {
  for (const wanted of wishes.access) {
    if (offers.has(wanted)) suits(match, 8, { kind: 'access', access: wanted })
    else if (wanted !== 'stepFree') stops(match, 4, { kind: 'accessUnknown', access: wanted })
    else if (stepFree === false) stops(match, 30, { kind: 'notStepFree' })
    else if (points.length > 0 || !fromHome) stops(match, 6, { kind: 'accessUnknown', access: wanted })
  }
}

/** That a service runs in the usual language goes without saying. */
const language: Factor = (match, { languages }, { wishes, usualLanguage }) => {
  const [first] = wishes.languages
  if (first === undefined || languages.size === 0) return
  const spoken = wishes.languages.find((code) => languages.has(code))
  if (spoken === undefined) return stops(match, 12, { kind: 'notInLanguage', language: first })
  if (spoken !== usualLanguage)
    suits(match, spoken === first ? 18 : 9, { kind: 'language', language: spoken })
}

const company: Factor = (match, { group, oneToOne }, { wishes }) => {
  if (wishes.company === 'group' && group) suits(match, 6, { kind: 'group' })
  if (wishes.company === 'alone' && oneToOne) suits(match, 6, { kind: 'oneToOne' })
}

/** Everybody the service is for is at least so old, or at most: no limit worth telling an adult. */
const adult = 18
const anyAge = 99

/** Where the age is known, services for others are not shown at all. */
const ages: Factor = (match, { service: { minimum_age, maximum_age } }, { wishes }) => {
  const least = (minimum_age ?? 0) > adult || (maximum_age ?? anyAge) < anyAge ? minimum_age : undefined
  const most = (maximum_age ?? anyAge) < anyAge ? maximum_age : undefined
  if (wishes.age !== undefined || (least ?? most) === undefined) return
  stops(match, 10, {
    kind: 'ages',
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
  })
}

const enjoys: Factor = (match, listing, { enjoyed }) => {
  const words = enjoyed.get(listing) ?? 0
  if (words > 0) suits(match, Math.min(12, 6 * words), { kind: 'enjoys' })
}

/** Checked within a year is as it should be and goes without saying. */
const fresh: Factor = (match, { assured }, { now }) => {
  if (assured === undefined) return stops(match, 8, { kind: 'neverChecked' })
  const months = monthsSince(assured, now)
  if (months >= 12) stops(match, Math.min(12, Math.floor(months / 4)), { kind: 'lastChecked', months })
}

const phone: Factor = (match, { phoneFirst }, { wishes }) => {
  if (phoneFirst) stops(match, wishes.access.includes('contactByTextOnly') ? 12 : 1, { kind: 'phoneFirst' })
}

/** In the order in which a person reads them. */
export const factors = {
  need,
  time,
  cost,
  distance,
  access,
  language,
  company,
  enjoys,
  ages,
  fresh,
  phone,
} satisfies Record<string, Factor>
const order: readonly Factor[] = Object.values(factors)

/** Everything that speaks for and against one listing, and their sum. */
export function judge(listing: Listing, wanted: Asked): Match {
  const match: Match = { serviceId: listing.id, score: 0, suits: [], stops: [] }
  for (const factor of order) factor(match, listing, wanted)
  return match
}
