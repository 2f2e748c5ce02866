/** The interface over the demo's cases, called as another system calls it, without the server. */
import type { Case } from '../../src/domain/case.js'
import { StoreError } from '../../src/errors.js'
import { apiRoutes } from '../../src/http/api/index.js'
import type { Allowed } from '../../src/http/limits.js'
import type { HttpAnswer, HttpRequest } from '../../src/http/route.js'
import { demoWorld, standard } from '../documents/demo-cases.js'

export const readSecret = 'read-secret-0123456789-abcdef'
export const writeSecret = 'write-secret-0123456789-abcdef'

export type Asked = {
  key?: string | undefined
  accept?: string
  ifMatch?: string
  query?: Record<string, string>
  body?: unknown
}

export async function apiWorld(more: { allowed?: () => Allowed; only?: readonly string[] } = {}) {
  const cases = await demoWorld(more.only)
  const allowed = async () => more.allowed?.() ?? { ok: true as const }
  const loads: string[] = []
  const load = (id: string) => {
    loads.push(id)
    return cases.store.load(id)
  }
  const disk = { isFull: false }
  const commit: typeof cases.store.commit = async (c) => {
    if (disk.isFull) throw new StoreError('full', 'There is no space left.')
    return cases.store.commit(c)
  }
  const routes = apiRoutes({
    // As where there are teams: nobody who is in none sees any case.
    desk: { ...cases.desk, sees: () => false, store: { ...cases.store, load, commit } },
    writing: cases.writing,
    standard,
    keys: [
      { name: 'hub', scope: 'read', secret: readSecret },
      { name: 'crm', scope: 'write', secret: writeSecret },
    ],
    limits: { key: allowed, refused: allowed },
    version: '0.0.0',
  })

  async function ask(method: 'GET' | 'PATCH', path: string, asked: Asked = {}): Promise<HttpAnswer> {
    const { key = readSecret, accept, ifMatch, query = {}, body } = asked
    const [, id] = /^\/api\/referrals\/(.+)$/.exec(path) ?? []
    const at = id === undefined ? path : '/api/referrals/:id'
    const route = routes.find((one) => one.method === method && one.path === at)
    if (!route) throw new Error(`There is no ${method} ${path}`)
    const request: HttpRequest = {
      method,
      path,
      params: id === undefined ? {} : { id },
      query: new URLSearchParams(query),
      headers: {
        authorization: key === '' ? undefined : `Bearer ${key}`,
        accept,
        'if-match': ifMatch,
      },
      cookies: {},
      address: '192.0.2.7',
      body,
    }
    return route.handle(request)
  }

  const get = (path: string, asked?: Asked) => ask('GET', path, asked)
  const patch = (id: string, asked: Asked) =>
    ask('PATCH', `/api/referrals/${id}`, { key: writeSecret, ...asked })
  const stored = async (id: string) => (await cases.store.load(id)) as Case
  const idOf = (name: string): string => {
    const found = cases.stored.find((c) => JSON.stringify(c?.answers['details']).includes(`"${name}"`))
    if (!found) throw new Error(`Nobody in the demo is called ${name}`)
    return found.id
  }
  return { ...cases, routes, loads, disk, get, patch, stored, idOf }
}

export type ApiWorld = Awaited<ReturnType<typeof apiWorld>>

export const bodyOf = <Body>(answer: HttpAnswer): Body => JSON.parse(String(answer.body)) as Body
export const errorOf = (answer: HttpAnswer) =>
  bodyOf<{ error: { code: string; message: string } }>(answer).error
export const etag = (answer: HttpAnswer): string => String(answer.headers?.['ETag'])
