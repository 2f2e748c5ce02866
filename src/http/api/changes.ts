/** Referrals in the order they last changed, so that another system can follow along and miss none. Listing is no read. */
import type { CaseHead, Store } from '../../conversation/ports.js'

export interface Place {
  /** ISO. */
  readonly changedAt: string
  readonly id: string
}

export interface ChangesWanted {
  /** Changed at or after this moment. ISO. */
  readonly since?: string | undefined
  /** After this place in the order. */
  readonly after?: Place | undefined
  readonly status?: ReferralHead['referral']['status'] | undefined
  readonly most: number
}

export type ReferralHead = CaseHead & { readonly referral: NonNullable<CaseHead['referral']> }

/** Reads the heads alone: no case is loaded. */
export function changes(
  store: Pick<Store, 'heads'>,
  wanted: ChangesWanted,
): { heads: readonly ReferralHead[]; more: boolean } {
  const found: ReferralHead[] = []
  for (const head of store.heads()) if (isReferral(head) && isWanted(head, wanted)) found.push(head)
  found.sort((a, b) => compare(placeOf(a), placeOf(b)))
  return { heads: found.slice(0, wanted.most), more: found.length > wanted.most }
}

export const placeOf = ({ id, referral }: ReferralHead): Place => ({ changedAt: referral.changedAt, id })

const isReferral = (head: CaseHead): head is ReferralHead => head.referral !== undefined

function isWanted(head: ReferralHead, { since, after, status }: ChangesWanted): boolean {
  const { referral } = head
  return (
    (since === undefined || referral.changedAt >= since) &&
    (after === undefined || compare(placeOf(head), after) > 0) &&
    (status === undefined || referral.status === status)
  )
}

function compare(a: Place, b: Place): number {
  if (a.changedAt !== b.changedAt) return a.changedAt < b.changedAt ? -1 : 1
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}
