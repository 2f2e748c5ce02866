import { randomBytes } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import { StoreError } from '../../src/errors.js'
import { createTokens, tokenSeconds } from '../../src/channels/direct-line/tokens.js'
import { createLimits, usualLimits } from '../../src/http/limits.js'
import { secret, startService, until, type Granted, type Service } from './service.js'

const key = randomBytes(32)
let service: Service
beforeAll(async () => {
  service = await startService({ key })
})
afterAll(() => service.close())

interface Feed {
  activities: {
    id: string
    type: string
    text: string
    from: { id: string; role: string; name: string }
    channelData?: { clientActivityID?: string }
    replyToId?: string
    suggestedActions?: { actions: { type: string; value: string }[] }
  }[]
  watermark: string
}

async function begin(user?: string): Promise<Granted> {
  const { token } = await service.token(user)
  const answer = await service.call('conversations', { method: 'POST', bearer: token, body: {} })
  return (await answer.json()) as Granted
}
const say = (at: Granted, activity: unknown) =>
  service.call(`conversations/${at.conversationId}/activities`, {
    method: 'POST',
    bearer: at.token,
    body: activity,
  })
const message = (text: string, clientActivityID?: string) => ({
  type: 'message',
  text,
  from: { id: 'somebody-else' },
  ...(clientActivityID && { channelData: { clientActivityID } }),
})
async function feed(at: Granted, watermark = ''): Promise<Feed> {
  const path = `conversations/${at.conversationId}/activities?watermark=${watermark}`
  return (await (await service.call(path, { bearer: at.token })).json()) as Feed
}

