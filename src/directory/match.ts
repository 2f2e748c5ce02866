/** The directory: which activities fit a person's wishes, best first, each with why it suits and what may stop them. */
import type { Match, Wishes } from '../domain/match.js'
import type { Need, NeedId } from '../domain/need.js'
import type { Service } from '../domain/service.js'
import { activityOf } from './activity.js'
import type { Asked } from './factors.js'
import { asked, judge } from './factors.js'
import type { Listing } from './listing.js'
import { listingOf } from './listing.js'
import type { Directory } from './ports.js'
import { wordIndex } from './words-of.js'

export interface DirectoryOptions {
  readonly services: readonly Service[]
  readonly needs: readonly Pick<Need, 'id' | 'terms'>[]
  /** Code of the language most services run in: a service that names no language runs in it, and a person who speaks it is not told so. */
  readonly usualLanguage?: string
}

export function createDirectory({ services, needs, usualLanguage }: DirectoryOptions): Directory {
  const needOf = new Map(
    needs.flatMap(({ id, terms }) => terms.map((term) => [term.toLowerCase(), id] as const)),
  )
  const listings = services.map((service) => listingOf(service, { needOf, usualLanguage }))
  const byId = new Map(listings.map((listing) => [listing.id, listing]))
  const byNeed = new Map<NeedId, Listing[]>()
  for (const { id } of needs)
    byNeed.set(
      id,
      listings.filter((listing) => listing.needs.includes(id)),
    )
  const enjoyedBy = wordIndex(listings.map((item) => ({ item, title: item.title, text: item.description })))

  const candidates = ({ needs: wished }: Wishes): Iterable<Listing> => {
    const [only, ...more] = wished
    if (only === undefined) return listings
    return more.length === 0
      ? (byNeed.get(only.id) ?? [])
      : new Set(wished.flatMap(({ id }) => byNeed.get(id) ?? []))
  }

  return {
    size: services.length,
    match(wishes, today) {
      const wanted = asked(wishes, today, { usualLanguage, enjoyed: enjoyedBy(wishes.enjoys ?? '') })
      const matches: Match[] = []
      for (const listing of candidates(wishes))
        if (open(listing, wanted)) matches.push(judge(listing, wanted))
      return matches.sort(byScoreThenId)
    },
    activity(id, today) {
      const listing = byId.get(id)
      return listing && activityOf(listing, today)
    },
  }
}

/** Whether this person could take part at all; what cannot be is not shown, whatever its score. */
function open({ id, service, fromHome, closedOn }: Listing, { wishes, today }: Asked): boolean {
  const { age } = wishes
  if (wishes.rejected.includes(id)) return false
  if (wishes.travel === 'home' && !fromHome) return false
  if (age !== undefined && (age < (service.minimum_age ?? 0) || age > (service.maximum_age ?? Infinity)))
    return false
  return !closedOn(today)
}

const byScoreThenId = (a: Match, b: Match): number =>
  b.score - a.score || (a.serviceId < b.serviceId ? -1 : a.serviceId > b.serviceId ? 1 : 0)
