import { csrfToken } from '../../src/desk/sessions.js'
import type { HttpAnswer } from '../../src/http/route.js'
import { deskWorld, withdraws } from './desk-world.js'
import { amina, dennis, tomasz, type Person } from './sample-cases.js'

const password = 'four quiet herons wade'
const paths = ['document', 'document.pdf', 'document.json', 'document.fhir.json']

async function desk(people: readonly Person[] = [amina, tomasz, dennis]) {
  const world = await deskWorld(people)
  const { accounts, sessions } = world
  const added = await accounts.add({ username: 'sam', name: 'Sam', role: 'worker' })
  const id = accounts.all()[0]?.id ?? ''
  if (added.ok) await accounts.changePassword(id, { current: added.oneTimePassword, next: password })
  const secret = await sessions.start(id)
  expect(csrfToken(secret)).not.toBe('')
  async function get(path: string, caseId = amina.id, query = ''): Promise<HttpAnswer> {
    const route = world.routes.find((one) => one.method === 'GET' && one.path === path)
    if (!route) throw new Error(`There is no ${path}`)
    return route.handle({
      method: 'GET',
      path,
      params: { id: caseId },
      query: new URLSearchParams(query),
      headers: {},
      cookies: { 'cairn-desk': secret },
      address: '192.0.2.1',
      body: undefined,
    })
  }
  const events = async (caseId: string) => (await world.stored(caseId)).events.map(({ name }) => name)
  return { world, get, events }
}

describe('A case as a document', () => {
  it('is a page with the person’s words first, in their direction', async () => {
    const { get } = await desk()
    const { body, status } = await get('/desk/cases/:id/document')
    expect(status).toBe(200)
    expect(String(body)).toContain(`lang="ur" dir="rtl" class="desk-said">${amina.words}`)
    expect(String(body)).toContain('Interpreter needed')
    expect(String(body)).toContain('Care and support plan')
  })

  it('can be taken out as PDF, JSON and FHIR, each recorded in the case', async () => {
    const { get, events } = await desk()
    const answers = await Promise.all(paths.slice(1).map((path) => get(`/desk/cases/:id/${path}`)))
    expect(answers.map(({ headers }) => String(headers?.['Content-Type']).split(';')[0])).toEqual([
      'application/pdf',
      'application/json',
      'application/fhir+json',
    ])
    expect(answers.map(({ headers }) => headers?.['Content-Disposition'])).toContain(
      'attachment; filename="CN-4HX2-8P.pdf"',
    )
    expect(String(answers[0]?.body).slice(0, 5)).toBe('%PDF-')
    expect(await events(amina.id)).toEqual(expect.arrayContaining(['worker.printed', 'worker.exported']))
  })

  it('is shown in no form once sharing is withdrawn', async () => {
    const { world, get } = await desk()
    await world.becomes(amina.id, withdraws('share', world.now.toISOString()))
    for (const path of paths) {
      const { status, body } = await get(`/desk/cases/:id/${path}`)
      expect(status).toBe(410)
      expect(String(body)).not.toContain(amina.name)
    }
  })

  it('is not there for a case that is not', async () => {
    const { get } = await desk()
    for (const path of paths) expect((await get(`/desk/cases/:id/${path}`, 'nobody')).status).toBe(404)
  })
})

describe('The queue as a table', () => {
  it('has a line for each case of the list, recorded in each, and names a hidden one by its reference', async () => {
    const { world, get, events } = await desk()
    await world.becomes(tomasz.id, withdraws('share', world.now.toISOString()))
    const { body, headers } = await get('/desk/queue.csv', '', 'view=waiting')
    expect(headers?.['Content-Disposition']).toBe('attachment; filename="cases-waiting.csv"')
    const table = String(body)
    expect(table).toContain("Dennis O'Neill")
    expect(table).toContain(tomasz.reference)
    expect(table).not.toContain(tomasz.name)
    expect(table).not.toContain(amina.phone)
    expect(await events(dennis.id)).toContain('worker.exported')
    expect(await events(tomasz.id)).not.toContain('worker.exported')
  })

  it('keeps to the filter', async () => {
    const { get } = await desk()
    const table = String((await get('/desk/queue.csv', '', 'view=waiting&language=pl')).body)
    expect(table).toContain(tomasz.reference)
    expect(table).not.toContain(amina.reference)
  })

  it('holds no formula that somebody gave as their name', async () => {
    const { get } = await desk([{ ...dennis, name: '=HYPERLINK("http://x")', words: '@now' }])
    const table = String((await get('/desk/queue.csv', '', 'view=waiting')).body)
    expect(table).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(table).toContain(`"'@now"`)
  })
})
