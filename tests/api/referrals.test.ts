import type { Bundle } from '@medplum/fhirtypes'
import { pageSchema } from '../../src/http/api/schemas.js'
import { prsbSchema } from '../../src/documents/prsb/schema.js'
import { patience, standard } from '../documents/demo-cases.js'
import { fhirValidators } from '../documents/fhir-validators.js'
import { apiWorld, bodyOf, errorOf, etag, writeSecret, type ApiWorld } from './api-world.js'

interface Page {
  items: {
    id: string
    generatedAt?: string
    reference: string
    changedAt: string
    hidden?: true
    status: string
  }[]
  next?: string
  more: boolean
}

let world: ApiWorld
beforeEach(async () => {
  world = await apiWorld()
}, patience)

const list = async (query: Record<string, string> = {}) =>
  bodyOf<Page>(await world.get('/api/referrals', { query }))
const reads = async (id: string, by: string) =>
  (await world.stored(id)).events.filter((one) => one.name === 'worker.read' && one.by === by)

describe('Whoever asks the interface', () => {
  it('needs a key that is known, and is told so', async () => {
    for (const key of ['', 'wrong-secret-0123456789-abc', `${writeSecret}x`]) {
      const answer = await world.get('/api/referrals', { key })
      expect(answer.status).toBe(401)
      expect(errorOf(answer).message).toContain('Authorization: Bearer')
      expect(answer.headers?.['WWW-Authenticate']).toBeDefined()
    }
  })

  it('may not change anything with a key that reads', async () => {
    const id = world.idOf('Ray Cooper')
    const answer = await world.patch(id, { key: 'read-secret-0123456789-abcdef', ifMatch: '*', body: {} })
    expect(answer.status).toBe(403)
    expect((await world.stored(id)).referral?.status).toBe('waiting')
  })

  it('is held to its share of requests', async () => {
    const busy = await apiWorld({ allowed: () => ({ ok: false, retryAfter: 7 }) })
    const answer = await busy.get('/api/referrals')
    expect(answer).toMatchObject({ status: 429, headers: { 'Retry-After': '7' } })
  })

  it('is told when it takes neither form', async () => {
    expect((await world.get('/api/referrals', { accept: 'text/html' })).status).toBe(406)
  })

  it('finds each route of referrals behind a key', async () => {
    const behind = world.routes.filter(({ path }) => path.startsWith('/api/referrals'))
    expect(behind.map(({ access }) => access)).toEqual(['api', 'api', 'api'])
  })
})

describe('The list', () => {
  it('gives every referral once, oldest change first, page by page, and then says that nothing is left', async () => {
    const seen: Page['items'] = []
    let page = await list({ limit: '7' })
    for (; page.more; page = await list({ limit: '7', cursor: page.next ?? '' })) seen.push(...page.items)
    seen.push(...page.items)
    expect(seen).toHaveLength(world.referred.length)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect(seen.map(({ changedAt }) => changedAt)).toEqual(seen.map(({ changedAt }) => changedAt).sort())
    const after = await list({ cursor: page.next ?? '' })
    expect(after).toEqual({ items: [], next: page.next, more: false })
  })

  it('keeps to its own schema', async () => {
    const page = bodyOf(await world.get('/api/referrals', { query: { limit: '100' } }))
    expect(pageSchema(prsbSchema(standard)).safeParse(page).error).toBeUndefined()
  })

  it('loads the cases of the page and no other', async () => {
    await list({ limit: '3' })
    expect(new Set(world.loads).size).toBe(3)
  })

  it('brings a referral again when it has changed, and not because it was read', async () => {
    const { next = '' } = await list({ limit: '100' })
    expect((await list({ cursor: next })).items).toEqual([])
    const id = world.idOf('Ray Cooper')
    const read = await world.get(`/api/referrals/${id}`, { key: writeSecret })
    world.clock.wait(1)
    await world.patch(id, { ifMatch: etag(read), body: { status: 'declined', reason: 'outOfArea' } })
    expect((await list({ cursor: next })).items).toMatchObject([{ id, status: 'declined' }])
  })

  it('gives only what has changed since a moment', async () => {
    const all = (await list({ limit: '100' })).items
    const since = all[20]?.changedAt ?? ''
    const { items } = await list({ since, limit: '100' })
    expect(items).toEqual(all.filter(({ changedAt }) => changedAt >= since))
    expect(items.length).toBeLessThan(all.length)
    expect((await list({ since: since.replace('Z', '+00:00'), limit: '100' })).items).toHaveLength(
      items.length,
    )
  })

  it('names a referral that may not be read by its reference alone, and records no read of it', async () => {
    const id = world.idOf('Owen Parry')
    const { items } = await list({ limit: '100' })
    const owen = items.find((one) => one.id === id)
    expect(Object.keys(owen ?? {}).sort()).toEqual(['changedAt', 'hidden', 'id', 'reference', 'status'])
    expect(await reads(id, 'api:hub')).toEqual([])
  })

  it('is refused with what is wrong when it is asked for badly', async () => {
    for (const [name, value] of [
      ['since', 'yesterday'],
      ['cursor', 'bm9wZQ'],
      ['limit', '5000'],
      ['status', 'lost'],
    ] as const) {
      const answer = await world.get('/api/referrals', { query: { [name]: value } })
      expect(answer.status).toBe(400)
      expect(errorOf(answer).message).toContain(name)
    }
  })

  it('is a valid searchset as FHIR, with the next page as a link', async () => {
    const validators = fhirValidators()
    const answer = await world.get('/api/referrals', {
      accept: 'application/fhir+json',
      query: { limit: '29' },
    })
    const bundle = bodyOf<Bundle>(answer)
    expect(validators.fhir(bundle)).toEqual([])
    expect(validators.medplum(bundle)).toEqual([])
    const tasks = (bundle.entry ?? []).filter(({ search }) => search?.mode === 'match')
    expect(tasks).toHaveLength(Math.min(29, world.referred.length))
    const short = bodyOf<Bundle>(
      await world.get('/api/referrals', { accept: 'application/fhir+json', query: { limit: '2' } }),
    )
    expect(short.link?.find(({ relation }) => relation === 'next')?.url).toMatch(/cursor=/)
  })
})

