/** Text messages through the real service: signed webhooks in, a gateway on loopback that takes down what goes out. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { partsOf } from '../../src/channels/sms/texts.js'
import { readConfig } from '../../src/config.js'
import type { LogEvent } from '../../src/log.js'
import { startService, type Service } from '../../src/service.js'
import { fixedWorld } from '../fixed-world.js'
import { until } from './service.js'
import { fakeTwilio, twilio, webhook, type FakeTwilio } from './twilio.js'

const folder = mkdtempSync(join(tmpdir(), 'cairn-sms-'))
const { name } = fixedWorld().deployment
const logged: LogEvent[] = []
let gateway: FakeTwilio
let service: Service
let base: string

beforeAll(async () => {
  gateway = await fakeTwilio()
  const config = readConfig({
    DATA_DIR: folder,
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: twilio.publicUrl,
    TWILIO_ACCOUNT_SID: twilio.account,
    TWILIO_AUTH_TOKEN: twilio.token,
    TWILIO_AUTH_TOKEN_SECONDARY: twilio.secondary,
    TWILIO_NUMBER: twilio.number,
    TWILIO_API_URL: gateway.url,
  })
  service = await startService(config, { event: (event) => void logged.push(event) })
  base = `http://127.0.0.1:${service.port}`
})

afterAll(async () => {
  await service.close()
  await gateway.close()
  rmSync(folder, { recursive: true })
})

let numbers = 100_000
let sids = 0

/** Somebody with a phone of their own. */
function phone() {
  const number = `+447400${String(++numbers)}`
  const received = () => gateway.sent.filter(({ to }) => to === number)
  const post = (body: string, more: Record<string, string> = {}) =>
    webhook(base, '/sms/twilio', {
      MessageSid: `SMin${++sids}`,
      AccountSid: twilio.account,
      From: number,
      To: twilio.number,
      Body: body,
      NumMedia: '0',
      ...more,
    })
  return {
    number,
    received,
    post,
    /** Texts, and reads what comes back to it. */
    async texts(body: string, more: Record<string, string> = {}): Promise<string[]> {
      const before = received().length
      const answer = await post(body, more)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>')
      await settled(() => received().length > before)
      return received()
        .slice(before)
        .map(({ body: text }) => text)
    },
    async textsInVain(body: string, more: Record<string, string> = {}): Promise<void> {
      const before = received().length
      expect((await post(body, more)).status).toBe(200)
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(received()).toHaveLength(before)
    },
  }
}

/** Something came, and then nothing for a while. */
async function settled(came: () => boolean): Promise<void> {
  await until(came)
  let count = -1
  while (count !== gateway.sent.length) {
    count = gateway.sent.length
    await new Promise((resolve) => setTimeout(resolve, 120))
  }
}

describe('the signature', () => {
  const form = { MessageSid: 'SMsig', From: '+447400999999', To: twilio.number, Body: 'hello' }

  it.each([
    ['none', { signature: '' }],
    ['rubbish', { signature: 'rubbish' }],
    ["another account's", { token: 'the-token-of-somebody-else' }],
    ['that of another address', { url: 'https://evil.example/sms/twilio' }],
    ['that of the inner address', { url: 'http://127.0.0.1/sms/twilio' }],
  ])('%s is refused', async (_name, how) => {
    expect((await webhook(base, '/sms/twilio', form, how)).status).toBe(403)
    expect((await webhook(base, '/sms/twilio/status', form, how)).status).toBe(403)
    expect(gateway.sent.filter(({ to }) => to === form.From)).toEqual([])
  })

  it('of other words is refused', async () => {
    const answer = await fetch(`${base}/sms/twilio`, {
      method: 'POST',
      headers: { 'x-twilio-signature': 'AAAA' },
      body: new URLSearchParams({ ...form, Body: 'goodbye' }),
    })
    expect(answer.status).toBe(403)
  })

  it('may be made with the secondary token', async () => {
    const answer = await webhook(
      base,
      '/sms/twilio',
      { ...form, From: '+447400888888' },
      { token: twilio.secondary },
    )
    expect(answer.status).toBe(200)
  })
})

