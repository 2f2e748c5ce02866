/** A service as the matcher reads it: everything that does not depend on the person, worked out once. */
import type { NeedId } from '../domain/need.js'
import type { Service } from '../domain/service.js'
import type { Access } from './access.js'
import { accessOf } from './access.js'
import { closedOn } from './closed.js'
import type { MonthDay } from './months.js'
import { monthDay } from './months.js'
import { plainText } from './plain-text.js'
import type { Price } from './price.js'
import { priceOf } from './price.js'
import type { Session, TimeMask } from './sessions.js'
import { runsOn, sessionsOf } from './sessions.js'
import type { Point } from './travel.js'
import { point } from './travel.js'

export interface Listing {
  readonly id: string
  readonly service: Service
  /** In the record's order: the first is what the service is mainly for. */
  readonly needs: readonly NeedId[]
  readonly description: string
  /** Where it meets in person; empty when unknown or nowhere. */
  readonly points: readonly Point[]
  /** Nobody needs to travel: online, by phone or at the person's home. */
  readonly fromHome: boolean
  readonly online: boolean
  readonly sessions: readonly Session[]
  readonly timesOn: (today: string) => TimeMask
  readonly closedOn: (today: string) => boolean
  readonly priceOn: (today: string) => Price
  readonly languages: ReadonlySet<string>
  readonly access: Access
  readonly group: boolean
  readonly oneToOne: boolean
  readonly phoneFirst: boolean
  /** When the record was last checked. */
  readonly assured?: MonthDay
  /** Name and interests. */
  readonly title: string
}

export interface ListingOptions {
  /** From taxonomy term code (lower case) to need. */
  readonly needOf: ReadonlyMap<string, NeedId>
  /** The language of services that name none. */
  readonly usualLanguage?: string
}

const group = /^(group|peer group|social activity|specialist-led group)$/i
const oneToOne = /^(one|1)[ -]to[ -](one|1)\b/i
const phoneFirst =
  /^(phone first|book(ing)? (first|ahead|required|needed)|appointment|assessment|by referral)/i
const online = /^online$/i
const atHome = /^(by phone|phone|telephone|home visits?)$/i

const primary = (code: string): string => code.toLowerCase().split(/[-_]/)[0] ?? ''

export function listingOf(service: Service, { needOf, usualLanguage }: ListingOptions): Listing {
  const sessions = sessionsOf(service)
  const terms = service.attributes.flatMap(({ taxonomy_term: term }) => (term === undefined ? [] : [term]))
  const marks = [
    ...terms.flatMap(({ code, name }) => [code ?? '', name ?? '']),
    ...service.schedules.flatMap(({ attending_type: how }) => how ?? []),
  ]
  const is = (mark: RegExp): boolean => marks.some((text) => mark.test(text.trim()))
  const needs = terms.flatMap(({ code }) => needOf.get(code?.trim().toLowerCase() ?? '') ?? [])
  const locations = service.service_at_locations.flatMap(({ location }) => location ?? [])
  const languages = service.languages.flatMap(({ code }) => (code === undefined ? [] : [primary(code)]))
  const isOnline = is(online) || locations.some(({ location_type }) => location_type === 'virtual')
  const dated = sessions.some(({ from, to }) => from !== undefined || to !== undefined)
  const times = (today: string): TimeMask =>
    sessions.reduce((mask, one) => (runsOn(one, today) ? mask | one.mask : mask), 0)
  const always = times('')
  const pricesDated = service.cost_options.some(
    ({ valid_from, valid_to }) => (valid_from ?? valid_to) !== undefined,
  )
  const price = priceOf(service, '')
  return {
    id: service.id,
    service,
    needs: [...new Set(needs)],
    description: plainText(service.description ?? ''),
    points: locations
      .filter(({ location_type }) => location_type === 'physical')
      .flatMap(({ latitude, longitude }) => point(latitude, longitude) ?? []),
    fromHome: isOnline || is(atHome),
    online: isOnline,
    sessions,
    timesOn: dated ? times : () => always,
    closedOn: closedOn(service, sessions),
    priceOn: pricesDated ? (today) => priceOf(service, today) : () => price,
    languages: new Set(languages.length > 0 || usualLanguage === undefined ? languages : [usualLanguage]),
    access: accessOf(service),
    group: is(group),
    oneToOne: is(oneToOne),
    phoneFirst: is(phoneFirst),
    ...(service.assured_date !== undefined && { assured: monthDay(service.assured_date) }),
    title: [
      service.name,
      ...terms.filter(({ code }) => !needOf.has(code?.toLowerCase() ?? '')).map(({ name }) => name ?? ''),
    ].join(' '),
  }
}
