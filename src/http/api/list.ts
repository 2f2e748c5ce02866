/** `GET /api/referrals`: a page of referrals in the order they last changed. Only the cases of the page are loaded. */
import { changes, placeOf, type ReferralHead } from './changes.js'
import { discloseHead, type Disclosure } from '../../desk/disclosure.js'
import { open } from '../../desk/open.js'
import type { Desk } from '../../desk/ports.js'
import type { Worker } from '../../desk/ports.js'
import { cursorOf } from './cursor.js'
import type { Forms, OnPage } from './forms.js'
import type { ApiRoute } from './guard.js'
import { inForm, problem } from './media.js'
import { issueIn } from './issue.js'
import { listQuery } from './schemas.js'

export function listRoute(desk: Desk, forms: Forms): ApiRoute {
  return {
    method: 'GET',
    path: '/api/referrals',
    scope: 'read',
    async handle({ request, caller, form }) {
      const query = listQuery.safeParse(Object.fromEntries(request.query))
      if (!query.success)
        return problem(form, { status: 400, code: 'badQuery', message: issueIn(query.error) })
      const { since, cursor, status, limit } = query.data
      const { heads, more } = changes(desk.store, { since, status, after: cursor, most: limit })
      const items: OnPage[] = []
      for (const head of heads) {
        const disclosed = await disclosedTo(desk, caller, head)
        if (disclosed) items.push({ disclosed, changedAt: head.referral.changedAt })
      }
      const last = heads.at(-1)
      const next = last ? cursorOf(placeOf(last)) : (request.query.get('cursor') ?? undefined)
      const links = {
        self: linkOf(request.query),
        next: more && next ? linkOf(request.query, next) : undefined,
      }
      return inForm(form, 200, forms.page(items, form, { more, next, links }))
    },
  }
}

/** What may not be read is not opened: nothing of it leaves, and no read is recorded. Undefined for a case that is gone. */
async function disclosedTo(
  desk: Desk,
  caller: Worker,
  { id, referral }: ReferralHead,
): Promise<Disclosure | undefined> {
  if (discloseHead(referral)) return open(desk, caller, id)
  const { reference, status, worker } = referral
  return {
    kind: 'hidden',
    id,
    reference,
    status,
    worker,
    why: { kind: 'share', consent: { state: 'notAsked' } },
  }
}

function linkOf(asked: URLSearchParams, cursor?: string): string {
  const query = new URLSearchParams(asked)
  if (cursor !== undefined) query.set('cursor', cursor)
  const text = query.toString()
  return text === '' ? '/api/referrals' : `/api/referrals?${text}`
}
