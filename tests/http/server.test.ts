import { connect } from 'node:net'
import { createLimits, usualLimits } from '../../src/http/limits.js'
import type { Route } from '../../src/http/route.js'
import { createServer, type Server } from '../../src/http/server.js'
import { healthRoutes } from '../../src/http/health.js'
import { StoreError } from '../../src/errors.js'

const events: unknown[] = []
let canKeep = true
const json = (body: unknown) => ({
  status: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

const routes: Route[] = [
  {
    method: 'POST',
    path: '/api/echo/:id',
    access: 'public',
    takes: { kind: 'json', most: 10_000 },
    handle: ({ body, params, query, cookies }) =>
      json({ body, params, q: query.get('q'), cookie: cookies.a, polluted: ({} as { x?: number }).x }),
  },
  {
    method: 'POST',
    path: '/form',
    access: 'public',
    takes: { kind: 'form', most: 1_000 },
    handle: ({ body }) => json(body),
  },
  {
    method: 'GET',
    path: '/throws',
    access: 'public',
    handle: () => {
      throw new Error('a person said: secret words')
    },
  },
  {
    method: 'GET',
    path: '/full',
    access: 'public',
    handle: () => Promise.reject(new StoreError('full', 'disk')),
  },
  { method: 'GET', path: '/never', access: 'public', handle: () => new Promise(() => undefined) },
  {
    method: 'GET',
    path: '/page',
    access: 'public',
    handle: () => ({ status: 200, headers: { 'Content-Type': 'text/html' }, body: 'word '.repeat(1_000) }),
  },
  {
    method: 'GET',
    path: '/who',
    access: 'public',
    handle: ({ address }) => json({ address }),
  },
  ...healthRoutes({ healthy: async () => canKeep, version: '0.1.0' }),
]

let server: Server
let base: string
let port: number
beforeAll(async () => {
  server = createServer({
    routes,
    trustProxy: 1,
    patience: 200,
    log: { event: (event) => events.push(event) },
    limits: createLimits({ ...usualLimits, requests: 1_000 }),
  })
  ;({ port } = await server.listen(0, '127.0.0.1'))
  base = `http://127.0.0.1:${port}`
})
afterAll(() => server.close())

const post = (path: string, body: string, type = 'application/json') =>
  fetch(base + path, { method: 'POST', body, headers: { 'content-type': type, cookie: 'a=1; a=2; b' } })

/** Sends bytes as they are and gives the first line of the answer. */
const raw = (text: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (data) => {
      answer += data.toString()
      socket.destroy()
    })
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
    socket.on('error', reject)
  })

