/** What a record leaves a person guessing about. A schema cannot see it: a record of nothing but a name is valid. */
import type { Service } from '../domain/service.js'
import { monthDay, monthsSince } from './months.js'
import { plainText } from './plain-text.js'
import { priceOf } from './price.js'
import { sessionsOf } from './sessions.js'
import { point } from './travel.js'

const staleMonths = 24
const shortestDescription = 40

const checks = {
  'no description': ({ description }: Service) => plainText(description ?? '').length < shortestDescription,
  'no organisation': ({ organization }: Service) => (organization?.name ?? '').trim() === '',
  'no schedule': (service: Service) => sessionsOf(service).length === 0,
  'no location': ({ service_at_locations }: Service) =>
    service_at_locations.every(({ location }) => location === undefined),
  'location without a point on the map': ({ service_at_locations }: Service) =>
    service_at_locations.some(
      ({ location }) =>
        location?.location_type === 'physical' && point(location.latitude, location.longitude) === undefined,
    ),
  'no cost': (service: Service, today: string) => priceOf(service, today).pounds === undefined,
  'no language': ({ languages }: Service) => languages.every(({ code }) => code === undefined),
  'no way to make contact': ({ phones, contacts, email, url, organization }: Service) =>
    [...phones, ...contacts.flatMap((contact) => contact.phones)].length === 0 &&
    (email ?? url ?? organization?.url ?? organization?.email) === undefined,
  'never checked': ({ assured_date }: Service) => assured_date === undefined,
  'not checked for two years': ({ assured_date }: Service, today: string) =>
    assured_date !== undefined && monthsSince(monthDay(assured_date), monthDay(today)) >= staleMonths,
  'ages the wrong way round': ({ minimum_age, maximum_age }: Service) =>
    minimum_age !== undefined && maximum_age !== undefined && minimum_age > maximum_age,
}
export type Weakness = keyof typeof checks

export const weaknesses = (service: Service, today: string): Weakness[] =>
  (Object.keys(checks) as Weakness[]).filter((name) => checks[name](service, today))