describe('a conversation by text', () => {
  it('leads to a referral, in texts of at most three parts that begin with who speaks', async () => {
    const someone = phone()
    const heard: string[][] = []
    const lines = [
      'hi',
      '1',
      '52',
      'yes',
      'I am lonely and in debt',
      'yes',
      '1',
      'xb1 2ab',
      '1',
      'a person please',
    ]
    for (const line of lines) heard.push(await someone.texts(line))
    for (const line of [
      'yes',
      'none',
      'Joan Smith',
      'Joan',
      '27/3/1962',
      '2',
      someone.number,
      'yes',
      'no',
      '1',
    ])
      heard.push(await someone.texts(line))
    const all = heard.flat()
    expect(all.filter((text) => partsOf(text) > 3)).toEqual([])
    // The service's name stands where it begins to speak, and is not paid for again in every text.
    expect(all.filter((text) => text.startsWith(`${name}: `))).toEqual([all[0]])
    expect(all.join('\n')).toMatch(/CN-\w{4}-\w{2}/)
    // Nobody who picks up the phone reads there who it is or where they are to be found.
    expect(all.join('\n')).not.toMatch(/Joan Smith|1962|27\/3/)
  })

  it('takes a message once, however often it comes', async () => {
    const someone = phone()
    await someone.texts('hello', { MessageSid: 'SMtwice' })
    await someone.textsInVain('hello', { MessageSid: 'SMtwice' })
    await someone.textsInVain('hello', {
      MessageSid: 'SMtwice',
      ErrorCode: '11200',
      ErrorUrl: 'https://x.example',
    })
  })

  it('answers a picture in words', async () => {
    const someone = phone()
    await someone.texts('hello')
    const [text] = await someone.texts('', { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/picture' })
    expect(text).toMatch(/can only read words/)
  })

  it('keeps Welsh letters, in parts that are counted', async () => {
    const someone = phone()
    const said = [
      ...(await someone.texts('cymraeg')),
      ...(await someone.texts('1')),
      ...(await someone.texts('52')),
    ]
    expect(said.join(' ')).toMatch(/[ŵŷâêîôû]/)
    expect(said.filter((text) => partsOf(text) > 3)).toEqual([])
  })

  it('shows help at once when a life is in danger, and lists activities by name alone', async () => {
    const someone = phone()
    await someone.texts('hello')
    const said = (await someone.texts('i want to kill myself')).join('\n')
    expect(said).toMatch(/999/)
    expect(said).toMatch(/116 123/)
  })
})

describe('stop and start', () => {
  it.each(['STOP', 'stopall', 'Unsubscribe', 'quit', 'stop please', 'dość, stop'])(
    '%s gets no answer',
    async (word) => {
      const someone = phone()
      for (const line of ['hi', '1', '52', 'yes']) await someone.texts(line)
      await someone.textsInVain(word)
    },
  )

  it('is not heard in "I want to stop smoking"', async () => {
    const someone = phone()
    for (const line of ['hi', '1', '52', 'yes']) await someone.texts(line)
    expect((await someone.texts('I want to stop smoking')).join('\n')).not.toBe('')
  })

  it('starts again with a greeting, and not in the middle', async () => {
    const someone = phone()
    for (const line of ['hi', '1', '52', 'yes']) await someone.texts(line)
    await someone.textsInVain('STOP', { OptOutType: 'STOP' })
    const said = (await someone.texts('START', { OptOutType: 'START' })).join('\n')
    expect(said).toMatch(/Hello again/)
    expect(said).not.toMatch(/What matters|on your mind/i)
    expect((await someone.texts('1')).join('\n')).toMatch(/\?/)
  })

  it('takes YES as an answer, whatever the carrier makes of it', async () => {
    const someone = phone()
    for (const line of ['hi', '1', '52']) await someone.texts(line)
    const said = (await someone.texts('YES', { OptOutType: 'START' })).join('\n')
    expect(said).not.toMatch(/Hello again/)
  })

  it('sends help once more than a bare stop would get, where a life is in danger', async () => {
    const someone = phone()
    await someone.texts('hi')
    expect((await someone.texts('I want to die. STOP')).join('\n')).toMatch(/999|116 123/)
  })
})

describe('who is not answered', () => {
  it.each(['60777', 'HMRC', 'whatsapp:+447400123456', '+44'])('%s', async (From) => {
    const before = gateway.sent.length
    expect((await phone().post('You have won', { From })).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(gateway.sent).toHaveLength(before)
  })

  it('a machine that says the same again and again', async () => {
    const someone = phone()
    const away = 'I am away until Monday and will answer then. For urgent matters call my colleague.'
    for (let times = 0; times < 3; times++) await someone.texts(away)
    await someone.textsInVain(away)
    expect(logged.some((event) => event.name === 'message.ignored' && event.why === 'loop')).toBe(true)
  })
})

describe('what becomes of a text', () => {
  const status = (sid: string, to: string, state: string, more: Record<string, string> = {}) =>
    webhook(base, '/sms/twilio/status', { MessageSid: sid, To: to, MessageStatus: state, ...more })

  it('is taken from signed reports alone, in any order', async () => {
    const someone = phone()
    await someone.texts('hi')
    const [first] = someone.received()
    if (!first) throw new Error('nothing was sent')
    expect(first.statusCallback).toBe(`${twilio.publicUrl}/sms/twilio/status`)
    for (const state of ['queued', 'delivered', 'sent', 'nonsense'])
      expect((await status(first.sid, someone.number, state)).status).toBe(204)
    expect((await status('SMunknown', '+447400777777', 'delivered')).status).toBe(204)
  })

  it('is not tried again where the number has opted out', async () => {
    const someone = phone()
    gateway.refuses.push({ status: 400, code: 21610 })
    await someone.textsInVain('hi')
    // Writing again, they may be reached again.
    expect(await someone.texts('START')).not.toEqual([])
  })

  it('is tried later where the gateway is busy', async () => {
    const someone = phone()
    gateway.refuses.push({ status: 429, code: 20429, retryAfter: 1 })
    await someone.textsInVain('hi')
    expect(logged.at(-1)).toMatchObject({ name: 'message.notSent', why: 'later', code: '20429' })
  })
})

it('logs no number and no words', () => {
  expect(JSON.stringify(logged)).not.toMatch(/\+44|lonely|Joan/)
})
