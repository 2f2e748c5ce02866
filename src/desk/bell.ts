/** The desk's bell: how many cases wait for somebody to take them, and how many of one's own for an answer. */
import { createHash } from 'node:crypto'
import type { Desk, Worker } from './ports.js'
import { headsFor } from './sees.js'

export interface Bell {
  readonly waiting: number
  readonly answers: number
  /** What rang, each as a mark that tells nothing: a case that waits, a message that nobody has answered. */
  readonly rings: readonly { readonly kind: 'handOff' | 'answer'; readonly mark: string }[]
}

/** The newest rings: who looks after a week needs no thousand. */
const mostRings = 50

export function bellOf(desk: Pick<Desk, 'store' | 'sees'>, worker: Worker): Bell {
  const newest: Ring[] = []
  let waiting = 0
  let answers = 0
  for (const { id, referral } of headsFor(desk, worker)) {
    if (!referral) continue
    const { status, madeAt, worker: has, shared, unansweredSince } = referral
    if (status === 'waiting') {
      waiting += 1
      keepNewest(newest, { kind: 'handOff', id, at: madeAt })
    } else if (status === 'taken' && has === worker.id && shared && unansweredSince) {
      answers += 1
      keepNewest(newest, { kind: 'answer', id, at: unansweredSince })
    }
  }
  return {
    waiting,
    answers,
    rings: newest.map(({ kind, id, at }) => ({ kind, mark: markOf(`${kind} ${id} ${at}`) })),
  }
}

interface Ring {
  readonly kind: Bell['rings'][number]['kind']
  readonly id: string
  readonly at: string
}

/** Puts a ring in its place, the newest first, and lets go of what is one too many: every page counts them all. */
function keepNewest(newest: Ring[], ring: Ring): void {
  const oldest = newest[mostRings - 1]
  if (oldest && oldest.at >= ring.at) return
  const place = newest.findIndex(({ at }) => at < ring.at)
  newest.splice(place < 0 ? newest.length : place, 0, ring)
  if (newest.length > mostRings) newest.pop()
}

const markOf = (ring: string): string => createHash('sha256').update(ring).digest('base64url').slice(0, 8)
