import type { Wishes } from '../../src/domain/match.js'
import { needIds } from '../../src/domain/need.js'
import { asked, factors, judge } from '../../src/directory/factors.js'
import { listingOf } from '../../src/directory/listing.js'
import { createDirectory } from '../../src/directory/match.js'
import {
  aService,
  directoryOf,
  kilometresNorth,
  marketSquare,
  needs,
  order,
  term,
  today,
  wishes,
} from './a-service.js'
import { generateServices, stream } from './generate.js'

const services = generateServices(600)
const directory = createDirectory({ services, needs, usualLanguage: 'en' })
const manyWishes: readonly Wishes[] = ([undefined, 'walk', 'bus', 'car', 'home'] as const).flatMap((travel) =>
  ([undefined, 'free', 'little', 'any'] as const).map((cost) =>
    wishes({
      needs: [{ id: 'food' }, { id: 'loneliness', weight: 9 }, { id: 'transport' }],
      place: marketSquare,
      travel,
      cost,
      free: { any: false, days: ['TUE', 'SAT'], parts: ['morning'] },
      languages: ['ur', 'en'],
      access: ['stepFree', 'easyRead'],
      company: 'group',
      enjoys: 'singing and cooking',
    }),
  ),
)

describe('the explanation and the rank', () => {
  it('are of the same points: each factor that adds says why it suits, each that takes away says what may stop', () => {
    const needOf = new Map(needIds.map((id) => [id as string, id]))
    const listings = services.map((service) => listingOf(service, { needOf, usualLanguage: 'en' }))
    const disagreeing = manyWishes.flatMap((wished) => {
      const wanted = asked(wished, today, {
        usualLanguage: 'en',
        enjoyed: new Map(listings.slice(0, 50).map((listing) => [listing, 1])),
      })
      return listings.flatMap((listing) => {
        const whole = judge(listing, wanted)
        const parts = Object.values(factors).map((factor) => {
          const part = { serviceId: listing.id, score: 0, suits: [], stops: [] }
          factor(part, listing, wanted)
          return part
        })
        const sum = parts.reduce((total, { score }) => total + score, 0)
        const silent = parts.filter(
          ({ score, suits, stops }) => score !== 0 && suits.length + stops.length === 0,
        )
        const wrongSign = parts.filter(
          ({ score, suits, stops }) => (stops.length === 0 && score < 0) || (suits.length === 0 && score > 0),
        )
        return sum === whole.score && silent.length === 0 && wrongSign.length === 0 ? [] : [whole]
      })
    })
    expect(disagreeing).toEqual([])
  })

  it('come best first, and equal scores by id', () => {
    const unordered = manyWishes.flatMap((wished) => {
      const matches = directory.match(wished, today)
      return matches.filter((match, index) => {
        const before = matches[index - 1]
        return (
          before !== undefined &&
          (before.score < match.score || (before.score === match.score && before.serviceId > match.serviceId))
        )
      })
    })
    expect(unordered).toEqual([])
  })

  it('are the same for the same wishes, whatever the order of the files', () => {
    const next = stream(9)
    const shuffled = services
      .map((service) => ({ service, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ service }) => service)
    const other = createDirectory({ services: shuffled, needs, usualLanguage: 'en' })
    expect(manyWishes.map((wished) => other.match(wished, today))).toEqual(
      manyWishes.map((wished) => directory.match(wished, today)),
    )
  })

  it('offer each activity once, however many of the needs it meets', () => {
    const ids = directory
      .match(wishes({ needs: needIds.map((id) => ({ id })) }), today)
      .map(({ serviceId }) => serviceId)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('what cannot be is never shown', () => {
  it.each(['inactive', 'defunct', 'temporarily closed'])('a service whose status is %s', (status) => {
    expect(order([aService({ status })])).toEqual([])
  })

  it.each([
    'Temporarily closed while the roof is mended.',
    'We are closed until 2027-01-11.',
    'Closed until 3 December 2026',
    'Thank you all. This group has been suspended.',
    'The sessions are currently paused',
  ])('a service with the alert "%s"', (alert) => {
    expect(order([aService({ alert })])).toEqual([])
  })

  it.each([
    'The lift is closed for repair; ring the bell.',
    'We are closed until 2026-11-01.',
    'Now open on Sundays.',
  ])('but "%s" closes nothing today', (alert) => {
    expect(order([aService({ alert })])).toEqual(['tea'])
  })

  it('a service between its seasons', () => {
    const summer = aService({
      schedules: [{ byday: 'SA', valid_from: '2026-06-01', valid_to: '2026-09-30' }],
    })
    expect(order([summer], {}, '2026-11-20')).toEqual([])
    expect(order([summer], {}, '2026-05-31')).toEqual([])
    expect(order([summer], {}, '2026-06-01')).toEqual(['tea'])
    expect(order([summer], {}, '2026-09-30')).toEqual(['tea'])
  })

  it('but a service with one schedule still running is shown with its days alone', () => {
    const both = aService({ schedules: [{ byday: 'SA', valid_to: '2026-09-30' }, { byday: 'MO' }] })
    expect(directoryOf(both).match(wishes(), today)[0]?.suits).toContainEqual({ kind: 'days', days: ['MON'] })
  })

  it.each([
    [17, []],
    [18, ['tea']],
    [25, ['tea']],
    [26, []],
    [undefined, ['tea']],
  ])('a service for people from 18 to 25, to somebody of %s', (age, shown) => {
    expect(order([aService({ minimum_age: 18, maximum_age: 25 })], { age })).toEqual(shown)
  })

  it('an age of -1 keeps nobody out', () => {
    expect(order([aService({ minimum_age: -1, maximum_age: -1 })], { age: 70 })).toEqual(['tea'])
  })

  it('a service the person has turned down', () => {
    expect(order([aService({ id: 'a' }), aService({ id: 'b' })], { rejected: ['a'] })).toEqual(['b'])
  })
})

describe('a directory', () => {
  it('gives the plain view of a service, with its markup read as text', () => {
    const service = aService({
      description: '<p>Soup &amp; a <b>roll</b>.</p><script>alert(1)</script><p>All are welcome.</p>',
      organization: { id: 'larder', name: 'The Larder', website: 'https://example.org/larder' },
      contacts: [{ phones: [{ number: '01632 960123' }] }],
      cost_options: [{ amount: 3, option: 'Adult', amount_description: 'a bowl' }],
      service_at_locations: [
        {
          location: {
            name: 'The Hall',
            latitude: 52.3,
            longitude: -3,
            addresses: [{ address_1: '1 Ford Street', city: 'Sallowford', postal_code: 'XB5 1AB' }],
            accessibility: [{ description: 'Step-free' }],
          },
        },
      ],
    })
    expect(directoryOf(service).activity('tea')).toEqual({
      id: 'tea',
      name: 'Tea and talk',
      organisation: 'The Larder',
      description: 'Soup & a roll.\nAll are welcome.',
      address: 'The Hall, 1 Ford Street, Sallowford, XB5 1AB',
      phone: '01632 960123',
      url: 'https://example.org/larder',
      sessions: [{ days: ['TUE'], opens: '10:00', closes: '12:00' }],
      pounds: 3,
      costNote: 'Adult: a bowl',
      languages: ['en'],
      stepFree: true,
      online: false,
      assured: '2026-11-02',
      needs: ['loneliness'],
    })
  })

  it('leaves out sessions that have ended when it is told the day', () => {
    const service = aService({ schedules: [{ byday: 'SA', valid_to: '2026-09-30' }, { byday: 'MO' }] })
    expect(directoryOf(service).activity('tea', today)?.sessions).toEqual([{ days: ['MON'] }])
  })

  it('says nothing about an id it does not have', () => {
    expect(directoryOf(aService()).activity('__proto__')).toBeUndefined()
  })

  it('holds up with no service at all, and with no need said', () => {
    expect(directoryOf().match(wishes(), today)).toEqual([])
    expect(
      order([aService({ attributes: [term('food')], service_at_locations: kilometresNorth(1) })], {
        needs: [],
      }),
    ).toEqual(['tea'])
  })
})
