/** Notices that were given up: which, and sending one again. For admins, who alone can mend a mail server or a webhook. */
import type { Case, CaseId } from '../domain/case.js'
import { withNoticesDue, type Notice } from '../domain/notice.js'
import { onStored, refuse, withEvent, type Outcome } from './on-case.js'
import type { Desk, Worker } from './ports.js'
import { headsFor } from './sees.js'

export interface DeadNotice {
  readonly case: CaseId
  readonly reference?: string | undefined
  readonly notice: Notice
}

/** The last to be given up first; at most `most` cases are looked into. */
export async function deadNotices(desk: Desk, worker: Worker, most = 100): Promise<DeadNotice[]> {
  const ids = headsFor(desk, worker)
    .filter(({ deadNotices: count }) => count !== undefined)
    .slice(0, most)
    .map(({ id }) => id)
  const cases = await Promise.all(ids.map((id) => desk.store.load(id)))
  return cases
    .flatMap((c) =>
      c ? deadOf(c).map((notice) => ({ case: c.id, reference: c.referral?.reference, notice })) : [],
    )
    .sort((a, b) => (a.notice.nextAt < b.notice.nextAt ? 1 : -1))
}

export const countDeadNotices = (desk: Pick<Desk, 'store' | 'sees'>, worker: Worker): number =>
  headsFor(desk, worker).reduce((sum, head) => sum + (head.deadNotices ?? 0), 0)

/** From the beginning, with all its tries; one that is not dead any more is left alone. */
export function sendAgain(desk: Desk, worker: Worker, id: CaseId, notice: string): Promise<Outcome<Case>> {
  return onStored<Case>(desk, worker, id, {
    is: (c): c is Case => c.notices.length > 0,
    change(c, at) {
      const dead = c.notices.find((one) => one.id === notice)
      if (!dead) return refuse({ why: 'notFound' })
      if (dead.state !== 'dead') return { kind: 'unchanged' }
      const notices = c.notices.map((one) =>
        one === dead ? { ...one, state: 'waiting' as const, tries: 0, nextAt: at } : one,
      )
      const about = { way: dead.to.way }
      return {
        kind: 'changed',
        to: withEvent(withNoticesDue({ ...c, notices }), worker, { name: 'notice.sentAgain', at, about }),
      }
    },
  })
}

const deadOf = ({ notices }: Case): Notice[] => notices.filter(({ state }) => state === 'dead')