describe('tokens', () => {
  it('are made for the secret alone', async () => {
    const { token, expires_in } = await service.token()
    expect(expires_in).toBeGreaterThan(900)
    for (const bearer of [undefined, 'rubbish', token])
      expect((await service.call('tokens/generate', { method: 'POST', bearer, body: {} })).status).toBe(403)
  })

  it('open one conversation and no other', async () => {
    const mine = await begin()
    const other = await begin()
    const id = other.conversationId
    const calls = [
      service.call(`conversations/${id}`, { bearer: mine.token }),
      service.call(`conversations/${id}/activities`, { bearer: mine.token }),
      service.call(`conversations/${id}/activities`, {
        method: 'POST',
        bearer: mine.token,
        body: message('hello'),
      }),
      service.call(`conversations/${id}/upload?userId=x`, { method: 'POST', bearer: mine.token }),
    ]
    for (const { status } of await Promise.all(calls)) expect(status).toBe(403)
  })

  it('are renewed for the same conversation while the old one goes on working', async () => {
    const old = await begin()
    const answer = await service.call('tokens/refresh', { method: 'POST', bearer: old.token })
    const renewed = (await answer.json()) as Granted
    expect(renewed.conversationId).toBe(old.conversationId)
    expect((await say(renewed, message('new'))).status).toBe(200)
    expect((await say(old, message('old'))).status).toBe(200)
  })

  it('say so when they have expired, and the secret cannot be renewed', async () => {
    const past = createTokens(key, tokenSeconds, () => new Date(Date.now() - 2 * 86_400_000))
    const bearer = await past.sign({ conversationId: 'c', user: 'dl_x' }, 'chat')
    const answer = await service.call('tokens/refresh', { method: 'POST', bearer })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ error: { code: 'TokenExpired' } })
    expect((await service.call('tokens/refresh', { method: 'POST', bearer: secret })).status).toBe(403)
  })

  it('name the person as the server that asked for them wants, and nobody else', async () => {
    const ask = (id: string) =>
      service.call('tokens/generate', { method: 'POST', bearer: secret, body: { user: { id } } })
    for (const id of ['cairn', 'worker', 'dl_', 'dl_a b', `dl_${'x'.repeat(98)}`])
      expect((await ask(id)).status).toBe(400)
    expect((await ask('dl_patient.7')).status).toBe(200)
    const { token } = await service.token('dl_ann')
    const body = { user: { id: 'dl_eve' } }
    const answer = await service.call('conversations', { method: 'POST', bearer: token, body })
    const at = (await answer.json()) as Granted
    await say(at, message('who am I'))
    expect((await feed(at)).activities[2]?.from.id).toBe('dl_ann')
  })

  it('are for conversations that nobody can guess', async () => {
    const ids = await Promise.all(
      Array.from({ length: 20 }, async () => (await service.token()).conversationId),
    )
    expect(new Set(ids).size).toBe(20)
    for (const id of ids) expect(Buffer.from(id, 'base64url').length * 8).toBeGreaterThanOrEqual(96)
  })

  it('begin nothing anew once their conversation is gone, also after a restart', async () => {
    const first = await startService({ key })
    const { token } = await first.token()
    const began = await first.call('conversations', { method: 'POST', bearer: token, body: {} })
    const at = (await began.json()) as Granted
    first.conversation.cases.clear()
    await first.close()
    const second = await startService({ key })
    const start = { method: 'POST', bearer: at.token, body: {} }
    expect((await second.call('conversations', start)).status).toBe(404)
    expect((await second.call('tokens/refresh', { method: 'POST', bearer: at.token })).status).toBe(404)
    expect(second.conversation.cases.size).toBe(0)
    await second.close()
  })

  it('made for a new conversation and not used begin it only for a while, but can be renewed meanwhile', async () => {
    const hourAgo = createTokens(key, tokenSeconds, () => new Date(Date.now() - 3_600_000))
    const holder = { conversationId: 'never-begun', user: 'dl_x' }
    const late = await hourAgo.sign(holder, 'chat', 'fresh')
    expect((await service.call('conversations', { method: 'POST', bearer: late, body: {} })).status).toBe(404)
    const { token } = await service.token()
    const renewed = await service.call('tokens/refresh', { method: 'POST', bearer: token })
    const bearer = ((await renewed.json()) as Granted).token
    expect((await service.call('conversations', { method: 'POST', bearer, body: {} })).status).toBe(201)
  })

  it('of one use do not serve another', async () => {
    const holder = { conversationId: 'c', user: 'dl_x' }
    const tokens = createTokens(key)
    for (const use of ['page', 'stream'] as const) {
      const bearer = await tokens.sign(holder, use)
      expect((await service.call('conversations', { method: 'POST', bearer, body: {} })).status).toBe(401)
    }
  })

  it('without a token or with rubbish nothing opens', async () => {
    expect((await service.call('conversations', { method: 'POST', body: {} })).status).toBe(401)
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"conv":"c","user":"u","aud":"chat"}').toString('base64url')}.`
    expect((await service.call('conversations', { method: 'POST', bearer: unsigned, body: {} })).status).toBe(
      401,
    )
  })
})

