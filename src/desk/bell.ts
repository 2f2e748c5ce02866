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
  const referred = headsFor(desk, worker).flatMap(({ id, referral }) => (referral ? [{ id, referral }] : []))
  const waiting = referred.flatMap(({ id, referral: { status, madeAt } }) =>
    status === 'waiting' ? [{ kind: 'handOff' as const, id, at: madeAt }] : [],
  )
  const answers = referred.flatMap(
    ({ id, referral: { status, worker: has, shared, unansweredSince: at } }) =>
      status === 'taken' && has === worker.id && shared && at ? [{ kind: 'answer' as const, id, at }] : [],
  )
  const rings = [...waiting, ...answers].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostRings)
  return {
    waiting: waiting.length,
    answers: answers.length,
    rings: rings.map(({ kind, id, at }) => ({ kind, mark: markOf(`${kind} ${id} ${at}`) })),
  }
}

const markOf = (ring: string): string => createHash('sha256').update(ring).digest('base64url').slice(0, 8)
