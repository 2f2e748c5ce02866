/** The one wrapper around every page of the desk: signed in, allowed, password changed, and a form of this session. */
import { z } from 'zod'
import type { Accounts } from '../../desk/accounts.js'
import { asWorker } from '../../desk/accounts.js'
import { csrfToken, isCsrfToken, newSecret } from '../../desk/sessions.js'
import type { Worker } from '../../desk/ports.js'
import type { Sessions } from '../../desk/sessions.js'
import { CairnError, StoreError } from '../../errors.js'
import type { HttpAnswer, HttpRequest, Route } from '../route.js'
import type { AlertsView } from './alerts.js'
import type { Cookies } from './cookies.js'
import type { Render } from './render.js'
import { seeOther } from './visit.js'
import type { Page, PublicPage, SignedInPage, Visit } from './visit.js'

export interface Door {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly cookies: Cookies
  readonly render: Render
  /** What every page shows to whoever is signed in. */
  readonly always: (worker: Worker) => { readonly alerts: AlertsView; readonly deadNotices: number }
}

/** The largest form is a reply of 4,000 characters, each of which may take nine bytes on its way. */
const form = { kind: 'form', most: 64_000 } as const

export function guarded(door: Door, page: Page): Route {
  const { method, path, access } = page
  const handle = (request: HttpRequest) =>
    withoutStore(door, request, () =>
      page.access === 'public' ? publicVisit(door, page, request) : signedInVisit(door, page, request),
    )
  return { method, path, access, handle, ...(method === 'POST' && { takes: form }) }
}

async function publicVisit(door: Door, page: PublicPage, request: HttpRequest): Promise<HttpAnswer> {
  const known = request.cookies[door.cookies.before.name]
  const secret = known ?? newSecret()
  if (page.method === 'POST' && !isFormOf(known, request)) return forbidden(door, request)
  const answer = await page.handle({ ...visit(door, request, { csrf: csrfToken(secret) }), secret })
  if (known || answer.headers?.['Set-Cookie']) return answer
  return { ...answer, headers: { ...answer.headers, 'Set-Cookie': door.cookies.before.set(secret) } }
}

async function signedInVisit(door: Door, page: SignedInPage, request: HttpRequest): Promise<HttpAnswer> {
  const secret = request.cookies[door.cookies.session.name]
  const session = secret === undefined ? undefined : await door.sessions.find(secret, { touch: !page.live })
  const account = session && door.accounts.byId(session.account)
  if (!secret || !session || !account?.active) return signedOut(page, request)
  if (page.method === 'POST' && !isFormOf(secret, request)) return forbidden(door, request)
  if (account.mustChange && !page.beforePasswordChange)
    return page.live ? { status: 403 } : seeOther('/desk/password')
  const worker = asWorker(account)
  const withWorker = visit(door, request, { csrf: csrfToken(secret), worker, ...door.always(worker) })
  if (page.access === 'admin' && worker.role !== 'admin')
    return withWorker.page('message.njk', { message: 'notAllowed' }, 403)
  return page.handle({ ...withWorker, account, worker, secret, msLeft: session.msLeft })
}

function signedOut({ method, live }: SignedInPage, { path }: HttpRequest): HttpAnswer {
  if (live) return { status: 401 }
  return seeOther(
    method === 'GET' ? `/desk/sign-in?next=${encodeURIComponent(path)}` : '/desk/sign-in?expired=1',
  )
}

function visit(door: Door, request: HttpRequest, common: Record<string, unknown>): Visit {
  return {
    request,
    page: (template, data, status = 200) => ({
      status,
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
      body: door.render(template, { ...common, path: request.path, ...data }),
    }),
  }
}

const tokenSchema = z.looseObject({ csrf: z.string().max(100) })

function isFormOf(secret: string | undefined, { body }: HttpRequest): boolean {
  const given = tokenSchema.safeParse(body)
  return secret !== undefined && given.success && isCsrfToken(secret, given.data.csrf)
}

const forbidden = (door: Door, request: HttpRequest) =>
  visit(door, request, {}).page('message.njk', { message: 'staleForm' }, 403)

/** What could not be kept was not done, and what could not be recorded is not shown: the worker is told so. */
async function withoutStore(door: Door, request: HttpRequest, work: () => Promise<HttpAnswer>) {
  try {
    return await work()
  } catch (error) {
    const isBusy = error instanceof CairnError && error.code === 'desk_busy'
    if (!isBusy && !(error instanceof StoreError)) throw error
    return visit(door, request, {}).page('message.njk', { message: 'notKept' }, 503)
  }
}
