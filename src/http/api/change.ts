/** `PATCH /api/referrals/{id}`: a change of status, by the desk's own verbs and only on the version that was read. */
import { close } from '../../desk/close.js'
import { decline } from '../../desk/decline.js'
import { handBack } from '../../desk/hand-back.js'
import type { Outcome, Refusal } from '../../desk/on-case.js'
import { open } from '../../desk/open.js'
import type { Desk, Worker } from '../../desk/ports.js'
import { release } from '../../desk/release.js'
import { take } from '../../desk/take.js'
import type { Writing } from '../../documents/writing.js'
import { etagOf, isMatch } from './etag.js'
import type { Forms } from './forms.js'
import type { ApiRoute } from './guard.js'
import { issueIn } from './issue.js'
import { problem, type Form } from './media.js'
import { notFound, shownOrGone } from './one.js'
import { statusChangeSchema, type StatusChange } from './schemas.js'

export function changeRoute(desk: Desk, forms: Forms, writing: Writing): ApiRoute {
  return {
    method: 'PATCH',
    path: '/api/referrals/:id',
    scope: 'write',
    takes: { kind: 'json', most: 10_000 },
    async handle({ request, caller, form }) {
      const id = request.params['id'] ?? ''
      const ifMatch = request.headers['if-match']
      const wanted = statusChangeSchema.safeParse(request.body)
      if (!wanted.success)
        return problem(form, { status: 400, code: 'badChange', message: issueIn(wanted.error) })
      if (ifMatch === undefined) return problem(form, noVersion)
      const outcome = await changed(desk, caller, { id, ifMatch, to: wanted.data })
      if (outcome === 'stale') return problem(form, stale)
      if (!outcome.ok) return refused(outcome.refusal, form, writing)
      const disclosed = await open(desk, caller, id)
      // A case that may not be read can still be closed; there is nothing to show for it.
      if (disclosed?.kind === 'hidden') return { status: 204 }
      return disclosed ? shownOrGone(disclosed, form, forms) : notFound(form)
    },
  }
}

class Stale extends Error {}

/** The version is looked at where the verb itself loads the case, so that nothing comes between. */
async function changed(
  desk: Desk,
  caller: Worker,
  { id, ifMatch, to }: { id: string; ifMatch: string; to: StatusChange },
): Promise<Outcome | 'stale'> {
  const load: Desk['store']['load'] = async (one) => {
    const c = await desk.store.load(one)
    if (c && !isMatch(ifMatch, etagOf(c.events))) throw new Stale()
    return c
  }
  try {
    const done = await byVerb({ ...desk, store: { ...desk.store, load } }, caller, id, to)
    // Nobody behind the interface reads the chat: the bot goes on speaking for whoever has taken the case.
    if (done.ok && to.status === 'taken') await handBack(desk, { ...caller, name: to.worker }, id)
    return done
  } catch (error) {
    if (error instanceof Stale) return 'stale'
    throw error
  }
}

function byVerb(desk: Desk, caller: Worker, id: string, to: StatusChange): Promise<Outcome> {
  switch (to.status) {
    case 'taken':
      return take(desk, { ...caller, name: to.worker }, id)
    case 'waiting':
      return release(desk, caller, id)
    case 'declined':
      return decline(desk, caller, id, to.reason)
    case 'closed':
      return close(desk, caller, id, to.outcome)
    default:
      return to satisfies never
  }
}

function refused(refusal: Refusal, form: Form, { say, who }: Writing) {
  switch (refusal.why) {
    case 'notFound':
      return notFound(form)
    case 'takenBy':
      return conflict(form, refusal.why, say('refused.takenBy', { name: who(refusal.worker) }))
    case 'ended':
      return conflict(form, refusal.why, say(`refused.ended.${refusal.status}`))
    case 'hidden':
      return problem(form, { status: 410, code: 'notShared', message: say('refused.hidden') })
    default:
      return conflict(form, refusal.why, say(`refused.${refusal.why}`))
  }
}

const conflict = (form: Form, code: string, message: string) => problem(form, { status: 409, code, message })

const noVersion = {
  status: 428,
  code: 'noVersion',
  message: 'Say which version you read: send its ETag in If-Match.',
}
const stale = {
  status: 412,
  code: 'stale',
  message: 'The referral has changed since you read it. Read it again, then decide.',
}
