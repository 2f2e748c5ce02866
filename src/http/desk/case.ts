/** The pages of one case: the case, the part of it that keeps itself fresh, its print, its timeline. */
import type { Disclosure } from '../../desk/disclosure.js'
import { open } from '../../desk/open.js'
import type { Desk } from '../../desk/ports.js'
import { print } from '../../desk/print.js'
import { newSecret } from '../../desk/sessions.js'
import type { HttpAnswer } from '../route.js'
import { caseView, hiddenView, timeline } from './case-view.js'
import type { CaseWords } from './case-words.js'
import type { FieldError } from './forms.js'
import { mostCharacters } from './forms.js'
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

export function casePages(desk: Desk, words: CaseWords): CasePages {
  const view = (disclosed: Disclosure, { worker }: SignedInVisit) =>
    disclosed.kind === 'hidden' ? hiddenView(disclosed, worker, words) : caseView(disclosed, worker, words)
  const notFound = (visit: SignedInVisit) => visit.page('message.njk', { message: 'notFound' }, 404)

  async function casePage(visit: SignedInVisit, { status, ...again }: Again) {
    const disclosed = await open(desk, visit.worker, caseId(visit))
    if (!disclosed) return notFound(visit)
    const done = visit.request.query.get('done') ?? undefined
    const data = { case: view(disclosed, visit), once: newSecret(), most: mostCharacters, done, ...again }
    return visit.page(disclosed.kind === 'hidden' ? 'hidden.njk' : 'case.njk', data, status)
  }

  async function live(visit: SignedInVisit) {
    const disclosed = await open(desk, visit.worker, caseId(visit))
    if (!disclosed) return { status: 404 }
    return liveAnswer(visit, visit.page('case-live.njk', { case: view(disclosed, visit) }))
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
      { method: 'GET', path: '/desk/cases/:id/live', access: 'desk', live: true, handle: live },
      { method: 'GET', path: '/desk/cases/:id/print', access: 'desk', handle: printed },
      { method: 'GET', path: '/desk/cases/:id/timeline', access: 'desk', handle: timelinePage },
    ],
  }
}

export const caseId = ({ request }: SignedInVisit): string => request.params['id'] ?? ''