describe('the token for pages', () => {
  const ask = (origin?: string) =>
    service.call('/api/chat/token', { method: 'POST', body: {}, headers: origin ? { origin } : {} })

  it('is given to our own page and to configured origins', async () => {
    for (const origin of [service.base, 'https://surgery.example']) {
      const answer = await ask(origin)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
      expect(await answer.json()).toMatchObject({ userId: expect.stringMatching(/^dl_/) as string })
    }
  })

  it('is refused to any other', async () => {
    for (const origin of [undefined, 'https://evil.example', 'null'])
      expect((await ask(origin)).status).toBe(403)
  })

  it('has a preflight that allows what the client sends', async () => {
    const headers = { origin: 'https://surgery.example', 'access-control-request-method': 'POST' }
    const answer = await service.call('conversations', { method: 'OPTIONS', headers })
    expect(answer.status).toBe(204)
    const allowed = answer.headers.get('access-control-allow-headers')?.split(', ').sort()
    expect(allowed).toEqual(['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with'])
    const evil = await service.call('conversations', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    })
    expect(evil.status).toBe(403)
    expect(evil.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('a page of another origin', () => {
  const origin = 'https://surgery.example'

  it('reads every refusal, and when to come back', async () => {
    const strict = await startService({ limits: createLimits({ ...usualLimits, conversations: 1 }) })
    const ask = () => strict.call('/api/chat/token', { method: 'POST', body: {}, headers: { origin } })
    await ask()
    const tooMany = await ask()
    expect(tooMany.status).toBe(429)
    expect(Number(tooMany.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(tooMany.headers.get('access-control-expose-headers')).toBe('Retry-After')
    const { token, conversationId } = await strict.token()
    const post = (bearer: string, body: unknown) =>
      strict.call(`conversations/${conversationId}/activities`, {
        method: 'POST',
        bearer,
        body,
        headers: { origin },
      })
    const refused = [
      [await post('rubbish', message('x')), 401],
      [await post(token, message('x')), 404],
      [await post(token, message('x'.repeat(300_000))), 413],
      [await post(token, '{'), 400],
      [await strict.call('nothing', { headers: { origin } }), 404],
    ] as const
    for (const [answer, status] of refused) {
      expect(answer.status).toBe(status)
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    }
    await strict.close()
  })

  it('of an origin that is not configured reads nothing', async () => {
    const headers = { origin: 'https://evil.example' }
    for (const path of ['conversations/x', 'nothing'])
      expect((await service.call(path, { headers })).headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('a conversation', () => {
  it('begins once, with its greeting, also when the same token begins it again', async () => {
    const { token } = await service.token()
    const first = await service.call('conversations', {
      method: 'POST',
      bearer: token,
      body: { locale: 'cy-GB', unknown: 1 },
    })
    expect(first.status).toBe(201)
    const one = (await first.json()) as Granted
    const again = await service.call('conversations', { method: 'POST', bearer: token, body: {} })
    expect(((await again.json()) as Granted).conversationId).toBe(one.conversationId)
    expect((await feed(one)).activities).toHaveLength(2)
    expect(service.conversation.cases.get(one.conversationId)?.language).toBe('cy')
  })

  it('brings the person their own words back with the id of the post and the client id', async () => {
    const at = await begin('dl_ann')
    const { id } = (await (await say(at, message('I feel lonely', 'client-1'))).json()) as { id: string }
    const { activities } = await feed(at)
    expect(activities[2]).toMatchObject({
      id,
      text: 'I feel lonely',
      from: { id: 'dl_ann', role: 'user' },
      channelData: { clientActivityID: 'client-1' },
    })
    expect(activities[3]).toMatchObject({ text: 'You said: I feel lonely', replyToId: id })
    expect(activities[3]?.suggestedActions?.actions[0]).toMatchObject({ type: 'imBack', value: 'Yes' })
    for (const activity of activities)
      expect(activity).toMatchObject({
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        conversation: { id: at.conversationId },
        channelId: 'directline',
      })
    expect(activities[0]).toMatchObject({ from: { id: 'cairn', role: 'bot', name: 'Cairn' }, locale: 'en' })
    const ids = activities.map((activity) => activity.id)
    expect([...ids].sort()).toEqual(ids)
  })

  it('takes a second post with the same client id as the same message', async () => {
    const at = await begin()
    const answers = await Promise.all([say(at, message('once', 'same')), say(at, message('once', 'same'))])
    const ids = await Promise.all(answers.map((answer) => answer.json()))
    expect(ids[0]).toEqual(ids[1])
    expect((await feed(at)).activities).toHaveLength(4)
  })

  it('hands over a pressed button as its code', async () => {
    const at = await begin()
    await say(at, { type: 'message', text: 'Yes', value: { choice: 'keep.may=yes' } })
    expect(service.conversation.heard.at(-1)).toMatchObject({ text: 'Yes', choice: 'keep.may=yes' })
    await say(at, { type: 'message', text: 'Yes', value: { choice: { toString: 1 } } })
    expect(service.conversation.heard.at(-1)?.choice).toBeUndefined()
  })

  it('gives by watermark what is new, the same again on replay, and refuses nonsense', async () => {
    const at = await begin()
    const all = await feed(at)
    expect((await feed(at, all.watermark)).activities).toEqual([])
    await say(at, message('more'))
    const rest = await feed(at, all.watermark)
    expect(rest.activities.map(({ text }) => text)).toEqual(['more', 'You said: more'])
    expect(await feed(at, all.watermark)).toEqual(rest)
    expect((await feed(at, '999')).activities).toEqual([])
    for (const odd of ['-1', '1.5', 'abc', '1e9', '99999999999999999999', '%00'])
      expect(
        (
          await service.call(`conversations/${at.conversationId}/activities?watermark=${odd}`, {
            bearer: at.token,
          })
        ).status,
      ).toBe(400)
  })

  it('accepts typing and events, and nothing comes of them', async () => {
    const at = await begin()
    for (const type of ['typing', 'event', 'invoke', 'conversationUpdate', 'endOfConversation']) {
      const answer = await say(at, { type, name: 'webchat/join', value: { deep: [1] } })
      expect(answer.status).toBe(200)
      expect(await answer.json()).toHaveProperty('id')
    }
    expect((await feed(at)).activities).toHaveLength(2)
  })

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no type', '{"text":"a"}'],
    ['a text that is none', '{"type":"message","text":{}}'],
    ['a type that is none', '{"type":7}'],
    ['broken JSON', '{"type":'],
    ['a client id that is none', '{"type":"message","text":"a","channelData":{"clientActivityID":{}}}'],
  ])('refuses %s', async (_what, body) => {
    const at = await begin()
    const answer = await say(at, body)
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toMatch(/\bat .*\.js/)
  })

  it('refuses a body over its bound, and hands on no more than the bot can read', async () => {
    const at = await begin()
    expect((await say(at, message('x'.repeat(300_000)))).status).toBe(413)
    expect((await say(at, message('x'.repeat(200_000)))).status).toBe(200)
    expect(service.conversation.heard.at(-1)?.text).toHaveLength(20_000)
  })

  it('passes words on without what cannot be seen, and template syntax as the words they are', async () => {
    const at = await begin()
    await say(at, message('a\u0000b\u202Ec\u200Bd\uFEFF \uD800 {{x}} $t(welcome.hello) <b>&'))
    expect(service.conversation.heard.at(-1)?.text).toBe('abcd \uFFFD {{x}} $t(welcome.hello) <b>&')
    await say(at, message('خوش\u200Cآمدید'))
    expect(service.conversation.heard.at(-1)?.text).toBe('خوش\u200Cآمدید')
  })

  it('never fetches what an attachment points to', async () => {
    const at = await begin()
    let asked = 0
    const trap = createHttpServer((_request, response) => {
      asked++
      response.end()
    })
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
    const { port } = trap.address() as AddressInfo
    const contentUrl = `http://127.0.0.1:${port}/photo.jpg`
    const attachments = [{ contentType: 'image/jpeg', contentUrl, thumbnailUrl: contentUrl }]
    expect((await say(at, { ...message('look'), attachments })).status).toBe(200)
    const { activities } = await feed(at)
    expect(JSON.stringify(activities)).not.toContain('photo.jpg')
    expect(asked).toBe(0)
    trap.close()
  })

  it('hands over what was ticked in a card as one answer', async () => {
    const at = await begin()
    await say(at, { type: 'message', value: { ticked: 'aboutYou.free=mornings,aboutYou.free=weekends' } })
    expect(service.conversation.heard.at(-1)).toMatchObject({
      text: '',
      choice: 'aboutYou.free=mornings,weekends',
    })
  })

  it('never leaves a post hanging when the turn does', async () => {
    const slow = await startService({ patience: 100 })
    const { token } = await slow.token()
    const start = { method: 'POST', bearer: token, body: {} }
    const { conversationId } = (await (await slow.call('conversations', start)).json()) as Granted
    slow.conversation.wait = new Promise(() => undefined)
    const answer = await slow.call(`conversations/${conversationId}/activities`, {
      method: 'POST',
      bearer: token,
      body: message('hello?'),
    })
    expect(answer.status).toBe(503)
    await slow.close()
  })

  it('refuses files politely', async () => {
    const at = await begin()
    const body = new FormData()
    body.append('file', new Blob(['x']), 'x.exe')
    const answer = await fetch(`${service.domain}/conversations/${at.conversationId}/upload?userId=dl_x`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${at.token}` },
    })
    expect(answer.status).toBe(415)
    expect(await answer.json()).toMatchObject({ error: { code: 'NoUploads' } })
  })

  it('is over for good once it is deleted', async () => {
    const { token } = await service.token()
    const started = await service.call('conversations', { method: 'POST', bearer: token, body: {} })
    const at = (await started.json()) as Granted
    expect((await say(at, message('delete'))).status).toBe(200)
    expect((await say(at, message('hello?'))).status).toBe(404)
    const last = (await feed(at)).activities
    expect(last.map(({ text, type }) => text ?? type)).toEqual([
      'delete',
      'It is deleted.',
      'endOfConversation',
    ])
    for (const path of ['', '/activities'])
      expect(
        (await service.call(`conversations/${at.conversationId}${path}`, { bearer: at.token })).status,
      ).toBe(404)
    const again = await service.call('conversations', { method: 'POST', bearer: token, body: {} })
    expect(again.status).toBe(404)
    for (const bearer of [token, at.token])
      expect((await service.call('tokens/refresh', { method: 'POST', bearer })).status).toBe(404)
    expect(service.conversation.cases.has(at.conversationId)).toBe(false)
  })

  it('answers 503 in words when nothing can be kept, and works again after', async () => {
    const at = await begin()
    service.conversation.failWith = new StoreError('full', 'the disk is full')
    const answer = await say(at, message('keep this', 'kept-1'))
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain('disk')
    expect((await say(at, message('keep this', 'kept-1'))).status).toBe(200)
    expect((await feed(at)).activities).toHaveLength(4)
  })

  it('answers 429 with a time to come back after sixty messages in a minute', async () => {
    const strict = await startService({ limits: createLimits({ ...usualLimits, messages: 2 }) })
    const { token } = await strict.token()
    const started = await strict.call('conversations', { method: 'POST', bearer: token, body: {} })
    const { conversationId } = (await started.json()) as Granted
    const statuses: number[] = []
    for (const text of ['1', '2', '3']) {
      const answer = await strict.call(`conversations/${conversationId}/activities`, {
        method: 'POST',
        bearer: token,
        body: message(text),
      })
      statuses.push(answer.status)
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(statuses).toEqual([200, 200, 429])
    await strict.close()
  })
})

describe('the stream', () => {
  const open = (url: string) => {
    const frames: Feed[] = []
    const socket = new WebSocket(url)
    const refused = new Promise<number>((resolve) => {
      socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0))
      socket.on('open', () => resolve(101))
      socket.on('error', () => undefined)
    })
    socket.on('message', (data) => {
      const text = (data as Buffer).toString()
      if (text) frames.push(JSON.parse(text) as Feed)
    })
    const texts = () => frames.flatMap(({ activities }) => activities.map(({ text }) => text))
    return { socket, frames, refused, texts }
  }

  it('brings the greeting, the person and the answer in order, once, to every window', async () => {
    const at = await begin()
    const [one, two] = [open(at.streamUrl), open(at.streamUrl)]
    await Promise.all([one.refused, two.refused])
    await Promise.all([say(at, message('a')), say(at, message('b'))])
    const all = (await feed(at)).activities.map(({ text }) => text)
    await until(() => one.texts().length >= 6 && two.texts().length >= 6)
    expect(one.texts()).toEqual(all)
    expect(two.texts()).toEqual(all)
    one.socket.close()
    two.socket.close()
  })

  it('brings what a worker writes, and what was missed while the line was down', async () => {
    const at = await begin()
    const line = open(at.streamUrl)
    await until(() => line.frames.length > 0)
    const { watermark } = line.frames[0] ?? { watermark: '' }
    line.socket.terminate()
    await until(() => service.channels.web.openConversations() === 0)
    const c = service.conversation.workerSays(at.conversationId, 'Hello, I am Sam')
    await service.channels.sender.deliver(c, c.messages.slice(-1))
    const path = `conversations/${at.conversationId}?watermark=${watermark}`
    const back = (await (await service.call(path, { bearer: at.token })).json()) as Granted
    const again = open(back.streamUrl)
    await until(() => again.frames.length > 0)
    expect(again.texts()).toEqual(['Hello, I am Sam'])
    expect(again.frames[0]?.activities[0]?.from).toMatchObject({ name: 'Sam', role: 'bot' })
    const next = service.conversation.workerSays(at.conversationId, 'How are you?')
    await service.channels.sender.deliver(next, next.messages.slice(-1))
    await until(() => again.texts().length === 2)
    again.socket.close()
  })

  it('shows that an answer is on its way when it takes long, and keeps nothing of that', async () => {
    const at = await begin()
    const line = open(at.streamUrl)
    await line.refused
    let go = () => {}
    service.conversation.wait = new Promise((resolve) => (go = () => resolve()))
    const posted = say(at, message('slow'))
    const types = () => line.frames.flatMap(({ activities }) => activities.map(({ type }) => type))
    await until(() => types().includes('typing'))
    go()
    await posted
    await until(() => types().length === 5)
    expect((await feed(at)).activities.map(({ type }) => type)).toEqual(Array(4).fill('message'))
    line.socket.close()
  })

  it('beats, drops a client that does not answer, and renews one that does without loss', async () => {
    const brisk = await startService({ key, live: { beat: 30, life: 100 } })
    const { token } = await brisk.token()
    const start = { method: 'POST', bearer: token, body: {} }
    const { streamUrl } = (await (await brisk.call('conversations', start)).json()) as Granted
    const alive = new WebSocket(streamUrl)
    const beats: string[] = []
    alive.on('message', (data) => beats.push((data as Buffer).toString()))
    const code = await new Promise<number>((resolve) => alive.on('close', resolve))
    expect(code).toBe(1000)
    expect(beats).toContain('')
    const dead = new WebSocket(streamUrl, { autoPong: false })
    expect(await new Promise<number>((resolve) => dead.on('close', resolve))).toBe(1006)
    await brisk.close()
  })

  it('says farewell and closes when the conversation is deleted', async () => {
    const at = await begin()
    const line = open(at.streamUrl)
    await line.refused
    const closed = new Promise((resolve) => line.socket.on('close', resolve))
    await say(at, message('delete'))
    await closed
    expect(line.texts().slice(2)).toEqual(['delete', 'It is deleted.', undefined])
    expect(line.frames.at(-1)?.activities.at(-1)?.type).toBe('endOfConversation')
  })

  it('opens for no foreign, expired or spoilt token', async () => {
    const mine = await begin()
    const other = await begin()
    const past = createTokens(key, tokenSeconds, () => new Date(Date.now() - 2 * 86_400_000))
    const stale = await past.sign({ conversationId: mine.conversationId, user: 'dl_x' }, 'stream')
    const url = (id: string, token: string) =>
      `ws://127.0.0.1:${service.port}/v3/directline/conversations/${id}/stream?t=${token}`
    const myToken = new URL(mine.streamUrl).searchParams.get('t') ?? ''
    expect(await open(url(other.conversationId, myToken)).refused).toBe(403)
    expect(await open(url(mine.conversationId, stale)).refused).toBe(403)
    expect(await open(url(mine.conversationId, 'rubbish')).refused).toBe(401)
    expect(await open(url(mine.conversationId, '')).refused).toBe(401)
    expect(await open(`ws://127.0.0.1:${service.port}/elsewhere`).refused).toBe(404)
    expect(await open(`${url(mine.conversationId, myToken)}&watermark=x`).refused).toBe(400)
  })

  it('keeps nothing in memory once the last window is closed', async () => {
    const at = await begin()
    const line = open(at.streamUrl)
    await line.refused
    expect(service.channels.web.openConversations()).toBe(1)
    line.socket.close()
    await until(() => service.channels.web.openConversations() === 0)
  })
})
