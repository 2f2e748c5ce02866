/** What the queue itself says of a wait: how many are before this referral, and how long others waited lately. */
import type { Case } from '../domain/case.js'
import type { CaseHead, Clock, Store } from './ports.js'

export interface Waiting {
  /** 1: the next. */
  readonly place: number
  /** The days that half of those taken lately waited at most, at least 1; undefined where too few were taken to say. */
  readonly days?: number
}

/** Undefined for a case that does not wait. */
export type QueueFigures = (c: Case) => Waiting | undefined

const lately = 60 * 86_400_000
/** Fewer say more about one person than about the queue. */
const fewest = 5

/** One pass over the heads in memory, each time somebody asks. The longest wait is read first, so that is the order. */
export function createQueueFigures({
  store,
  clock,
}: {
  store: Pick<Store, 'heads'>
  clock: Clock
}): QueueFigures {
  return ({ referral, team }) => {
    if (referral?.status !== 'waiting') return undefined
    const since = new Date(clock.now().getTime() - lately).toISOString()
    const waits: number[] = []
    let before = 0
    for (const head of store.heads()) {
      if (!head.referral || head.team !== team) continue
      if (isBefore(head.referral, referral)) before++
      const { madeAt, takenAt } = head.referral
      if (takenAt !== undefined && takenAt >= since) waits.push(Date.parse(takenAt) - Date.parse(madeAt))
    }
    const place = before + 1
    return waits.length < fewest ? { place } : { place, days: inDays(median(waits)) }
  }
}

/** Those that a link worker could take now, and that have waited longer. */
const isBefore = (
  { status, shared, madeAt, reference }: NonNullable<CaseHead['referral']>,
  mine: { readonly madeAt: string; readonly reference: string },
): boolean =>
  status === 'waiting' &&
  shared &&
  reference !== mine.reference &&
  (madeAt < mine.madeAt || (madeAt === mine.madeAt && reference < mine.reference))

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? 0

const inDays = (ms: number): number => Math.max(1, Math.round(ms / 86_400_000))
