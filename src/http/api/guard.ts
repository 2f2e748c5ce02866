/** The one wrapper around every route of the interface: a key, its scope, its share of requests, and a form that is taken. */
import type { Worker } from '../../desk/ports.js'
import { CairnError, StoreError } from '../../errors.js'
import type { Allowed } from '../limits.js'
import type { HttpAnswer, HttpRequest, Route } from '../route.js'
import type { ApiKey, ApiKeys, Scope } from './keys.js'
import { formOf, problem, type Form } from './media.js'

export interface Call {
  readonly request: HttpRequest
  readonly key: ApiKey
  /** The key as the desk's verbs and events know it: `api:` and its name. */
  readonly caller: Worker
  readonly form: Form
}

export interface ApiRoute extends Pick<Route, 'method' | 'path' | 'takes'> {
  readonly scope: Scope
  handle(call: Call): Promise<HttpAnswer>
}

export interface ApiDoor {
  readonly keys: ApiKeys
  /** With one key, and without a right one from one address. */
  readonly limits: { key(name: string): Promise<Allowed>; refused(address: string): Promise<Allowed> }
}

export function guarded({ keys, limits }: ApiDoor, route: ApiRoute): Route {
  const { method, path, takes, scope } = route

  async function handle(request: HttpRequest): Promise<HttpAnswer> {
    const form = formOf(request.headers['accept'])
    const key = keys.find(request.headers['authorization'])
    const allowed = key ? await limits.key(key.name) : await limits.refused(request.address)
    if (!allowed.ok) return problem(form ?? 'json', tooMany, { 'Retry-After': String(allowed.retryAfter) })
    if (!key) return problem(form ?? 'json', noKey, { 'WWW-Authenticate': 'Bearer realm="cairn"' })
    if (scope === 'write' && key.scope !== 'write') return problem(form ?? 'json', wrongScope)
    if (!form) return problem('json', notAcceptable)
    const caller: Worker = { id: `api:${key.name}`, name: key.name, role: 'worker' }
    return withoutStore(form, () => route.handle({ request, key, caller, form }))
  }

  return { method, path, access: 'api', handle, ...(takes && { takes }) }
}

/** What could not be recorded is not shown, and what could not be kept was not done. */
async function withoutStore(form: Form, work: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  try {
    return await work()
  } catch (error) {
    const isBusy = error instanceof CairnError && error.code === 'desk_busy'
    if (!isBusy && !(error instanceof StoreError)) throw error
    return problem(form, cannotKeep, { 'Retry-After': '5' })
  }
}

const noKey = {
  status: 401,
  code: 'noKey',
  message: 'This needs a key: send "Authorization: Bearer" and the secret of a key that is set in API_KEYS.',
}
const wrongScope = {
  status: 403,
  code: 'wrongScope',
  message: 'This key may read and not change anything. Use one with the scope "write".',
}
const tooMany = {
  status: 429,
  code: 'tooMany',
  message: 'Too many requests in a minute. Wait as long as Retry-After says, in seconds.',
}
const notAcceptable = {
  status: 406,
  code: 'notAcceptable',
  message: 'This is given as application/json or application/fhir+json. Ask for one of them in Accept.',
}
const cannotKeep = {
  status: 503,
  code: 'cannotKeep',
  message: 'This could not be recorded just now, so it was not done. Please try again.',
}
