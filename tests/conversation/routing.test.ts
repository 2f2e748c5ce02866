/** Which team a case goes to. */
import { routeLost } from '../../src/conversation/route-lost.js'
import { createRoute, teamFor } from '../../src/conversation/routing.js'
import { teamSchema, type Team } from '../../src/domain/team.js'
import { fixedWorld } from '../fixed-world.js'
import { sampleCase } from '../store/sample.js'
import { contentWith } from './other-content.js'
import { someone, to } from './scene.js'

const team = (id: string, more: object = {}): Team =>
  teamSchema.parse({ id, name: id, lead: `${id}-1`, workers: [{ username: `${id}-1` }], ...more })
const lives = (value: object, language = 'en') =>
  sampleCase('case-somebody', {
    language,
    answers: { where: { place: { kind: 'said', value: value as never, at: '2026-11-20T10:00:00.000Z' } } },
  })
const postcode = (text: string, language = 'en') => lives({ kind: 'postcode', postcode: text }, language)
const goesTo = (c: ReturnType<typeof lives>, teams: readonly Team[], load: Record<string, number> = {}) =>
  teamFor(c, { teams, today: '2026-11-20', openCases: (id) => load[id] ?? 0 })?.id

describe('a case goes to the team', () => {
  const areas = [
    team('everywhere'),
    team('one', { areas: ['XB1'] }),
    team('sector', { areas: ['xb1 2'] }),
    team('ten', { areas: ['XB10', 'Caerwick'] }),
    team('letters', { areas: ['XB'] }),
  ]
  it.each([
    ['XB1 1AA', 'one'],
    ['xb11aa', 'one'],
    ['XB1 2FB', 'sector'],
    ['XB10 1AA', 'ten'],
    ['XB7 1AA', 'letters'],
    ['XBY 1AA', 'everywhere'],
    ['ZZ1 1AA', 'everywhere'],
  ])('of its area: %s', (place, expected) => {
    expect(goesTo(postcode(place), areas)).toBe(expected)
  })

  it('of its town, or to one that works everywhere where nobody knows the place', () => {
    expect(goesTo(lives({ kind: 'town', town: 'caerwick' }), areas)).toBe('ten')
    expect(goesTo(lives({ kind: 'noFixedAddress' }), areas)).toBe('everywhere')
  })

  it('that speaks its language, among those of the area', () => {
    const teams = [
      team('english', { areas: ['XB1'], languages: ['en'] }),
      team('polish', { areas: ['XB1'], languages: ['en', 'pl'] }),
      team('far', { areas: ['XB2'], languages: ['ur'] }),
    ]
    expect(goesTo(postcode('XB1 1AA', 'pl'), teams, { polish: 90 })).toBe('polish')
    expect(goesTo(postcode('XB1 1AA', 'ur'), teams)).toBe('english')
  })

  it('that has the least to do for each worker who is not on leave', () => {
    const leave = [{ from: '2026-11-16', to: '2026-11-20' }]
    const teams = [
      team('small'),
      team('large', {
        workers: [{ username: 'large-1' }, { username: 'large-2' }, { username: 'large-3', leave }],
      }),
      team('away', { workers: [{ username: 'away-1', leave }] }),
    ]
    const c = postcode('XB1 1AA')
    expect(goesTo(c, teams, { small: 5, large: 9, away: 0 })).toBe('large')
    expect(goesTo(c, teams, { small: 5, large: 11, away: 0 })).toBe('small')
    expect(goesTo(c, teams)).toBe('small')
  })

  it('even if all are on leave, and to none where there are none', () => {
    const leave = [{ from: '2026-01-01', to: '2026-12-31' }]
    expect(goesTo(postcode('XB1 1AA'), [team('away', { workers: [{ username: 'away-1', leave }] })])).toBe(
      'away',
    )
    expect(goesTo(postcode('XB1 1AA'), [])).toBeUndefined()
  })
})

const two = {
  teams: [
    { id: 'north', name: 'North', lead: 'n', workers: [{ username: 'n' }] },
    { id: 'south', name: 'South', lead: 's', workers: [{ username: 's' }] },
  ],
}

it('referrals are spread by load as they come, and an alert follows its referral', async () => {
  const world = fixedWorld({ environment: contentWith(two) })
  const people = [await someone(world, to.referred), await someone(world, to.referred)]
  expect(await Promise.all(people.map(async (one) => (await one.now()).team))).toEqual(['north', 'south'])
  await people[1]?.says('I want to die')
  expect([...world.store.alerted()]).toMatchObject([{ team: 'south' }])
})

it('cases of a team that is no more find another at the next start', async () => {
  const world = fixedWorld({ environment: contentWith(two) })
  const joan = await someone(world, to.referred)
  const teams = [team('west')]
  const lost = { ...world, teams, route: createRoute(teams, world) }
  expect(await routeLost(lost)).toBe(1)
  expect((await joan.now()).team).toBe('west')
  expect(await routeLost(lost)).toBe(0)
  expect(await routeLost({ ...lost, teams: [] })).toBe(0)
  expect((await joan.now()).team).toBe('west')
})
