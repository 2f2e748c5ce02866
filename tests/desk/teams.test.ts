/** Two teams in one deployment: each sees its own cases, on every page and by every address; an admin sees all. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bellOf } from '../../src/desk/bell.js'
import { openAlerts } from '../../src/desk/alerts.js'
import { list } from '../../src/desk/list.js'
import { csrfToken } from '../../src/desk/sessions.js'
import { take } from '../../src/desk/take.js'
import { teamSchema, type Team } from '../../src/domain/team.js'
import type { HttpAnswer, Route } from '../../src/http/route.js'
import { deskWorld, lead, personSays, priya, root, sam } from './desk-world.js'
import { amina, dennis, gwen } from './sample-cases.js'

const team = (id: string, username: string): Team =>
  teamSchema.parse({ id, name: id, lead: username, workers: [{ username }] })
const teams = [team('north', 'sam'), team('south', 'priya')]
const alert = {
  id: '1',
  openedAt: '2026-03-02T09:50:00.000Z',
  basis: 'consent' as const,
  shown: [0],
  called: [{ contact: 'Duty link worker', at: '2026-03-02T09:50:00.000Z' }],
  repeatAt: '2026-03-02T10:05:00.000Z',
}

/** Amina and Dennis are the north's, Gwen the south's; Amina and Gwen each have an alert. */
async function twoTeams() {
  const world = await deskWorld([amina, gwen, dennis], { teams })
  for (const [{ id }, name] of [
    [amina, 'north'],
    [dennis, 'north'],
    [gwen, 'south'],
  ] as const)
    await world.becomes(id, (c) => ({ ...c, team: name, alerts: id === dennis.id ? [] : [alert] }))
  return world
}

const waiting = { view: 'waiting', page: 1 } as const

it('lists, counts, alerts and the bell hold a worker’s own team alone', async () => {
  const { desk } = await twoTeams()
  const listed = list(desk, sam, waiting)
  expect(listed.rows.map(({ id }) => id).sort()).toEqual([amina.id, dennis.id])
  expect(listed.counts).toMatchObject({ waiting: 2, open: 2 })
  expect(listed.languages).not.toContain('cy')
  expect(list(desk, sam, { ...waiting, reference: gwen.reference }).rows).toEqual([])
  expect(openAlerts(desk, sam).map(({ id }) => id)).toEqual([amina.id])
  expect(openAlerts(desk, priya).map(({ id }) => id)).toEqual([gwen.id])
  expect([bellOf(desk, sam).waiting, bellOf(desk, priya).waiting]).toEqual([2, 1])
})

it('an admin sees all, somebody of no team nothing, and without teams everybody all', async () => {
  const { desk } = await twoTeams()
  expect(list(desk, lead, waiting).rows).toHaveLength(3)
  expect(openAlerts(desk, lead)).toHaveLength(2)
  const temp = { id: 'worker-temp', name: 'Temp', role: 'worker' as const }
  expect(list(desk, temp, waiting).rows).toEqual([])
  const one = await deskWorld([amina, gwen, dennis])
  expect(list(one.desk, sam, waiting).rows).toHaveLength(3)
})

it('the bell rings for what waits and for what one’s own people write, with marks that tell nothing', async () => {
  const { desk, becomes, pass } = await twoTeams()
  await take(desk, sam, amina.id)
  pass(5)
  await becomes(amina.id, personSays('کیا کوئی ہے؟', desk.clock.now().toISOString()))
  const bell = bellOf(desk, sam)
  expect([bell.waiting, bell.answers]).toEqual([1, 1])
  expect(bell.rings.map(({ kind }) => kind).sort()).toEqual(['answer', 'handOff'])
  expect(JSON.stringify(bell)).not.toMatch(/amina|dennis|CN-/)
  expect(bellOf(desk, lead).answers).toBe(0)
})

describe('by its address', () => {
  async function visited() {
    const world = await twoTeams()
    const added = await world.accounts.add({ username: 'sam', name: 'Sam', role: 'worker' })
    const { id } = world.accounts.all().at(-1) ?? { id: '' }
    if (added.ok)
      await world.accounts.changePassword(id, {
        current: added.oneTimePassword,
        next: 'four quiet herons wade',
      })
    const secret = await world.sessions.start(id)
    const fields = { once: 'form-0123456789abcdef', reply: 'x', note: 'x', how: 'call', result: 'noAnswer' }
    const more = { reason: 'other', outcome: 'other', alert: '1' }
    const ask = (route: Route, of: string): Promise<HttpAnswer> =>
      Promise.resolve(
        route.handle({
          method: route.method,
          path: route.path,
          params: { id: of },
          query: new URLSearchParams(),
          headers: {},
          cookies: { 'cairn-desk': secret },
          address: '192.0.2.1',
          body: route.method === 'POST' ? { csrf: csrfToken(secret), ...fields, ...more } : undefined,
        }),
      )
    const ofCases = world.routes.filter(({ path }) => /^\/desk\/(cases|alerts)\/:id/.test(path))
    return { world, ask, ofCases }
  }

  it('every page and form of another team’s case is as if it were not there, and nothing is done', async () => {
    const { world, ask, ofCases } = await visited()
    const before = await world.stored(gwen.id)
    expect(ofCases.length).toBeGreaterThan(13)
    const answers = await Promise.all(
      ofCases.map(async (route) => ({ route, answer: await ask(route, gwen.id) })),
    )
    const nowhere = await Promise.all(ofCases.map((route) => ask(route, 'case-nobody')))
    expect(answers.map(({ answer }) => answer.status)).toEqual(answers.map(() => 404))
    expect(answers.map(({ answer }) => answer.body)).toEqual(nowhere.map(({ body }) => body))
    expect(await world.stored(gwen.id)).toEqual(before)
  })

  it('one’s own is there', async () => {
    const { ask, ofCases } = await visited()
    // No alert was opened, and a case that is open has no message back.
    const others = /alerts|message-back/
    const pages = ofCases.filter(({ method, path }) => method === 'GET' && !others.test(path))
    const statuses = await Promise.all(pages.map(async (route) => (await ask(route, dennis.id)).status))
    expect(statuses).toEqual(pages.map(() => 200))
  })
})

it('only one place of the desk reads lists of cases from the store', () => {
  const folder = join(root, 'src/desk')
  const reading = readdirSync(folder).filter((file) =>
    /store\.(heads|alerted|byAddress|due)\b/.test(readFileSync(join(folder, file), 'utf8')),
  )
  expect(reading).toEqual(['sees.ts'])
})
