/** The queue: who is waiting and why, the longest wait first. Listing shows no words of a person and is no read. */
import type { CaseHead } from '../conversation/ports.js'
import { discloseHead } from './disclosure.js'
import type { Desk, Worker } from './ports.js'
import { headsFor } from './sees.js'

export const views = ['waiting', 'mine', 'open', 'closed'] as const
export type View = (typeof views)[number]

export interface Wanted {
  readonly view: View
  readonly need?: string | undefined
  readonly language?: string | undefined
  readonly reference?: string | undefined
  readonly page: number
}

type HeadReferral = NonNullable<CaseHead['referral']>
export interface QueueRow {
  readonly id: string
  readonly reference: string
  readonly status: HeadReferral['status']
  readonly madeAt: string
  readonly worker?: string | undefined
  /** Undefined when the person's consent does not let it be shown. */
  readonly shown: ReturnType<typeof discloseHead>
  /** Since when somebody waits for us: for a first answer, or for an answer to what they wrote. ISO. */
  readonly waitingSince?: string | undefined
}

export interface Listing {
  readonly rows: readonly QueueRow[]
  readonly counts: Readonly<Record<View, number>>
  /** Of this worker's cases, those with a message not answered yet. */
  readonly mineUnanswered: number
  /** All rows that match, on every page. */
  readonly total: number
  readonly page: number
  readonly pages: number
  /** What can be filtered by, from the open cases. */
  readonly needs: readonly string[]
  readonly languages: readonly string[]
}

export const pageSize = 25

/** Goes through every case once, and makes rows of those alone that are asked for: there may be thousands on every page seen. */
export function list(desk: Pick<Desk, 'store' | 'sees'>, worker: Worker, wanted: Wanted): Listing {
  const counts = { waiting: 0, mine: 0, open: 0, closed: 0 }
  const needs = new Set<string>()
  const languages = new Set<string>()
  const matching: QueueRow[] = []
  let mineUnanswered = 0
  for (const { id, referral } of headsFor(desk, worker)) {
    if (!referral) continue
    const shown = discloseHead(referral)
    for (const need of shown?.needs ?? []) needs.add(need)
    if (shown) languages.add(shown.language)
    for (const view of views) if (belongs(referral, view, worker)) counts[view] += 1
    if (shown?.unansweredSince && belongs(referral, 'mine', worker)) mineUnanswered += 1
    if (belongs(referral, wanted.view, worker) && matches(referral.reference, shown, wanted))
      matching.push(queueRow(id, referral, shown))
  }
  matching.sort(wanted.view === 'closed' ? newestFirst : longestFirst)
  const pages = Math.max(1, Math.ceil(matching.length / pageSize))
  const page = Math.min(Math.max(1, wanted.page), pages)
  return {
    rows: matching.slice((page - 1) * pageSize, page * pageSize),
    counts,
    mineUnanswered,
    total: matching.length,
    page,
    pages,
    needs: [...needs].sort(),
    languages: [...languages].sort(),
  }
}

function queueRow(id: CaseHead['id'], referral: HeadReferral, shown: QueueRow['shown']): QueueRow {
  const { reference, status, madeAt, worker } = referral
  const waitingSince = status === 'waiting' ? madeAt : status === 'taken' ? shown?.unansweredSince : undefined
  return { id, reference, status, madeAt, worker, shown, waitingSince }
}

function belongs(
  { status, worker: has }: Pick<HeadReferral, 'status' | 'worker'>,
  view: View,
  worker: Worker,
): boolean {
  const isOpen = status === 'waiting' || status === 'taken'
  switch (view) {
    case 'waiting':
      return status === 'waiting'
    case 'mine':
      return status === 'taken' && has === worker.id
    case 'open':
      return isOpen
    case 'closed':
      return !isOpen
  }
}

/** Filters look at what is shown and at nothing else: a hidden case must not be told by its absence. */
function matches(reference: string, shown: QueueRow['shown'], wanted: Wanted): boolean {
  return (
    (!wanted.need || (shown?.needs.includes(wanted.need) ?? false)) &&
    (!wanted.language || shown?.language === wanted.language) &&
    (!wanted.reference || plain(reference).includes(plain(wanted.reference)))
  )
}

const plain = (reference: string): string => reference.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

function longestFirst(a: QueueRow, b: QueueRow): number {
  if (a.waitingSince && b.waitingSince) return a.waitingSince < b.waitingSince ? -1 : 1
  if (a.waitingSince || b.waitingSince) return a.waitingSince ? -1 : 1
  return a.madeAt < b.madeAt ? -1 : 1
}

const newestFirst = (a: QueueRow, b: QueueRow): number => (a.madeAt < b.madeAt ? 1 : -1)
