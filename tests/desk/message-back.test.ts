import { close } from '../../src/desk/close.js'
import { decline } from '../../src/desk/decline.js'
import { recordMessageBack } from '../../src/desk/message-back.js'
import { csrfToken } from '../../src/desk/sessions.js'
import { take } from '../../src/desk/take.js'
import type { HttpAnswer } from '../../src/http/route.js'
import { deskWorld, lead, priya, withdraws } from './desk-world.js'
import { amina, dennis, tomasz, type Person } from './sample-cases.js'

const password = 'four quiet herons wade'
const ways = ['message-back', 'message-back.pdf', 'message-back.json']

/** Sam has taken the case, and closes it where `ends` says so. */
async function desk(person: Person, ends = true) {
  const world = await deskWorld([person])
  const added = await world.accounts.add({ username: 'sam', name: 'Sam', role: 'worker' })
  const id = world.accounts.all()[0]?.id ?? ''
  if (added.ok) await world.accounts.changePassword(id, { current: added.oneTimePassword, next: password })
  const secret = await world.sessions.start(id)
  const sam = { id, name: 'Sam', role: 'worker' } as const
  await take(world.desk, sam, person.id)
  if (ends) await close(world.desk, sam, person.id, 'backToHealthCare', 'To the diabetes nurse')
  const ask = async (method: 'GET' | 'POST', path: string, fields: object = {}): Promise<HttpAnswer> => {
    const found = world.routes.find((one) => one.method === method && one.path === path)
    if (!found) throw new Error(`There is no ${path}`)
    return found.handle({
      method,
      path,
      params: { id: person.id },
      query: new URLSearchParams(),
      headers: {},
      cookies: { 'cairn-desk': secret },
      address: '192.0.2.1',
      body: method === 'POST' ? { csrf: csrfToken(secret), ...fields } : undefined,
    })
  }
  const statuses = () =>
    Promise.all(ways.map(async (way) => (await ask('GET', `/desk/cases/:id/${way}`)).status))
  return { world, sam, ask, statuses }
}

describe('The message back to the GP practice', () => {
  it('says what came of the referral and who it is, and nothing in the person’s own words', async () => {
    const { ask, statuses } = await desk(amina)
    const body = String((await ask('GET', '/desk/cases/:id/message-back')).body)
    expect(body).toContain('Closed: Back to their health care team')
    expect(body).toContain('To the diabetes nurse')
    expect(body).toContain(amina.name)
    expect(body).toContain('Harbour Street Surgery')
    expect(body).not.toContain(amina.words)
    const json = JSON.parse(String((await ask('GET', '/desk/cases/:id/message-back.json')).body)) as {
      status: string
      sections: object
    }
    expect(json.status).toBe('closed')
    expect(Object.keys(json.sections)).not.toContain('presentingComplaintsOrIssues')
    expect(JSON.stringify(json)).not.toContain(amina.words)
    expect(await statuses()).toEqual([200, 200, 200])
  })

  it('is written for no case that is open, nor where the person has not agreed, or no longer does', async () => {
    expect(await (await desk(amina, false)).statuses()).toEqual([409, 409, 409])
    expect(await (await desk(dennis)).statuses()).toEqual([409, 409, 409])
    const { world, statuses } = await desk(amina)
    await world.becomes(amina.id, withdraws('tellGp', world.now.toISOString()))
    expect(await statuses()).toEqual([409, 409, 409])
  })

  it('is recorded when a worker has sent it, once for a form sent twice, with an event', async () => {
    const { world, ask, sam } = await desk(amina)
    expect(String((await ask('GET', '/desk/cases/:id')).body)).toContain('their GP practice is told')
    await ask('POST', '/desk/cases/:id/message-back', { sentBy: 'post' })
    const again = await ask('POST', '/desk/cases/:id/message-back', { sentBy: 'post' })
    expect(again.headers?.['Location']).toContain('done=message-back')
    const c = await world.stored(amina.id)
    expect(c.referral?.messagesBack).toEqual([
      { at: world.now.toISOString(), by: sam.id, to: 'gpPractice', how: 'post' },
    ])
    expect(c.events.filter(({ name }) => name === 'worker.toldBack')).toHaveLength(1)
    expect(String((await ask('GET', '/desk/cases/:id')).body)).toContain('By letter')
    expect(world.delivered.at(-1)?.messages.map(({ text }) => text)).not.toContain('By letter')
  })

  it('is not recorded by a colleague, for an open case, without consent, or in a way nobody knows', async () => {
    const { world, ask } = await desk(amina)
    const refusal = { ok: false, refusal: { why: 'takenBy' } }
    expect(await recordMessageBack(world.desk, priya, amina.id, 'post')).toMatchObject(refusal)
    expect(await recordMessageBack(world.desk, lead, amina.id, 'email')).toMatchObject({ ok: true })
    expect((await ask('POST', '/desk/cases/:id/message-back', { sentBy: 'pigeon' })).status).toBe(400)
    const open = await desk(amina, false)
    expect((await open.ask('POST', '/desk/cases/:id/message-back', { sentBy: 'post' })).status).toBe(409)
    const without = await desk(dennis)
    expect((await without.ask('POST', '/desk/cases/:id/message-back', { sentBy: 'post' })).status).toBe(409)
  })

  it('tells why a referral was declined', async () => {
    const { world, sam, ask } = await desk(amina, false)
    await decline(world.desk, sam, amina.id, 'outOfArea')
    const body = String((await ask('GET', '/desk/cases/:id/message-back')).body)
    expect(body).toContain('Declined: Lives outside our area')
  })
})

describe('The form for a reply', () => {
  it('says that nothing is translated, and puts a ready-made reply under what was typed', async () => {
    const { world, ask } = await desk(tomasz, false)
    const page = String((await ask('GET', '/desk/cases/:id')).body)
    expect(page).toContain('Nothing you write is translated')
    expect(page).toContain('Możesz mieć tłumacza')
    const { status, body } = await ask('POST', '/desk/cases/:id/ready-reply', {
      use: 'thanks',
      reply: 'Tomasz,',
    })
    expect(status).toBe(200)
    expect(String(body)).toMatch(/Tomasz,\nDziękuję za rozmowę/)
    expect((await world.stored(tomasz.id)).messages.filter(({ from }) => from.kind === 'worker')).toEqual([])
    const unknown = await ask('POST', '/desk/cases/:id/ready-reply', { use: 'nothing', reply: 'Tomasz,' })
    expect(String(unknown.body)).toContain('Tomasz,')
  })

  it("says nothing of languages to somebody who speaks the desk's", async () => {
    const { ask } = await desk(dennis, false)
    expect(String((await ask('GET', '/desk/cases/:id')).body)).not.toContain(
      'Nothing you write is translated',
    )
  })
})
