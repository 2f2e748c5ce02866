import { readFileSync } from 'node:fs'
import { needIds } from '../../src/domain/need.js'
import { loadServices } from '../../src/directory/load.js'
import { createDirectory } from '../../src/directory/match.js'
import { point } from '../../src/directory/travel.js'
import { tablePlaces } from '../../src/directory/table-places.js'

const services = loadServices('content/services')
const today = '2026-11-20'
const directory = createDirectory({
  services,
  needs: needIds.map((id) => ({ id, terms: [id] })),
  usualLanguage: 'en',
})
const activities = services.flatMap(({ id }) => directory.activity(id, today) ?? [])
const serving = (need: string) => services.filter(({ attributes }) => attributes.some(({ taxonomy_term: term }) => term?.code === need))
const open = (need: (typeof needIds)[number]) =>
  directory.match({ needs: [{ id: need }], languages: [], access: [], rejected: [] }, today)

describe('the services of Caerwick', () => {
  it('are at least 120, each with an id of its own', () => {
    expect(services.length).toBeGreaterThanOrEqual(120)
    expect(new Set(services.map(({ id }) => id)).size).toBe(services.length)
  })

  it.each(needIds.filter((id) => id !== 'domestic_abuse'))('offer at least five open activities for %s', (need) => {
    expect(open(need).length).toBeGreaterThanOrEqual(5)
  })

  it('offer at least two for people who feel unsafe at home, none with an address that could be watched for', () => {
    const only = serving('domestic_abuse').filter(({ attributes }) => attributes[0]?.taxonomy_term?.code === 'domestic_abuse')
    expect(open('domestic_abuse').length).toBeGreaterThanOrEqual(2)
    expect(only.filter(({ organization }) => organization?.id === 'harbour-safe-support').flatMap((service) => service.service_at_locations)).toEqual([])
  })

  it('each say in a few sentences what happens there', () => {
    const tooShort = activities.filter(({ description }) => description.length < 90 || description.split(/[.!?]\s/).length < 2)
    expect(tooShort.map(({ id }) => id)).toEqual([])
  })

  it('have only telephone numbers that Ofcom keeps for stories', () => {
    const numbers = services.flatMap(({ phones, contacts }) => [...phones, ...contacts.flatMap((contact) => contact.phones)])
    const real = numbers.filter(({ number }) => !/^(01632 960\d{3}|08081 570\d{3}|07700 900\d{3})$/.test(number))
    expect(real).toEqual([])
    expect(numbers.length).toBeGreaterThanOrEqual(services.length)
  })

  it('have only addresses on the web and by e-mail that nobody owns', () => {
    const real = services.flatMap(({ url, email, organization }) =>
      [url, organization?.url, email, organization?.email].filter(
        (address) => address !== undefined && !/^https:\/\/example\.org\/|@example\.org$/.test(address),
      ),
    )
    expect(real).toEqual([])
  })

  it('meet at postcodes the table knows, at the same spot', async () => {
    const places = tablePlaces('content/places.json')
    const meetings = services.flatMap(({ service_at_locations }) => service_at_locations.flatMap(({ location }) => (location?.location_type === 'physical' ? [location] : [])))
    const wrong = await Promise.all(
      meetings.map(async ({ addresses, latitude, longitude, name }) => {
        const found = await places.locate({ kind: 'postcode', postcode: addresses[0]?.postal_code ?? '' })
        return point(latitude, longitude) !== undefined && found?.latitude === latitude && found?.longitude === longitude ? [] : [name]
      }),
    )
    expect(wrong.flat()).toEqual([])
  })

  it.each(['en', 'cy', 'pl', 'ur', 'pa', 'bn', 'ar', 'ro', 'uk', 'so', 'bfi'])('run in %s somewhere', (language) => {
    expect(activities.filter(({ languages }) => languages.includes(language)).length).toBeGreaterThanOrEqual(3)
  })

  it.each(['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const)('happen on %s too', (day) => {
    expect(activities.filter(({ sessions }) => sessions.some(({ days }) => days.includes(day))).length).toBeGreaterThanOrEqual(8)
  })

  it('are as uneven as a real directory: stale, never checked, closed, ended, of unknown cost and access', () => {
    expect(activities.filter(({ assured }) => assured !== undefined && assured < '2025-09-20').length).toBeGreaterThanOrEqual(10)
    expect(activities.filter(({ assured }) => assured === undefined).length).toBeGreaterThanOrEqual(3)
    expect(services.filter(({ status }) => status !== 'active').length).toBeGreaterThanOrEqual(3)
    expect(services.filter(({ alert }) => alert !== undefined).length).toBeGreaterThanOrEqual(3)
    expect(activities.filter(({ pounds }) => pounds === undefined).length).toBeGreaterThanOrEqual(3)
    expect(activities.filter(({ stepFree }) => stepFree === false).length).toBeGreaterThanOrEqual(3)
    expect(activities.filter(({ stepFree, address }) => stepFree === undefined && address !== undefined).length).toBeGreaterThanOrEqual(5)
  })

  it('use straight quotes and plain hyphens', () => {
    const curly = services.filter(({ name, description, alert }) => /[‘’“”–—…]/.test(`${name}${description ?? ''}${alert ?? ''}`))
    expect(curly.map(({ id }) => id)).toEqual([])
  })
})

describe('the words of a match', () => {
  it.each(['en', 'cy', 'pl', 'ur'])('have in %s every reason, way and access need of English', (code) => {
    const keys = (value: unknown, at = ''): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${at}.${key.replace(/_(zero|one|two|few|many|other)$/, '')}`))
        : [at]
    const read = (language: string): unknown => JSON.parse(readFileSync(`locales/${language}/match.json`, 'utf8'))
    expect([...new Set(keys(read(code)))].sort()).toEqual([...new Set(keys(read('en')))].sort())
  })
})
