import { createServer, type Server } from '../../src/http/server.js'
import { patience } from '../documents/demo-cases.js'
import { apiWorld, writeSecret, type ApiWorld } from './api-world.js'

let world: ApiWorld
let server: Server
let url: string

beforeAll(async () => {
  world = await apiWorld({ only: ['ray', 'joan'] })
  server = createServer({ routes: world.routes, trustProxy: 0, log: { event: () => undefined } })
  const { port } = await server.listen(0, '127.0.0.1')
  url = `http://127.0.0.1:${port}`
}, patience)
afterAll(() => server.close())

const authorization = `Bearer ${writeSecret}`
const patch = (id: string, more: { etag: string; type?: string; body: string }) =>
  fetch(`${url}/api/referrals/${id}`, {
    method: 'PATCH',
    headers: { authorization, 'if-match': more.etag, 'content-type': more.type ?? 'application/json' },
    body: more.body,
  })

describe('The interface over the wire', () => {
  it('is read, changed on what was read, and refused on what has changed', async () => {
    const id = world.idOf('Ray Cooper')
    const read = await fetch(`${url}/api/referrals/${id}`, { headers: { authorization } })
    expect(read.status).toBe(200)
    expect(read.headers.get('cache-control')).toBe('no-store')
    const etag = read.headers.get('etag') ?? ''
    const body = JSON.stringify({ status: 'declined', reason: 'outOfArea' })
    const done = await patch(id, { etag, body })
    expect(await done.json()).toMatchObject({ status: 'declined', statusReason: 'Lives outside our area' })
    expect((await patch(id, { etag, body })).status).toBe(412)
    expect((await patch(id, { etag: done.headers.get('etag') ?? '', body })).status).toBe(409)
  })

  it('takes JSON and nothing else, in bounds', async () => {
    const id = world.idOf('Joan Smith')
    expect((await patch(id, { etag: '*', type: 'text/plain', body: '{}' })).status).toBe(415)
    expect((await patch(id, { etag: '*', body: '{' })).status).toBe(400)
    expect((await patch(id, { etag: '*', body: `"${'x'.repeat(20_000)}"` })).status).toBe(413)
  })

  it('gives FHIR to whoever asks for it, and tells nobody without a key whether a case is there', async () => {
    const id = world.idOf('Joan Smith')
    const fhir = await fetch(`${url}/api/referrals/${id}`, {
      headers: { authorization, accept: 'application/fhir+json' },
    })
    expect(fhir.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
    expect(await fhir.json()).toMatchObject({ resourceType: 'Bundle' })
    const there = await fetch(`${url}/api/referrals/${id}`)
    const notThere = await fetch(`${url}/api/referrals/nobody`)
    expect([there.status, await there.text()]).toEqual([notThere.status, await notThere.text()])
  })
})