describe('One referral', () => {
  it('is given with its version, and the read is recorded by the name of the key', async () => {
    const id = world.idOf('Joan Smith')
    const answer = await world.get(`/api/referrals/${id}`)
    expect(answer.status).toBe(200)
    expect(etag(answer)).toMatch(/^"\d+"$/)
    expect(await reads(id, 'api:hub')).toHaveLength(1)
  })

  it('keeps its version while it is only read', async () => {
    const path = `/api/referrals/${world.idOf('Joan Smith')}`
    const first = etag(await world.get(path))
    await world.get(path, { key: writeSecret })
    expect(etag(await world.get(path))).toBe(first)
  })

  it('is gone once the person has taken consent back', async () => {
    const answer = await world.get(`/api/referrals/${world.idOf('Owen Parry')}`)
    expect(answer.status).toBe(410)
    expect(String(answer.body)).not.toContain('Parry')
  })

  it('is not found where there is none, nor for somebody who was never referred', async () => {
    const never = world.stored.length
      ? [...world.store.heads()].find(({ referral }) => !referral)?.id
      : undefined
    expect((await world.get('/api/referrals/nobody')).status).toBe(404)
    expect((await world.get(`/api/referrals/${never}`)).status).toBe(404)
    const fhir = await world.get('/api/referrals/nobody', { accept: 'application/fhir+json' })
    expect(bodyOf<{ resourceType: string }>(fhir).resourceType).toBe('OperationOutcome')
  })

  it('is not shown when the read cannot be recorded', async () => {
    world.disk.isFull = true
    const answer = await world.get(`/api/referrals/${world.idOf('Joan Smith')}`)
    expect(answer.status).toBe(503)
    expect(String(answer.body)).not.toContain('Joan')
  })
})

describe('A change of status', () => {
  const change = async (name: string, body: unknown, ifMatch?: string) => {
    const id = world.idOf(name)
    const read = await world.get(`/api/referrals/${id}`, { key: writeSecret })
    return world.patch(id, { body, ifMatch: ifMatch ?? etag(read) })
  }
  const referralOf = async (name: string) => (await world.stored(world.idOf(name))).referral

  it('takes a referral for a worker whom the person is told of, and leaves the bot speaking', async () => {
    const answer = await change('Ray Cooper', { status: 'taken', worker: 'Ann Field' })
    expect(bodyOf<{ status: string }>(answer).status).toBe('taken')
    const c = await world.stored(world.idOf('Ray Cooper'))
    expect(c).toMatchObject({ holder: { kind: 'bot' }, referral: { worker: 'api:crm' } })
    expect(c.messages.map(({ text }) => text).join()).toContain('Ann Field')
    expect((await change('Ray Cooper', { status: 'closed', outcome: 'connected' })).status).toBe(200)
    expect(await referralOf('Ray Cooper')).toMatchObject({ status: 'closed', outcome: 'connected' })
  })

  it('gives one back to the queue', async () => {
    await change('Ray Cooper', { status: 'taken', worker: 'Ann Field' })
    expect((await change('Ray Cooper', { status: 'waiting' })).status).toBe(200)
    expect((await referralOf('Ray Cooper'))?.worker).toBeUndefined()
  })

  it('is refused without a version, and on one that is out of date', async () => {
    const id = world.idOf('Ray Cooper')
    const body = { status: 'declined', reason: 'outOfArea' }
    expect((await world.patch(id, { body })).status).toBe(428)
    expect((await change('Ray Cooper', body, '"1"')).status).toBe(412)
    expect((await referralOf('Ray Cooper'))?.status).toBe('waiting')
  })

  it('is refused in words where somebody else has the referral, or it has ended', async () => {
    const taken = await change('Tomasz Wilk', { status: 'closed', outcome: 'advised' })
    expect(taken.status).toBe(409)
    expect(errorOf(taken).message).toBe('Sam Okoro has this case now.')
    const ended = await change('Joan Smith', { status: 'taken', worker: 'Ann' })
    expect(errorOf(ended).message).toBe('The case has been closed already.')
  })

  it('cannot withdraw: only the person can', async () => {
    expect((await change('Ray Cooper', { status: 'withdrawn' })).status).toBe(400)
    expect((await change('Ray Cooper', { status: 'closed' })).status).toBe(400)
    expect((await change('Ray Cooper', undefined)).status).toBe(400)
  })

  it('is refused on a referral that is no longer shared', async () => {
    const answer = await world.patch(world.idOf('Owen Parry'), {
      ifMatch: '*',
      body: { status: 'taken', worker: 'Ann' },
    })
    expect([409, 410]).toContain(answer.status)
  })
})
