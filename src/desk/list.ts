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

export function list(desk: Pick<Desk, 'store' | 'sees'>, worker: Worker, wanted: Wanted): Listing {
  const all = headsFor(desk, worker).flatMap((head) => (head.referral ? [queueRow(head, head.referral)] : []))
  const inView = (view: View) => all.filter((row) => belongs(row, view, worker))
  const matching = inView(wanted.view)
    .filter((row) => matches(row, wanted))
    .sort(wanted.view === 'closed' ? newestFirst : longestFirst)
  const pages = Math.max(1, Math.ceil(matching.length / pageSize))
  const page = Math.min(Math.max(1, wanted.page), pages)
  const shown = all.flatMap((row) => row.shown ?? [])
  return {
    rows: matching.slice((page - 1) * pageSize, page * pageSize),
    counts: {
      waiting: inView('waiting').length,
      mine: inView('mine').length,
      open: inView('open').length,
      closed: inView('closed').length,
    },
    mineUnanswered: inView('mine').filter((row) => row.shown?.unansweredSince).length,
    total: matching.length,
    page,
    pages,
    needs: [...new Set(shown.flatMap(({ needs }) => needs))].sort(),
    languages: [...new Set(shown.map(({ language }) => language))].sort(),
  }
}

function queueRow({ id }: CaseHead, referral: HeadReferral): QueueRow {
  const { reference, status, madeAt, worker } = referral
  const shown = discloseHead(referral)
  const waitingSince = status === 'waiting' ? madeAt : status === 'taken' ? shown?.unansweredSince : undefined
  return { id, reference, status, madeAt, worker, shown, waitingSince }
}

function belongs(row: QueueRow, view: View, worker: Worker): boolean {
  const isOpen = row.status === 'waiting' || row.status === 'taken'
  switch (view) {
    case 'waiting':
      return row.status === 'waiting'
    case 'mine':
      return row.status === 'taken' && row.worker === worker.id
    case 'open':
      return isOpen
    case 'closed':
      return !isOpen
  }
}

/** Filters look at what is shown and at nothing else: a hidden case must not be told by its absence. */
function matches({ reference, shown }: QueueRow, wanted: Wanted): boolean {
  return (
    (!wanted.reference || plain(reference).includes(plain(wanted.reference))) &&
    (!wanted.need || (shown?.needs.includes(wanted.need) ?? false)) &&
    (!wanted.language || shown?.language === wanted.language)
  )
}

const plain = (reference: string): string => reference.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

function longestFirst(a: QueueRow, b: QueueRow): number {
  if (a.waitingSince && b.waitingSince) return a.waitingSince < b.waitingSince ? -1 : 1
  if (a.waitingSince || b.waitingSince) return a.waitingSince ? -1 : 1
  return a.madeAt < b.madeAt ? -1 : 1
}

const newestFirst = (a: QueueRow, b: QueueRow): number => (a.madeAt < b.madeAt ? 1 : -1)
