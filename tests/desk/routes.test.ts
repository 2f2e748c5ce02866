import { csrfToken } from '../../src/desk/sessions.js'
import { StoreError } from '../../src/errors.js'
import { loadStandard } from '../../src/documents/prsb/load.js'
import { deskRoutes } from '../../src/http/desk/routes.js'
import type { HttpAnswer, HttpRequest, Route } from '../../src/http/route.js'
import type { World } from './desk-world.js'
import { deskWorld, root, safety, withdraws } from './desk-world.js'
import { amina } from './sample-cases.js'

const password = 'four quiet herons wade'
const open = ['/desk/sign-in']

interface Visitor {
  readonly cookies: Record<string, string>
  readonly secret: string
}

/** Morag is the admin, Sam a link worker; each signed in. */
async function signedIn() {
  const world = await deskWorld([amina])
  const { accounts, sessions } = world
  const enter = async (username: string, role: 'worker' | 'admin'): Promise<Visitor> => {
    const added = await accounts.add({ username, name: username, role })
    const id = accounts.all().find((one) => one.username === username)?.id ?? ''
    if (added.ok) await accounts.changePassword(id, { current: added.oneTimePassword, next: password })
    const secret = await sessions.start(id)
    return { secret, cookies: { 'cairn-desk': secret } }
  }
  return { world, admin: await enter('morag', 'admin'), worker: await enter('sam', 'worker') }
}

function ask(route: Route, more: Partial<HttpRequest> = {}): Promise<HttpAnswer> {
  return Promise.resolve(
    route.handle({
      method: route.method,
      path: route.path,
      params: { id: amina.id },
      query: new URLSearchParams(),
      headers: {},
      cookies: {},
      address: '192.0.2.1',
      body: undefined,
      ...more,
    }),
  )
}
const find = ({ routes }: World, method: string, path: string) =>
  routes.find((route) => route.method === method && route.path === path) as Route
const isPage = ({ path }: Route) => !path.startsWith('/desk/assets/')
const form = ({ cookies, secret }: Visitor, fields: Record<string, string> = {}) => ({
  cookies,
  body: { csrf: csrfToken(secret), ...fields },
})
const once = 'form-0123456789abcdef'

describe('Every route of the desk', () => {
  it('needs a role, but for signing in, style and script', async () => {
    const { world } = await signedIn()
    const pages = world.routes.filter(isPage)
    expect(pages.filter(({ access }) => access === 'public').map(({ path }) => path)).toEqual([
      ...open,
      ...open,
    ])
    const answers = await Promise.all(
      pages
        .filter(({ access }) => access !== 'public')
        .map(async (route) => ({ route, answer: await ask(route) })),
    )
    expect(answers.length).toBeGreaterThan(20)
    const wrong = answers.filter(({ answer: { status, headers } }) =>
      status === 303 ? !String(headers?.['Location']).startsWith('/desk/sign-in') : status !== 401,
    )
    expect(wrong).toEqual([])
  })

  it('refuses every form without its token', async () => {
    const { world, admin } = await signedIn()
    const posts = world.routes.filter(({ method }) => method === 'POST')
    expect(posts.length).toBeGreaterThan(12)
    const statuses = await Promise.all(
      posts.flatMap((route) => [
        ask(route, { cookies: admin.cookies, body: {} }),
        ask(route, {
          cookies: { ...admin.cookies, 'cairn-desk-door': 'x' },
          body: { csrf: csrfToken('another') },
        }),
      ]),
    )
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([403]))
  })

  it('is closed to link workers where only admins may go', async () => {
    const { world, worker } = await signedIn()
    const admins = world.routes.filter(({ access }) => access === 'admin')
    const statuses = await Promise.all(admins.map((route) => ask(route, form(worker))))
    expect(statuses.map(({ status }) => status)).toEqual(admins.map(() => 403))
  })

  it('leads to the new password first as long as it is a one-time one', async () => {
    const { world } = await signedIn()
    await world.accounts.add({ username: 'newcomer', name: 'New', role: 'worker' })
    const id = world.accounts.all().at(-1)?.id ?? ''
    const secret = await world.sessions.start(id)
    const cookies = { 'cairn-desk': secret }
    expect((await ask(find(world, 'GET', '/desk/queue'), { cookies })).headers).toMatchObject({
      Location: '/desk/password',
    })
    expect(
      (await ask(find(world, 'POST', '/desk/cases/:id/take'), form({ cookies, secret }))).headers,
    ).toMatchObject({ Location: '/desk/password' })
    expect((await ask(find(world, 'GET', '/desk/password'), { cookies })).status).toBe(200)
  })

  it('is shut to somebody who is deactivated in the middle of a session', async () => {
    const { world, worker } = await signedIn()
    const sam = world.accounts.all().find(({ username }) => username === 'sam')
    await world.accounts.setActive(sam?.id ?? '', false)
    expect((await ask(find(world, 'GET', '/desk/queue'), worker)).status).toBe(303)
  })

  it('keeps no page in a cache', async () => {
    const { world, admin } = await signedIn()
    const gets = world.routes.filter((route) => isPage(route) && route.method === 'GET')
    const answers = await Promise.all(gets.map((route) => ask(route, { cookies: admin.cookies })))
    const pages = answers.filter(({ status }) => status === 200)
    expect(pages.length).toBeGreaterThan(8)
    expect(new Set(pages.map(({ headers }) => headers?.['Cache-Control']))).toEqual(new Set(['no-store']))
  })

  it('says that nothing was done when the store cannot keep it', async () => {
    const { world, worker } = await signedIn()
    const store = {
      ...world.store,
      commit: () => Promise.reject(new StoreError('full', 'The disk is full.')),
    }
    const { accounts, sessions } = world
    const routes = deskRoutes({
      desk: { ...world.desk, store },
      safety,
      accounts,
      sessions,
      service: { name: 'Cairn', phone: '01632 960000', email: 'cairn@example.org', emergency: '999' },
      replies: new Map(),
      standard: loadStandard(root),
      locale: 'en-GB',
      timeZone: 'Europe/London',
      secure: true,
      log: { event: () => undefined },
      root,
    })
    const cookies = { '__Host-cairn-desk': worker.secret }
    const answer = await ask(find({ ...world, routes }, 'GET', '/desk/cases/:id'), { cookies })
    expect(answer.status).toBe(503)
    expect(answer.body).toContain('Nothing was done')
    expect(answer.body).not.toContain(amina.words)
  })
})

