/** The bell counts everybody who waits, and rings for the newest of them. */
import type { CaseHead } from '../../src/conversation/ports.js'
import { bellOf } from '../../src/desk/bell.js'

const worker = { id: 'w1', name: 'Sam', role: 'worker' } as const

/** Waiting since the minute it is named for. */
const waits = (minute: number): CaseHead => ({
  id: `case-${minute}`,
  version: 1,
  addresses: [],
  referral: {
    reference: `CN-${minute}`,
    status: 'waiting',
    madeAt: new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString(),
    changedAt: '2026-03-02T10:00:00.000Z',
    expectedBy: '2026-03-09',
    needs: [],
    language: 'en',
    interpreter: false,
    reasons: [],
    shared: true,
  },
})

const bell = (heads: readonly CaseHead[]) =>
  bellOf({ store: { heads: () => heads } as never, sees: () => true }, worker)

test('of more cases than it rings for, it counts all and rings for the newest, the newest first', () => {
  const minutes = Array.from({ length: 130 }, (_, nth) => (nth * 37) % 130)
  const newest = Array.from({ length: 50 }, (_, nth) => waits(129 - nth))

  const all = bell(minutes.map(waits))

  expect(all.waiting).toBe(130)
  expect(all.rings).toHaveLength(50)
  expect(all.rings).toEqual(newest.flatMap((head) => bell([head]).rings))
})

test('a case that waits longer than fifty others does not ring', () => {
  const young = Array.from({ length: 50 }, (_, nth) => waits(10 + nth))

  expect(bell([...young, waits(1)]).rings).toEqual(bell(young).rings)
})
