import { importFeed } from '../../src/directory/import.js'
import { createDirectory } from '../../src/directory/match.js'
import { serviceSchema } from '../../src/domain/service.js'
import type { NeedId } from '../../src/domain/need.js'
import { needs, today, wishes } from './a-service.js'

const needsOf = (text: string): NeedId[] => (/tea|company/i.test(text) ? ['loneliness'] : [])
const importing = (json: unknown) => importFeed(json, { needsOf, today, language: 'en' })
const problems = (json: unknown): string[] => importing(json).problems.map(({ problem }) => problem)

const complete = {
  id: 'tea',
  name: 'Tea and company',
  description: '<p>Tea &amp; company for anybody who would like some, every Tuesday.</p>',
  status: 'active',
  url: 'www.example.org/tea',
  email: 'tea@example.org.',
  assured_date: '2026-10-01',
  organization: { id: 'o', name: 'Neighbours', url: 'example.org' },
  regular_schedules: [{ opens_at: '10:00:00', closes_at: '12:00:00', freq: 'WEEKLY', byday: 'TU' }],
  eligibilitys: [
    { minimum_age: 18, maximum_age: -1 },
    { minimum_age: 16, maximum_age: 25 },
  ],
  cost_options: [{ amount: 2, amount_description: 'a cup' }],
  languages: [{ language: 'Polish' }],
  attending_type: 'Venue,Phone',
  attending_access: 'Appointment',
  deliverable_type: 'Social activity',
  service_taxonomys: [
    { taxonomy: { id: 'esdTypes:4', name: 'Lunch clubs', vocabulary: 'esdTypes' } },
    null,
    'odd',
  ],
  contacts: [{ phones: [{ number: '01632 960200' }] }],
  service_at_locations: [
    {
      location: {
        name: 'The Hall',
        latitude: 52.3,
        longitude: -3,
        physical_addresses: [{ address_1: '1 Ford Street', postal_code: 'XB5 1AB' }],
        accessibility_for_disabilities: [{ accessibility: 'Step-free' }],
      },
    },
  ],
}

describe('a version 1 record', () => {
  const { services, problems: found } = importing([complete])

  it('becomes a service with everything it says', () => {
    const [service] = services
    expect(found).toEqual([])
    expect(service).toMatchObject({
      description: 'Tea & company for anybody who would like some, every Tuesday.',
      url: 'https://www.example.org/tea',
      email: 'tea@example.org',
      organization: { url: 'https://example.org' },
      minimum_age: 16,
      languages: [{ code: 'pl', name: 'Polish' }],
      schedules: [{ byday: 'TU', opens_at: '10:00', closes_at: '12:00' }],
    })
    expect(service?.attributes.map(({ taxonomy_term: term }) => term?.code)).toEqual([
      'loneliness',
      'esdTypes:4',
      'venue',
      'phone',
      'appointment',
      'social activity',
    ])
    expect(service?.service_at_locations[0]?.location?.addresses[0]).toMatchObject({ postal_code: 'XB5 1AB' })
  })

  it('reads the same again from the file it is written to', () => {
    const written: unknown = JSON.parse(JSON.stringify(services[0]))
    expect(serviceSchema.parse(written)).toEqual(services[0])
  })

  it('is matched and explained like any other', () => {
    const directory = createDirectory({ services, needs, usualLanguage: 'en' })
    const [match] = directory.match(
      wishes({ access: ['stepFree'], company: 'group', languages: ['pl'] }),
      today,
    )
    expect(match?.suits.map(({ kind }) => kind)).toEqual([
      'need',
      'days',
      'cheap',
      'online',
      'access',
      'language',
      'group',
    ])
    expect(match?.stops).toEqual([{ kind: 'phoneFirst' }])
  })
})

describe('a feed', () => {
  it.each([
    [[complete]],
    [{ total_items: 1, contents: [complete] }],
    [{ totalElements: 1, content: [complete] }],
    [{ services: [complete] }],
    [complete],
  ])('may be a list, a page of either version, or one record', (json: unknown) => {
    expect(importing(json).services.map(({ id }) => id)).toEqual(['tea'])
  })

  it.each([['a text'], [42], [null], [{ error: 'not found' }]])(
    'is refused when it is %j',
    (json: unknown) => {
      expect(() => importing(json)).toThrow('neither a list of services nor a page')
    },
  )

  it('leaves out blank names, ids used twice and what is no record, and says which', () => {
    const {
      read,
      services,
      problems: found,
    } = importing([
      complete,
      complete,
      { ...complete, id: 'x', name: '  ' },
      'odd',
      { ...complete, id: 'y', status: '?' },
    ])
    expect({ read, kept: services.length }).toEqual({ read: 5, kept: 1 })
    expect(found).toEqual([
      { record: 'tea Tea and company', problem: 'left out: its id is already used by an earlier record' },
      { record: 'x', problem: 'left out: name needs a name' },
      { record: 'record 3', problem: 'left out: it is not a record' },
      {
        record: 'y Tea and company',
        problem: 'left out: status must be active, inactive, defunct or temporarily closed',
      },
    ])
  })

  it('drops a field that cannot be read and keeps the record', () => {
    const { services, problems: found } = importing([
      { ...complete, url: 'javascript:alert(1)', regular_schedules: [{ byday: 'Tuesday' }] },
    ])
    expect(services[0]?.url).toBeUndefined()
    expect(found.map(({ problem }) => problem)).toEqual([
      'dropped: url must be a web address like https://example.org',
      'dropped: schedules.0.byday must be days like MO,TH or 2TH',
    ])
  })

  it('names everything a bare record leaves a person guessing about', () => {
    expect(problems([{ id: 'a', name: 'A', status: 'active' }])).toEqual([
      'no need recognised',
      'no description',
      'no organisation',
      'no schedule',
      'no location',
      'no cost',
      'no language',
      'no way to make contact',
      'never checked',
    ])
  })

  it('names a place that is not on the map, a check two years old and ages the wrong way round', () => {
    const odd = {
      ...complete,
      assured_date: '2024-11-20',
      eligibilitys: [{ minimum_age: 60, maximum_age: 50 }],
      service_at_locations: [{ location: { name: 'Hall', latitude: 520, longitude: 1 } }],
    }
    expect(problems([odd])).toEqual([
      'location without a point on the map',
      'not checked for two years',
      'ages the wrong way round',
    ])
  })

  it('of odd values of every kind is read without a fault', () => {
    const odd = [null, 1, 'x', [], {}, [null], [{}], { a: 1 }]
    const records = Object.keys(complete).flatMap((field) =>
      odd.map((value, index) => ({ ...complete, id: `${field}-${index}`, [field]: value })),
    )
    const { read, services, problems: found } = importing(records)
    expect(read).toBe(records.length)
    expect(services.length + found.filter(({ problem }) => problem.startsWith('left out')).length).toBe(
      records.length,
    )
  })
})