describe('Signing in', () => {
  async function door() {
    const { world } = await signedIn()
    const signIn = find(world, 'POST', '/desk/sign-in')
    const secret = 'door-secret'
    return {
      world,
      submit: (fields: Record<string, string>, more: Partial<HttpRequest> = {}) =>
        ask(signIn, {
          cookies: { 'cairn-desk-door': secret },
          body: { csrf: csrfToken(secret), ...fields },
          ...more,
        }),
    }
  }

  it('gives a fresh cookie that scripts cannot read and other sites do not send along', async () => {
    const { submit } = await door()
    const answer = await submit(
      { username: ' Sam ', password },
      { cookies: { 'cairn-desk-door': 'door-secret', 'cairn-desk': 'planted' } },
    )
    expect(answer.status).toBe(303)
    const [cookie] = answer.headers?.['Set-Cookie'] ?? []
    expect(cookie).toMatch(/^cairn-desk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(cookie).not.toContain('planted')
  })

  it('says the same for a wrong password and for a name that is not there', async () => {
    const { submit } = await door()
    const wrong = await submit({ username: 'sam', password: 'wrong' })
    const unknown = await submit({ username: 'xyz', password: 'wrong' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(String(unknown.body).replaceAll('xyz', 'sam')).toBe(wrong.body)
  })

  it('slows down whoever guesses one name, from wherever', async () => {
    const { submit } = await door()
    const statuses: number[] = []
    for (let guess = 0; guess < 12; guess++)
      statuses.push(
        (await submit({ username: 'nobody', password: 'x' }, { address: `192.0.2.${guess}` })).status,
      )
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429])
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/desk/../x',
    'javascript:alert(1)',
    '/other',
  ])('does not lead elsewhere: %s', async (next) => {
    const { submit } = await door()
    expect((await submit({ username: 'sam', password, next })).headers?.['Location']).toBe('/desk/queue')
  })

  it('leads back to the case a link pointed at', async () => {
    const { submit } = await door()
    const answer = await submit({ username: 'sam', password, next: '/desk/cases/case-amina' })
    expect(answer.headers?.['Location']).toBe('/desk/cases/case-amina')
  })
})

describe('A worker in the browser', () => {
  it('takes, answers and closes, each time seen on the case again', async () => {
    const { world, worker } = await signedIn()
    const post = (verb: string, fields = {}) =>
      ask(find(world, 'POST', `/desk/cases/:id/${verb}`), form(worker, fields))
    const done = [
      await post('take'),
      await post('reply', { reply: 'Hello\u0000 there\u202e', once }),
      await post('note', { note: 'A note' }),
      await post('attempt', { how: 'call', result: 'noAnswer' }),
      await post('close', { outcome: 'advised' }),
    ]
    expect(done.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    expect(done.at(-1)?.headers?.['Location']).toBe('/desk/cases/case-amina?done=close')
    const said = (await world.stored(amina.id)).messages.filter(({ from }) => from.kind === 'worker')
    expect(said.map(({ text }) => text)).toEqual(['Hello there'])
  })

  it('sees how it is safe to make contact, and how often somebody tried, before the form of an attempt', async () => {
    const { world, worker } = await signedIn()
    const post = (verb: string, fields = {}) =>
      ask(find(world, 'POST', `/desk/cases/:id/${verb}`), form(worker, fields))
    const page = async () => String((await ask(find(world, 'GET', '/desk/cases/:id'), worker)).body)
    await post('take')
    expect(await page()).toContain('Nobody has tried yet.')
    await post('attempt', { how: 'call', result: 'noAnswer' })
    const [, from = ''] = (await page()).split(`/desk/cases/${amina.id}/attempt"`)
    const [before = ''] = from.split('name="how"')
    expect(before).toContain('Tried once so far.')
    expect(before).toContain('It is not safe to leave a message.')
  })

  it('is told in words what is missing, and keeps what was typed', async () => {
    const { world, worker, admin } = await signedIn()
    const post = (verb: string, who: Visitor, fields = {}) =>
      ask(find(world, 'POST', `/desk/cases/:id/${verb}`), form(who, fields))
    await post('take', worker)
    const empty = await post('reply', worker, { reply: '  ', once })
    expect(empty.status).toBe(400)
    expect(empty.body).toContain('Your reply: write something here')
    const nothingChosen = await post('close', worker)
    expect(nothingChosen.body).toContain('Choose an outcome')
    const refused = await post('note', admin, { note: 'half <b>typed</b>' })
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('sam has this case now.')
  })

  it('sees on a case without consent the reference, the reason and nothing else, on every page of it', async () => {
    const { world, worker } = await signedIn()
    await world.becomes(amina.id, withdraws('share', '2026-03-01T09:00:00.000Z'))
    const paths = [
      '/desk/cases/:id',
      '/desk/cases/:id/live',
      '/desk/cases/:id/print',
      '/desk/cases/:id/timeline',
    ]
    const pages = await Promise.all(paths.map((path) => ask(find(world, 'GET', path), worker)))
    const all = pages.map(({ body }) => String(body)).join('')
    expect(all).toContain('withdrew consent to share with link workers on 1 March 2026')
    expect(all).not.toMatch(/Amina|شوہر|7400|Bereavement|Urdu/)
  })

  it('gets a fragment once, and 304 as long as nothing has changed', async () => {
    const { world, worker } = await signedIn()
    const live = find(world, 'GET', '/desk/cases/:id/live')
    const first = await ask(live, worker)
    const etag = String(first.headers?.['ETag'])
    const second = await ask(live, { ...worker, headers: { 'if-none-match': etag } })
    expect([first.status, second.status]).toEqual([200, 304])
    expect(second.body).toBeUndefined()
  })

  it('finds no case at an address that has none', async () => {
    const { world, worker } = await signedIn()
    const gone = { ...worker, params: { id: '../../etc/passwd' } }
    expect((await ask(find(world, 'GET', '/desk/cases/:id'), gone)).status).toBe(404)
    expect(
      (
        await ask(find(world, 'POST', '/desk/cases/:id/take'), {
          ...form(worker),
          ...{ params: { id: 'none' } },
        })
      ).status,
    ).toBe(404)
  })
})

describe('An admin', () => {
  it('adds an account and sees its one-time password once', async () => {
    const { world, admin } = await signedIn()
    const added = await ask(
      find(world, 'POST', '/desk/accounts'),
      form(admin, { username: 'Nia', name: 'Nia Bevan', role: 'worker' }),
    )
    expect(added.headers).toMatchObject({ Location: '/desk/accounts' })
    const accountsPage = find(world, 'GET', '/desk/accounts')
    const shown = /<code>([a-z2-9-]{23})<\/code>/.exec(String((await ask(accountsPage, admin)).body))?.[1]
    expect(await world.accounts.signIn('nia', shown ?? '')).toMatchObject({ name: 'Nia Bevan' })
    expect((await ask(accountsPage, admin)).body).not.toContain(shown)
  })

  it('signs out whoever is reset or deactivated', async () => {
    const { world, admin, worker } = await signedIn()
    const sam = world.accounts.all().find(({ username }) => username === 'sam')?.id ?? ''
    await ask(find(world, 'POST', '/desk/accounts/:id/reset'), { ...form(admin), params: { id: sam } })
    expect(await world.sessions.find(worker.secret, { touch: false })).toBeUndefined()
  })
})
