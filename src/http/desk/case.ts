/** The pages of one case: the case, the part of it that keeps itself fresh, its print, its timeline. */
import type { Disclosure, ShownCase } from '../../desk/disclosure.js'
import { open } from '../../desk/open.js'
import { readyReplies, type ReadyReplies, type ReplyValues } from '../../desk/ready-replies.js'
import type { Desk } from '../../desk/ports.js'
import { print } from '../../desk/print.js'
import { newSecret } from '../../desk/sessions.js'
import { writes } from '../../desk/writes.js'
import type { HttpAnswer } from '../route.js'
import { caseView, hiddenView, timeline } from './case-view.js'
import type { CaseWords } from './case-words.js'
import type { FieldError } from './forms.js'
import { mostCharacters, parsed, readyReplyForm } from './forms.js'
import { liveAnswer } from './live.js'
import type { Page, SignedInVisit } from './visit.js'

export interface Again {
  readonly errors?: readonly FieldError[]
  /** What was typed, put back into the form. */
  readonly given?: unknown
  /** Why an act was refused, in words. */
  readonly refused?: string
  readonly status?: number
}

export interface CasePages {
  readonly pages: readonly Page[]
  /** The case's page again, after a form that could not be taken. */
  again(visit: SignedInVisit, again: Again): Promise<HttpAnswer>
}

export interface CaseDeps extends CaseWords {
  readonly replies: ReadyReplies
  readonly service: Pick<ReplyValues, 'phone' | 'emergency'> & { readonly name: string }
}

export function casePages(desk: Desk, { replies, service, ...words }: CaseDeps): CasePages {
  /** What a worker may send as it stands, with the desk's own meaning beside it. */
  const readyFor = ({ language }: ShownCase, { worker }: SignedInVisit) => {
    const { name, phone, emergency } = service
    const values = { worker: worker.name, service: name, phone, emergency }
    return readyReplies(replies, { language, deskLanguage: words.language, values })
  }
  const view = (disclosed: Disclosure, { worker }: SignedInVisit) =>
    disclosed.kind === 'hidden' ? hiddenView(disclosed, worker, words) : caseView(disclosed, worker, words)
  const isWritingIn = ({ id, holder }: ShownCase) =>
    holder.kind === 'worker' && desk.typing?.isPersonWriting(id) === true
  const notFound = (visit: SignedInVisit) => visit.page('message.njk', { message: 'notFound' }, 404)

  async function casePage(visit: SignedInVisit, { status, ...again }: Again) {
    const disclosed = await open(desk, visit.worker, caseId(visit))
    if (!disclosed) return notFound(visit)
    const done = visit.request.query.get('done') ?? undefined
    const ready =
      disclosed.kind === 'shown'
        ? readyFor(disclosed, visit).map((one) => ({ ...one, dir: words.naming.direction(one.language) }))
        : []
    const shown = { case: view(disclosed, visit), ready }
    const data = { ...shown, once: newSecret(), most: mostCharacters, done, ...again }
    return visit.page(disclosed.kind === 'hidden' ? 'hidden.njk' : 'case.njk', data, status)
  }

  /** The text of a ready-made reply under what was typed so far; nothing is sent. */
  async function withReady(visit: SignedInVisit) {
    const form = parsed(readyReplyForm, visit.request.body)
    const disclosed = await open(desk, visit.worker, caseId(visit))
    if (!disclosed) return notFound(visit)
    if (!form.ok || disclosed.kind === 'hidden') return casePage(visit, { status: 400 })
    const { use, reply } = form.value
    const chosen = readyFor(disclosed, visit).find(({ id }) => id === use)?.text
    const text = [reply, chosen].filter((part) => part).join('\n')
    return casePage(visit, { given: { reply: text }, status: 200 })
  }

  async function live(visit: SignedInVisit) {
    const disclosed = await open(desk, visit.worker, caseId(visit))
    if (!disclosed) return { status: 404 }
    const isWriting = disclosed.kind === 'shown' && isWritingIn(disclosed)
    return liveAnswer(visit, visit.page('case-live.njk', { case: view(disclosed, visit), isWriting }))
  }

  const workerWrites = async (visit: SignedInVisit): Promise<HttpAnswer> => {
    const done = await writes(desk, visit.worker, caseId(visit))
    const status = done.ok ? 204 : done.refusal.why === 'notFound' ? 404 : 409
    return { status, headers: { 'Cache-Control': 'no-store' } }
  }

  async function printed(visit: SignedInVisit) {
    const disclosed = await print(desk, visit.worker, caseId(visit))
    if (!disclosed) return notFound(visit)
    const at = words.times.full(desk.clock.now().toISOString())
    return disclosed.kind === 'hidden'
      ? visit.page('hidden.njk', { case: view(disclosed, visit) })
      : visit.page('print.njk', { case: view(disclosed, visit), at })
  }

  async function timelinePage(visit: SignedInVisit) {
    const disclosed = await open(desk, visit.worker, caseId(visit))
    if (!disclosed) return notFound(visit)
    return disclosed.kind === 'hidden'
      ? visit.page('hidden.njk', { case: view(disclosed, visit) })
      : visit.page('timeline.njk', { case: view(disclosed, visit), events: timeline(disclosed, words) })
  }

  return {
    again: casePage,
    pages: [
      { method: 'GET', path: '/desk/cases/:id', access: 'desk', handle: (visit) => casePage(visit, {}) },
      { method: 'POST', path: '/desk/cases/:id/writes', access: 'desk', live: true, handle: workerWrites },
      { method: 'POST', path: '/desk/cases/:id/ready-reply', access: 'desk', handle: withReady },
      { method: 'GET', path: '/desk/cases/:id/live', access: 'desk', live: true, handle: live },
      { method: 'GET', path: '/desk/cases/:id/print', access: 'desk', handle: printed },
      { method: 'GET', path: '/desk/cases/:id/timeline', access: 'desk', handle: timelinePage },
    ],
  }
}

export const caseId = ({ request }: SignedInVisit): string => request.params['id'] ?? ''