describe('the server', () => {
  it('hands a handler its parameters, query, cookies and parsed body', async () => {
    const answer = await post('/api/echo/caf%C3%A9?q=%7Bx%7D', '{"a":[1]}')
    expect(await answer.json()).toEqual({ body: { a: [1] }, params: { id: 'café' }, q: '{x}', cookie: '1' })
  })

  it('puts security headers on every answer, also on errors', async () => {
    for (const path of ['/who', '/nothing', '/throws', '/full']) {
      const { headers } = await fetch(base + path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('server')).toBeNull()
    }
  })

  it.each([
    ['{"a":', 400, 'unreadable'],
    ['{"a":' + '['.repeat(30) + ']'.repeat(30) + '}', 400, 'tooDeep'],
    ['['.repeat(4_000), 400, 'unreadable'],
    [JSON.stringify('x'.repeat(20_000)), 413, 'tooLarge'],
  ])('refuses a bad JSON body %#', async (body, status, code) => {
    const answer = await post('/api/echo/1', body)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error: { code } })
  })

  it('refuses two megabytes, whether announced or streamed', async () => {
    const big = 'x'.repeat(2_000_000)
    const refused = await post('/api/echo/1', big).then(
      ({ status }) => status,
      () => 413, // the connection may close before all is sent
    )
    expect(refused).toBe(413)
    const line = await raw(
      `POST /api/echo/1 HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n4000\r\n${'x'.repeat(0x4000)}\r\n`,
    )
    expect(line).toContain('413')
  })

  it('refuses the wrong content type and takes a form as fields', async () => {
    expect((await post('/api/echo/1', 'a=1', 'text/plain')).status).toBe(415)
    expect((await post('/form', '{"a":1}')).status).toBe(415)
    const answer = await post('/form', 'a=1&a=2&b=x&__proto__=y', 'application/x-www-form-urlencoded')
    expect(await answer.json()).toEqual({ a: ['1', '2'], b: 'x' })
  })

  it('lets prototype keys do nothing', async () => {
    const answer = await post('/api/echo/1', '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}')
    const { polluted, body } = (await answer.json()) as { polluted?: number; body: object }
    expect(polluted).toBeUndefined()
    expect(Object.keys(body)).toEqual(['constructor'])
  })

  it('answers an unknown address 404 and a wrong method 405', async () => {
    expect((await fetch(`${base}/api/nothing`)).status).toBe(404)
    const wrong = await fetch(`${base}/who`, { method: 'DELETE' })
    expect(wrong.status).toBe(405)
    expect(wrong.headers.get('allow')).toContain('GET')
  })

  it('stays up under addresses and hosts that cannot be parsed', async () => {
    expect(await raw('GET /%E0%A4%A HTTP/1.1\r\nHost: a\r\n\r\n')).toContain('400')
    expect(await raw('GET /who HTTP/1.1\r\nHost: a b<>\r\n\r\n')).toContain('400')
    expect(await raw('OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/ 4\d\d | 200 /)
    expect(await raw('GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n')).toContain('400')
    expect(await raw('GET //who HTTP/1.1\r\nHost: a\r\n\r\n')).toContain('404')
    expect(await raw('rubbish\r\n\r\n')).toContain('400')
    expect((await fetch(`${base}/who`)).status).toBe(200)
  })

  it('answers a fault with 500 without a stack or the words in it, and logs the code alone', async () => {
    const answer = await fetch(`${base}/throws`)
    expect(answer.status).toBe(500)
    const text = await answer.text()
    expect(text).not.toContain('secret')
    expect(text).not.toContain('at ')
    expect(events).toContainEqual({ name: 'http.failed', route: 'GET /throws', code: 'Error' })
  })

  it('says 503 when nothing can be kept, and when a handler never ends', async () => {
    expect((await fetch(`${base}/full`)).status).toBe(503)
    expect((await fetch(`${base}/never`)).status).toBe(503)
  })

  it('compresses text as the caller accepts it', async () => {
    const { headers } = await fetch(`${base}/page`, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(headers.get('content-encoding')).toBe('br')
    expect(headers.get('vary')).toContain('Accept-Encoding')
    const plain = await fetch(`${base}/page`, { headers: { 'accept-encoding': 'br;q=0, gzip;q=0' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
  })

  it('answers HEAD like GET without the body', async () => {
    const answer = await fetch(`${base}/who`, { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(0)
  })

  it('reads the address the trusted proxy saw, not what the caller pretends', async () => {
    const answer = await fetch(`${base}/who`, { headers: { 'x-forwarded-for': '6.6.6.6, 192.0.2.1' } })
    expect(await answer.json()).toEqual({ address: '192.0.2.1' })
  })

  it('turns health red when the store cannot write', async () => {
    expect((await fetch(`${base}/health`)).status).toBe(200)
    canKeep = false
    const answer = await fetch(`${base}/health`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ status: 'cannotKeep' })
  })
})

describe('limits', () => {
  it('stops a conversation at its sixty-first message and says when to try again', async () => {
    const limits = createLimits(usualLimits)
    for (let sent = 0; sent < 60; sent++) expect((await limits.message('c', '10.0.0.1')).ok).toBe(true)
    expect(await limits.message('c', '10.0.0.1')).toMatchObject({ ok: false, retryAfter: 60 })
    expect(await limits.message('another', '10.0.0.1')).toEqual({ ok: true })
  })

  it('takes one IPv6 network as one address', async () => {
    const limits = createLimits({ ...usualLimits, conversations: 1 })
    expect((await limits.conversation('2001:db8:1:2::9')).ok).toBe(true)
    expect((await limits.conversation('2001:db8:1:2:aaaa:bbbb:cccc:dddd')).ok).toBe(false)
    expect((await limits.conversation('2001:db8:1:3::9')).ok).toBe(true)
  })
})
