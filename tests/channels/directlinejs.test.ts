/** Microsoft's own client against our Direct Line, over WebSocket and by polling. */
import { randomBytes } from 'node:crypto'
import { ConnectionStatus, DirectLine, type Activity } from 'botframework-directlinejs'
import { WebSocket } from 'ws'
import { createTokens, tokenSeconds } from '../../src/channels/direct-line/tokens.js'
import { startService, until, type Service } from './service.js'
import { FetchXhr } from './xhr.js'

Object.assign(globalThis, { WebSocket, XMLHttpRequest: FetchXhr })

const key = randomBytes(32)
let service: Service
beforeAll(async () => {
  service = await startService({ key })
})
afterAll(() => service.close())

interface Client {
  readonly line: DirectLine
  readonly seen: Activity[]
  readonly texts: () => string[]
  readonly states: ConnectionStatus[]
  say(text: string, clientActivityID?: string): Promise<string>
}

function listen(line: DirectLine): Client {
  const seen: Activity[] = []
  const states: ConnectionStatus[] = []
  line.activity$.subscribe(
    (activity) => void seen.push(activity),
    () => undefined,
  )
  line.connectionStatus$.subscribe((state) => void states.push(state))
  return {
    line,
    seen,
    states,
    texts: () => seen.map((activity) => ('text' in activity ? String(activity.text) : '')),
    say: (text, clientActivityID = randomBytes(4).toString('hex')) =>
      new Promise((resolve, reject) => {
        const activity = { type: 'message', text, from: { id: 'x' }, channelData: { clientActivityID } }
        line.postActivity(activity as Activity).subscribe(resolve, reject)
      }),
  }
}

/** The options the client reads but its types leave out make it come back after three seconds, not up to fifteen. */
const options = (more: object) => ({ domain: service.domain, random: () => 0, ...more }) as never

async function connect(webSocket: boolean, more: object = {}): Promise<Client> {
  const { token } = await service.token()
  return listen(new DirectLine(options({ token, webSocket, pollingInterval: 200, ...more })))
}

describe.each([
  ['over WebSocket', true],
  ['by polling', false],
])('directlinejs %s', (_how, webSocket) => {
  it('starts, hears the greeting, sends, and hears its own words and the answer in order', async () => {
    const client = await connect(webSocket)
    await until(() => client.texts().length === 2)
    const id = await client.say('hello', 'mine-1')
    await until(() => client.texts().length === 4)
    expect(client.texts().slice(2)).toEqual(['hello', 'You said: hello'])
    expect(client.seen[2]).toMatchObject({ id, channelData: { clientActivityID: 'mine-1' } })
    expect(client.states.at(-1)).toBe(ConnectionStatus.Online)
    client.line.end()
  })

  it('hears a message sent twice once', async () => {
    const client = await connect(webSocket)
    await until(() => client.texts().length === 2)
    expect(await client.say('twice', 'same')).toBe(await client.say('twice', 'same'))
    await client.say('after')
    await until(() => client.texts().length >= 6)
    expect(client.texts().slice(2)).toEqual(['twice', 'You said: twice', 'after', 'You said: after'])
    client.line.end()
  })

  it('hears what a worker writes unasked', async () => {
    const client = await connect(webSocket)
    await until(() => client.texts().length === 2)
    const { conversationId } = client.line as unknown as { conversationId: string }
    const c = service.conversation.workerSays(conversationId, 'Hello from Sam')
    await service.channels.sender.deliver(c, c.messages.slice(-1))
    await until(() => client.texts().length === 3)
    expect(client.seen[2]?.from).toMatchObject({ name: 'Sam' })
    client.line.end()
  })

  it('goes on with its conversation id and watermark after a reload of the page', async () => {
    const before = await connect(webSocket)
    await until(() => before.texts().length === 2)
    const { conversationId, token, watermark } = before.line as unknown as Record<string, string>
    before.line.end()
    const c = service.conversation.workerSays(String(conversationId), 'while you were away')
    await service.channels.sender.deliver(c, c.messages.slice(-1))
    const after = listen(
      new DirectLine(options({ token, conversationId, watermark, webSocket, pollingInterval: 200 })),
    )
    await until(() => after.texts().length === 1)
    expect(after.texts()).toEqual(['while you were away'])
    after.line.end()
  })

  it('renews its token', async () => {
    const client = await connect(webSocket)
    await until(() => client.texts().length === 2)
    const renewed = await new Promise<string>((resolve, reject) => {
      const line = client.line as unknown as {
        refreshToken(): { subscribe(ok: (token: string) => void, bad: (error: unknown) => void): void }
      }
      line.refreshToken().subscribe(resolve, reject)
    })
    Object.assign(client.line, { token: renewed })
    expect(await client.say('with the new token')).toContain('|')
    client.line.end()
  })

  it('learns that its token has expired, and says "retry" instead of losing a message', async () => {
    const client = await connect(webSocket)
    await until(() => client.texts().length === 2)
    const { conversationId } = client.line as unknown as { conversationId: string }
    const past = createTokens(key, tokenSeconds, () => new Date(Date.now() - 2 * 86_400_000))
    const token = await past.sign({ conversationId, user: 'dl_x' }, 'chat')
    Object.assign(client.line, { token })
    expect(await client.say('too late')).toBe('retry')
    expect(client.states).toContain(ConnectionStatus.ExpiredToken)
    client.line.end()
  })
})

it('fails to connect with a token that is none', async () => {
  const client = listen(new DirectLine(options({ token: 'rubbish' })))
  await until(() => client.states.includes(ConnectionStatus.FailedToConnect))
})

it('by polling learns that a deleted conversation has ended', async () => {
  const client = await connect(false)
  await until(() => client.texts().length === 2)
  await client.say('delete')
  await until(() => client.states.includes(ConnectionStatus.Ended))
  expect(client.texts().slice(2)).toEqual(['delete', 'It is deleted.', ''])
  client.line.end() // or it goes on renewing its token
})

it('comes back by itself after the server was restarted, and hears what it missed exactly once', async () => {
  const first = await startService({ key })
  const { token } = await first.token()
  const client = listen(new DirectLine(options({ token, domain: first.domain })))
  await until(() => client.texts().length === 2)
  await client.say('before')
  await until(() => client.texts().length === 4)
  const { conversationId } = client.line as unknown as { conversationId: string }
  await first.close()
  first.conversation.workerSays(conversationId, 'said during the restart')
  const second = await startService({ key, port: first.port, conversation: first.conversation })
  await until(() => client.texts().length === 5, 10_000)
  expect(client.texts().slice(2)).toEqual(['before', 'You said: before', 'said during the restart'])
  expect(await client.say('after')).toContain('|')
  await until(() => client.texts().length === 7)
  client.line.end()
  await second.close()
})
