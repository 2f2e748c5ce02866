/** Small made-up services for the tests of the directory: a plain one, and what is different about it. */
import type { Wishes } from '../../src/domain/match.js'
import { needIds } from '../../src/domain/need.js'
import type { Service } from '../../src/domain/service.js'
import { serviceSchema } from '../../src/domain/service.js'
import { createDirectory } from '../../src/directory/match.js'
import type { Directory } from '../../src/directory/ports.js'

export const today = '2026-11-20'
export const marketSquare = { name: 'Marketgate', latitude: 52.3, longitude: -3 }
export const needs = needIds.map((id) => ({ id, terms: [id] }))

export const term = (code: string) => ({ taxonomy_term: { code, name: code } })

/** Where it meets, so many kilometres north of Market Square in a straight line. */
export const kilometresNorth = (kilometres: number, accessibility: object[] = []) => [
  {
    location: {
      location_type: 'physical',
      latitude: 52.3 + kilometres / 111.195,
      longitude: -3,
      accessibility,
    },
  },
]

/** Free, on Tuesdays from ten to twelve, in English, checked this month, about loneliness. */
export const aService = (different: Record<string, unknown> = {}): Service =>
  serviceSchema.parse({
    id: 'tea',
    name: 'Tea and talk',
    status: 'active',
    assured_date: '2026-11-02',
    schedules: [{ byday: 'TU', opens_at: '10:00', closes_at: '12:00' }],
    cost_options: [{ amount: 0 }],
    languages: [{ code: 'en' }],
    service_at_locations: kilometresNorth(0),
    attributes: [term('loneliness')],
    ...different,
  })

export const wishes = (different: Partial<Wishes> = {}): Wishes => ({
  needs: [{ id: 'loneliness' }],
  languages: [],
  access: [],
  rejected: [],
  ...different,
})

export const directoryOf = (...services: readonly Service[]): Directory =>
  createDirectory({ services, needs, usualLanguage: 'en' })

/** What is said about the one service that differs so, to a person with these wishes. */
export function judged(service: Record<string, unknown>, wished: Partial<Wishes> = {}) {
  const [match] = directoryOf(aService(service)).match(wishes(wished), today)
  return match ?? { serviceId: 'none', score: 0, suits: [], stops: [] }
}

/** Ids in the order they are offered. */
export const order = (services: readonly Service[], wished: Partial<Wishes> = {}, on = today): string[] =>
  directoryOf(...services)
    .match(wishes(wished), on)
    .map(({ serviceId }) => serviceId)
