/** Who may post to `/api/messages`: tokens of the Bot Framework service for this bot, and nobody else. */
import { appId, startAzure, teamsActivity, type AzureService } from './service.js'
import type { TokenOf } from './issuer.js'

let service: AzureService
beforeAll(async () => {
  service = await startAzure()
})
afterAll(() => service.close())

let people = 0
const nobody = () => `nobody-${++people}`
const said = (conversation: string, more = {}) => teamsActivity(conversation, { text: 'hello', ...more })
const good = () => ({ audience: appId, serviceUrl: service.connector.url })

/** Answered 401, nothing was begun, nothing was sent. */
async function refused(post: (conversation: string) => Promise<Response>): Promise<void> {
  const conversation = nobody()
  await service.quiet()
  const sentBefore = service.connector.sent.length
  const answer = await post(conversation)
  expect(answer.status).toBe(401)
  expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  await service.quiet()
  expect(await service.caseOf(conversation)).toBeUndefined()
  expect(service.connector.sent).toHaveLength(sentBefore)
}

const withHeader = (authorization: string | undefined) =>
  refused((conversation) =>
    service.post(
      { ...said(conversation), serviceUrl: service.connector.url },
      authorization === undefined ? {} : { authorization },
    ),
  )

describe('a good token', () => {
  it('is let in, and answered with a token of the bot to the address it names', async () => {
    const conversation = nobody()
    const answer = await service.deliver(said(conversation))
    expect(answer.status).toBe(200)
    await service.quiet()
    const sent = service.connector.sent.filter(({ to }) => to === conversation)
    expect(sent.map(({ text }) => text).join(' ')).toContain('I am a computer program')
    expect(new Set(sent.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer a-token-of-the-bot']),
    )
  })

  it.each([
    ['expired for less than five minutes', { expires: -200 }],
    ['from less than five minutes ahead', { notBefore: 200 }],
    ['of a key for Teams alone, from Teams', { key: 'teamsOnly' }],
  ] as const)('%s is let in', async (_, of) => {
    expect((await service.deliver(said(nobody()), of)).status).toBe(200)
  })
})

describe('a bad token', () => {
  const bad: [string, Partial<TokenOf>][] = [
    ['expired', { expires: -400 }],
    ['that never expires', { expires: undefined }],
    ['from the future', { notBefore: 400 }],
    ['for another bot', { audience: '00000000-0000-4000-8000-000000000000' }],
    ['of another issuer', { issuer: 'https://issuer.example' }],
    [
      'of a tenant, as the emulator has',
      { issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' },
    ],
    ['signed by a stranger', { key: 'stranger' }],
    ['of a key that nobody knows', { key: 'unknown' }],
    ['for another service address', { serviceUrl: 'https://elsewhere.example/' }],
    ['for no service address', { serviceUrl: undefined }],
    ['of another bot, as a skill', { more: { ver: '1.0', appid: 'another' } }],
  ]
  it.each(bad)('%s is refused', async (_, of) => {
    await refused((conversation) => service.deliver(said(conversation), of))
  })

  it('of a key that is not endorsed for the channel is refused', async () => {
    await refused((conversation) =>
      service.deliver(said(conversation, { channelId: 'webchat' }), { key: 'teamsOnly' }),
    )
  })

  it('that nobody signed is refused', () => withHeader(`Bearer ${service.issuer.unsigned(good())}`))

  it('signed with the public key as a secret is refused', async () =>
    withHeader(`Bearer ${await service.issuer.symmetric(good())}`))

  it('that was changed after it was signed is refused', async () => {
    const [head, , signature] = (await service.issuer.token(good())).split('.')
    const claims = Buffer.from(JSON.stringify({ iss: 'https://api.botframework.com', aud: appId }))
    await withHeader(`Bearer ${head}.${claims.toString('base64url')}.${signature}`)
  })

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Bearer a.b.c', 'Bearer ..', 'Basic YTpi', 'a.b.c'])(
    'is anything else: %s',
    withHeader,
  )

  it.each(['bearer', 'Bearer  ', 'Bearer,'])('is a good one after "%s"', async (scheme) =>
    withHeader(`${scheme} ${await service.issuer.token(good())}`),
  )

  it('leaves no trace on the console', async () => {
    const { jest } = import.meta as unknown as { jest: typeof globalThis.jest }
    const written = [jest.spyOn(console, 'error'), jest.spyOn(console, 'warn'), jest.spyOn(console, 'log')]
    await refused((conversation) => service.deliver(said(conversation), { key: 'stranger' }))
    await refused((conversation) => service.deliver(said(conversation), { expires: -400 }))
    await refused((conversation) =>
      service.deliver(said(conversation, { channelId: 'webchat' }), { key: 'teamsOnly' }),
    )
    await withHeader(`Bearer ${service.issuer.unsigned(good())}`)
    for (const spy of written) expect(spy).not.toHaveBeenCalled()
    jest.restoreAllMocks()
  })
})

describe('a body that cannot be answered', () => {
  it('without a service address is refused, however good the token', async () => {
    await refused((conversation) =>
      service.issuer
        .token(good())
        .then((token) => service.post(said(conversation), { authorization: `Bearer ${token}` })),
    )
  })

  it.each([[null], [[]], ['text'], [7], [{}], [{ type: 'message' }]])(
    '%j is refused with and without a token',
    async (body) => {
      expect((await service.post(body)).status).toBe(401)
      const token = await service.issuer.token(good())
      expect((await service.post(body, { authorization: `Bearer ${token}` })).status).toBe(401)
    },
  )

  it.each([
    ['text that is none', { text: {} }],
    ['no conversation', { conversation: undefined }],
    ['no sender', { from: undefined }],
    ['a channel of our own', { channelId: 'web' }],
    ['our own text messages', { channelId: 'sms' }],
  ])('%s is a bad request', async (_, more) => {
    expect((await service.deliver({ ...said(nobody()), ...(more as object) })).status).toBe(400)
  })

  it('that is empty, torn or not JSON crashes nothing', async () => {
    const at = `${service.base}/api/messages`
    const type = { 'content-type': 'application/json' }
    expect((await fetch(at, { method: 'POST' })).status).toBe(401)
    expect((await fetch(at, { method: 'POST', headers: type, body: '' })).status).toBe(401)
    expect((await fetch(at, { method: 'POST', headers: type, body: '{"type":' })).status).toBe(400)
    expect((await fetch(at, { method: 'POST', body: 'hello' })).status).toBe(415)
    expect((await fetch(at, { method: 'HEAD' })).status).toBe(200)
    expect((await fetch(at)).status).toBe(405)
    expect((await service.deliver(said(nobody()))).status).toBe(200)
  })
})

describe('while the keys cannot be had', () => {
  it('nobody is let in, and callers are told to come back', async () => {
    const other = await startAzure()
    try {
      other.issuer.broken = true
      const answer = await other.deliver(said('early'))
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('10')
      expect(await other.caseOf('early')).toBeUndefined()
      const asked = other.issuer.asked.length
      await other.deliver(said('early'))
      expect(other.issuer.asked).toHaveLength(asked)
    } finally {
      await other.close()
    }
  })
})

describe('without an identity', () => {
  let local: AzureService
  beforeAll(async () => {
    local = await startAzure({ identified: false })
  })
  afterAll(() => local.close())
  const emulated = (conversation: string, more = {}) => ({
    ...said(conversation, { channelId: 'emulator', conversation: { id: conversation } }),
    serviceUrl: local.connector.url,
    ...more,
  })

  it('an emulator on this machine is answered, without any token', async () => {
    expect((await local.post(emulated('here'))).status).toBe(200)
    await local.quiet()
    expect(local.connector.sent.map(({ authorization }) => authorization)).toContain(undefined)
    expect(await local.caseOf('here', 'emulator')).toBeDefined()
  })

  it('nothing is sent off this machine', async () => {
    const answer = await local.post(emulated('away', { serviceUrl: 'https://elsewhere.example/' }))
    expect(answer.status).toBe(401)
  })

  it('callers through a proxy find nothing', async () => {
    const answer = await local.post(emulated('proxied'), { 'x-forwarded-for': '127.0.0.1' })
    expect(answer.status).toBe(404)
  })
})
