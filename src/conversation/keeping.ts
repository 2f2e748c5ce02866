/** How long a case lives: what was not agreed to is gone within the hour, what was, by the deployment's retention. */
import type { Case } from '../domain/case.js'
import type { EventName } from '../domain/event.js'
import { consented, latestConsent } from '../domain/consent.js'
import { said } from './facts.js'

export interface Retention {
  /** Without a decision to keep, or with a refusal: minutes without a word. */
  readonly unkeptMinutes: number
  /** Kept, and never referred or the referral over: days without a word. */
  readonly keptDays: number
}

const minute = 60_000
/** What is due whatever the person has just said. */
const stays: ReadonlySet<Case['due'][number]['what']> = new Set(['alert', 'send', 'notice', 'clock'])

/** The case with what its consents and its age mean for it: where it may be stored, and when it expires. */
export function kept(c: Case, now: Date, { unkeptMinutes, keptDays }: Retention): Case {
  const keep = latestConsent(c.consents, 'keep')
  const keeping = keep === undefined ? 'undecided' : keep.given ? 'kept' : 'refused'
  const open = c.referral?.status === 'waiting' || c.referral?.status === 'taken'
  const lives = keeping === 'kept' ? keptDays * 24 * 60 * minute : unkeptMinutes * minute
  const at = new Date(now.getTime() + lives).toISOString()
  const changed = keeping !== c.keeping && keeping !== 'undecided'
  return {
    ...c,
    keeping,
    touchedAt: now.toISOString(),
    // A referral that somebody waits for never expires under them.
    due: [
      ...c.due.filter(({ what }) => stays.has(what)),
      ...(open ? [] : [{ at, what: 'expire' as const }]),
      ...checkInOf(c, keeping, now),
      ...nudgeOf(c, keeping, now),
    ],
    events: changed
      ? [
          ...c.events,
          { name: keeping === 'kept' ? 'case.kept' : 'case.notKept', at: now.toISOString(), by: 'person' },
        ]
      : c.events,
  }
}

/** Asked how it went once, a week or a month after their last word, if they still say that we may and have not stopped. */
function checkInOf(c: Case, keeping: Case['keeping'], now: Date): Case['due'] {
  if (keeping !== 'kept' || c.stopped || !consented(c.consents, 'checkIn')) return []
  if (c.events.some(({ name }) => name === 'case.checkedIn')) return []
  const days = said(c.answers, 'close', 'lookAgain') === 'month' ? 28 : 7
  return [{ at: new Date(now.getTime() + days * 24 * 60 * minute).toISOString(), what: 'checkIn' }]
}

/** Reminded once, a day after their last word, where they broke off and had agreed to be contacted. */
function nudgeOf(c: Case, keeping: Case['keeping'], now: Date): Case['due'] {
  if (keeping !== 'kept' || c.stopped || !consented(c.consents, 'contact')) return []
  const over: readonly EventName[] = ['case.nudged', 'case.finished', 'referral.made']
  if (c.events.some(({ name }) => over.includes(name))) return []
  return [{ at: new Date(now.getTime() + 24 * 60 * minute).toISOString(), what: 'nudge' }]
}
