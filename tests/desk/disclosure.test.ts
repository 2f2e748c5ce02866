import { open } from '../../src/desk/open.js'
import { redacted } from '../../src/desk/redact.js'
import { deskWorld, personSays, sam, withdraws } from './desk-world.js'
import { amina, dennis, gwen, tomasz } from './sample-cases.js'

const at = '2026-03-02T09:00:00.000Z'
const world = () => deskWorld([amina, tomasz, gwen, dennis])

describe('What consent lets a worker see', () => {
  it('is everything that was agreed to', async () => {
    const { desk } = await world()
    const disclosed = await open(desk, sam, amina.id)
    expect(disclosed?.kind).toBe('shown')
    const all = JSON.stringify(disclosed)
    expect(all).toContain(amina.words)
    expect(all).toContain('+447400123456')
    expect(all).toContain('Harbour Street Surgery')
  })

  it('is the reference and the reason once sharing is withdrawn', async () => {
    const { desk, becomes } = await world()
    await becomes(amina.id, withdraws('share', at))
    expect(await open(desk, sam, amina.id)).toEqual({
      kind: 'hidden',
      id: amina.id,
      reference: amina.reference,
      status: 'waiting',
      worker: undefined,
      why: { kind: 'share', consent: { state: 'withdrawn', at } },
    })
  })

  it('is as little once the referral is withdrawn', async () => {
    const { desk, becomes } = await world()
    await becomes(amina.id, (c) => ({
      ...c,
      referral: c.referral && { ...c.referral, status: 'withdrawn' },
      events: [...c.events, { name: 'referral.withdrawn', at, by: 'person' }],
    }))
    expect(await open(desk, sam, amina.id)).toMatchObject({
      kind: 'hidden',
      why: { kind: 'referralWithdrawn', at },
    })
  })

  it('holds no number without consent to contact, not even in the conversation', async () => {
    const { desk } = await world()
    const all = JSON.stringify(await open(desk, sam, dennis.id))
    expect(all).toContain(dennis.words)
    expect(all).not.toContain('7400111222')
    expect(all).not.toContain('Phone call')
  })

  it('loses an e-mail address when contact is withdrawn later', async () => {
    const { desk, becomes } = await world()
    await becomes(tomasz.id, personSays('write to tomasz.wilk@example.org or 0 7 4 0 0 - 123 456', at))
    await becomes(tomasz.id, withdraws('contact', at))
    const disclosed = await open(desk, sam, tomasz.id)
    const all = JSON.stringify(disclosed)
    expect(all).not.toContain('example.org')
    expect(all).not.toContain('123 456')
    expect(disclosed).toMatchObject({ contact: { state: 'withdrawn', at } })
  })

  it('holds no GP practice when the person said no to telling it', async () => {
    const { desk, becomes } = await world()
    await becomes(gwen.id, personSays('I go to harbour street surgery', at))
    const all = JSON.stringify(await open(desk, sam, gwen.id))
    expect(all).not.toMatch(/harbour street/i)
    expect(all).toContain('+447400654321')
  })

  it("puts the bot into the desk's language and leaves the person's words alone", async () => {
    const { desk } = await world()
    const disclosed = await open(desk, sam, amina.id)
    const lines = disclosed?.kind === 'shown' ? disclosed.lines : []
    expect(lines[2]?.text).toBe('What is your full name?')
    expect(lines[1]?.text).toBe(amina.words)
  })
})

describe('A choice', () => {
  it("is told in the desk's language, pressed or typed by number in the person's digits", async () => {
    const { desk, becomes } = await world()
    const label = 'مجھے فون کریں'
    const choices = [
      { code: 'details.contactBy=text', label: 'پیغام' },
      { code: 'details.contactBy=call', label },
    ]
    const ask = { at, from: { kind: 'bot' as const }, text: 'کیسے؟', language: 'ur', choices }
    await becomes(amina.id, (c) => ({
      ...c,
      messages: [...c.messages, { ...ask, index: c.messages.length }],
    }))
    await becomes(amina.id, personSays('۲', at))
    await becomes(amina.id, (c) => ({
      ...c,
      messages: [...c.messages, { ...ask, index: c.messages.length }],
    }))
    await becomes(amina.id, personSays(label, at))
    await becomes(amina.id, personSays('07400 123456', at))
    const disclosed = await open(desk, sam, amina.id)
    const lines = disclosed?.kind === 'shown' ? disclosed.lines : []
    expect(lines.slice(-4).map(({ chose }) => chose)).toEqual(['Call me', undefined, 'Call me', undefined])
  })
})

describe('Redacting', () => {
  const hides = { addresses: true, words: [] }
  it.each([
    ['ring 07400 123456 after six', 'ring [hidden] after six'],
    ['+44 (0)7400 123-456', '[hidden]'],
    ['میرا نمبر ۰۷۴۰۰۱۲۳۴۵۶ ہے', 'میرا نمبر [hidden] ہے'],
    ['me@example.org, please', '[hidden] please'],
    ['born 04/05/1951, two of us, 3 rooms', 'born 04/05/1951, two of us, 3 rooms'],
  ])('%s', (text, left) => {
    expect(redacted(text, hides)).toBe(left)
  })
})
