/** Any number of made-up services, the same ones every time: for measuring, never for people. */
import { needIds } from '../../src/domain/need.js'
import type { Service } from '../../src/domain/service.js'
import { serviceSchema } from '../../src/domain/service.js'

/** A small deterministic stream of numbers from 0 to 1 (mulberry32). */
export function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const activities = [
  'Walking',
  'Singing',
  'Cooking',
  'Gardening',
  'Advice',
  'Friendship',
  'Reading',
  'Swimming',
  'Sewing',
  'Coffee',
]
const forms = ['group', 'club', 'morning', 'drop-in', 'circle', 'helpline', 'class', 'project']
const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const languages = ['en', 'cy', 'pl', 'ur', 'pa', 'bn', 'ar', 'ro']

export function generateServices(count: number, seed = 1): Service[] {
  const next = stream(seed)
  const below = (limit: number): number => Math.floor(next() * limit)
  const oneOf = <T>(values: readonly T[]): T => values[below(values.length)] as T
  return Array.from({ length: count }, (_, index) => {
    const activity = oneOf(activities)
    const hour = 8 + below(12)
    const terms = [
      oneOf(needIds),
      ...(next() < 0.6 ? [oneOf(needIds)] : []),
      ...(next() < 0.2 ? [oneOf(needIds)] : []),
    ]
    const marks = [
      ...(next() < 0.5 ? ['group'] : ['one to one']),
      ...(next() < 0.2 ? ['phone first'] : []),
      ...(next() < 0.1 ? ['online'] : []),
    ]
    return serviceSchema.parse({
      id: `generated-${String(index).padStart(6, '0')}`,
      name: `${activity} ${oneOf(forms)} ${index}`,
      description: `<p>${activity} together in a small and friendly place, number ${index}.</p><p>Newcomers are met at the door and shown round.</p>`,
      status: next() < 0.95 ? 'active' : 'temporarily closed',
      minimum_age: next() < 0.2 ? 50 : -1,
      assured_date: next() < 0.1 ? null : `202${3 + below(4)}-0${1 + below(9)}-1${below(10)}`,
      organization: { id: `organisation-${below(400)}`, name: `Organisation ${below(400)}` },
      schedules:
        next() < 0.85
          ? [
              {
                freq: 'WEEKLY',
                byday: [...new Set([oneOf(days), oneOf(days)])].join(','),
                opens_at: `${hour}:00`,
                closes_at: `${hour + 2}:00`,
              },
            ]
          : [],
      cost_options: next() < 0.8 ? [{ amount: oneOf([0, 0, 0, 2, 3, 5, 8, 20]) }] : [],
      languages: next() < 0.7 ? [{ code: 'en' }, ...(next() < 0.4 ? [{ code: oneOf(languages) }] : [])] : [],
      service_at_locations: [
        {
          location: {
            location_type: 'physical',
            latitude: 52.1 + next() * 0.5,
            longitude: -3.3 + next() * 0.8,
            accessibility:
              next() < 0.6 ? [{ description: next() < 0.7 ? 'Step-free' : 'Not step-free' }] : [],
          },
        },
      ],
      attributes: [...terms, ...marks].map((code) => ({ taxonomy_term: { code, name: code } })),
    })
  })
}
