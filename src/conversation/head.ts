/** What the desk's lists need of a case. When this changes, `headFormat` in `store/case-file.ts` is raised. */
import { isOpenAlert } from '../domain/alert.js'
import type { Case } from '../domain/case.js'
import { changedAt } from '../domain/change.js'
import { consented } from '../domain/consent.js'
import { needsOf } from '../domain/needs-of.js'
import { ticketChannel } from '../domain/ticket.js'
import { accessOf } from './facts.js'
import type { CaseHead } from './ports.js'

export function headOf(c: Case): CaseHead {
  const dueAt = c.due.map(({ at }) => at).sort()[0]
  return {
    id: c.id,
    version: c.version,
    addresses: [
      ...c.addresses.map(({ channel, address }) => ({ channel, address })),
      ...(c.ticket ? [{ channel: ticketChannel, address: c.ticket.hash }] : []),
    ],
    ...(dueAt ? { dueAt } : {}),
    ...(c.team === undefined ? {} : { team: c.team }),
    ...deadHead(c),
    ...(c.referral ? { referral: referralHead(c, c.referral) } : {}),
    ...alertHead(c),
  }
}

function deadHead({ notices }: Case): Pick<CaseHead, 'deadNotices'> {
  const deadNotices = notices.filter(({ state }) => state === 'dead').length
  return deadNotices > 0 ? { deadNotices } : {}
}

function alertHead({ alerts }: Case): Pick<CaseHead, 'alert'> {
  const open = alerts.findLast(isOpenAlert)
  if (!open) return {}
  const { openedAt, called } = open
  return { alert: { openedAt, contact: called.at(-1)?.contact ?? '', calls: called.length } }
}

function referralHead(c: Case, referral: NonNullable<Case['referral']>): CaseHead['referral'] {
  const { reference, status, madeAt, expectedBy, worker, reasons } = referral
  const since = unansweredSince(c)
  const takenAt = c.events.find(({ name, at }) => name === 'referral.taken' && at >= madeAt)?.at
  return {
    reference,
    status,
    madeAt,
    changedAt: changedAt(c.events) ?? madeAt,
    expectedBy,
    needs: needsOf(c.answers),
    language: c.language,
    interpreter: accessOf(c.answers).includes('interpreter'),
    reasons,
    shared: consented(c.consents, 'share'),
    ...(takenAt ? { takenAt } : {}),
    ...(worker ? { worker } : {}),
    ...(since ? { unansweredSince: since } : {}),
  }
}

/** When the person first wrote to a worker who has not replied since. */
export function unansweredSince({ events }: Case): string | undefined {
  const replied = events.findLastIndex(({ name }) => name === 'worker.replied')
  return events.slice(replied + 1).find(({ name }) => name === 'person.wroteToWorker')?.at
}
