import { doWhatIsDue } from '../../src/conversation/due.js'
import type { Message } from '../../src/domain/message.js'
import { fixedWorld, person, type FixedWorld } from '../fixed-world.js'
import { eventsOf, keys, to } from './scene.js'

const phone = '+447400123456'

/** A world with text messages, and the texts that went out beside the cases. */
function worldWithTexts(environment: Record<string, string> = {}) {
  const texts: { to: string; text: string }[] = []
  const world = fixedWorld({
    environment: { PUBLIC_URL: 'https://cairn.example', ...environment },
    texts: { channel: 'sms', number: '+447400000001', send: (to, text) => void texts.push({ to, text }) },
    changesHands: (channel) => channel === 'sms',
  })
  return { ...world, texts }
}

async function onTheWeb(world: FixedWorld, lines: readonly string[] = to.understood, address = 'browser') {
  await world.conversation.start({ channel: 'web', address, language: 'en' })
  const them = person(world, { channel: 'web', address })
  for (const line of lines) await them.says(line)
  return them
}

const codeIn = (messages: readonly Message[]): string =>
  /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(messages.map(({ text }) => text).join(' '))?.[0] ?? 'none'

describe('a code to carry on elsewhere', () => {
  it('opens the same case from another channel, at the open question, without reading anything out', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world)
    const said = await browser.presses('!move')
    expect(said.map(({ text }) => text).join(' ')).toContain('https://cairn.example/return/')
    const mobile = person(world, { channel: 'sms', address: phone })
    const heard = await mobile.says(codeIn(said).toLowerCase().replaceAll('-', ' '))
    expect(keys(heard)).toEqual(['common.welcomeBack', 'where.place.question'])
    expect((await mobile.case())?.id).toBe((await browser.case())?.id)
    await mobile.says('XB1 2AB')
    expect(keys(await browser.says('show me activities now'))).toContain('activities.browse.question')
  })

  it('works once', async () => {
    const world = worldWithTexts()
    const said = await (await onTheWeb(world)).presses('!move')
    const code = codeIn(said)
    await person(world, { channel: 'sms', address: phone }).says(code)
    const other = person(world, { channel: 'sms', address: '+447400999999' })
    await other.says('hi')
    expect(keys(await other.says(code))[0]).toBe('commands.move.unknown')
  })

  it('works for some days, and a new one puts the old out of use', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world)
    const first = codeIn(await browser.presses('!move'))
    const second = codeIn(await browser.presses('!move'))
    const mobile = person(world, { channel: 'sms', address: phone })
    await mobile.says('hi')
    expect(keys(await mobile.says(first))[0]).toBe('commands.move.unknown')
    world.clock.wait(8 * 24 * 60)
    expect(keys(await mobile.says(second))).toContain('commands.move.unknown')
  })

  it('cannot be tried again and again from one address', async () => {
    const world = worldWithTexts()
    const code = codeIn(await (await onTheWeb(world)).presses('!move'))
    const mobile = person(world, { channel: 'sms', address: phone })
    await mobile.says('hi')
    for (let times = 0; times < 5; times++) await mobile.says(`AAAA-2222-333${times}`)
    expect(keys(await mobile.says(code))[0]).toBe('commands.move.unknown')
  })

  it('is given only where answers are kept', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world, ['me', '18 or older', 'no'])
    expect(keys(await browser.presses('!move'))[0]).toBe('commands.move.notKept')
  })

  it('takes the address from the case that had it, which is not lost', async () => {
    const world = worldWithTexts()
    const code = codeIn(await (await onTheWeb(world)).presses('!move'))
    await world.conversation.start({ channel: 'sms', address: phone, language: 'en' })
    const mobile = person(world, { channel: 'sms', address: phone })
    for (const line of to.keeps) await mobile.says(line)
    const before = await mobile.case()
    await mobile.says(code)
    const old = await world.store.load(before?.id ?? '')
    expect(old?.addresses).toEqual([])
    expect(old && eventsOf(old)).toContain('address.letGo')
    expect((await mobile.case())?.id).not.toBe(before?.id)
  })

  it('is not kept where the data can be read', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world)
    const code = codeIn(await browser.presses('!move'))
    const { messages: _messages, ...rest } = (await browser.case()) ?? { messages: [] }
    expect(JSON.stringify(rest)).not.toContain(code)
  })
})

describe('a phone', () => {
  const asksForText = ['!move', '!move=text']

  it('is joined when the code sent to it is typed back, and not before', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world)
    for (const code of asksForText) await browser.presses(code)
    const said = await browser.says('07400 123 456')
    expect(said[0]?.text).toContain('*** 3456')
    expect(JSON.stringify(said)).not.toContain(phone)
    const [text] = world.texts
    expect(text?.to).toBe(phone)
    const mobile = person(world, { channel: 'sms', address: phone })
    expect(await mobile.case()).toBeUndefined()
    const pin = /\d{6}/.exec(text?.text ?? '')?.[0] ?? ''
    expect(keys(await browser.says('123457'))).toEqual(['commands.move.wrong'])
    expect(keys(await browser.says(pin))).toEqual(['commands.move.verified', 'where.place.question'])
    expect((await mobile.case())?.id).toBe((await browser.case())?.id)
    expect((await browser.case())?.addresses.map(({ channel }) => channel)).toEqual(['sms', 'web'])
  })

  it('is not joined by anything that is only typed', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world, [...to.checks])
    await browser.presses(`!move=${phone}`)
    await browser.presses('!move=123456')
    expect(await person(world, { channel: 'sms', address: phone }).case()).toBeUndefined()
    expect((await browser.case())?.addresses).toHaveLength(1)
  })

  it('gives up after five wrong codes, and after a quarter of an hour', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world)
    for (const code of asksForText) await browser.presses(code)
    await browser.says('07400 123456')
    const pin = /\d{6}/.exec(world.texts[0]?.text ?? '')?.[0] ?? ''
    for (let times = 0; times < 5; times++) await browser.says('999998')
    expect(keys(await browser.says(pin))[0]).toBe('commands.move.unknown')
    for (const code of asksForText) await browser.presses(code)
    await browser.says('07400 123456')
    const second = /\d{6}/.exec(world.texts[1]?.text ?? '')?.[0] ?? ''
    world.clock.wait(16)
    expect(keys(await browser.says(second))[0]).toBe('commands.move.unknown')
  })

  it('can be left out again', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world)
    for (const code of asksForText) await browser.presses(code)
    expect(keys(await browser.says('no'))).toContain('where.place.question')
    for (const code of asksForText) await browser.presses(code)
    expect(keys(await browser.says('12345'))).toEqual(['commands.move.noPhone'])
  })
})

describe('a number that was silent', () => {
  it('begins anew, and hears nothing of what was said there', async () => {
    const world = worldWithTexts()
    await world.conversation.start({ channel: 'sms', address: phone, language: 'en' })
    const mobile = person(world, { channel: 'sms', address: phone })
    for (const line of to.referred) await mobile.says(line)
    const before = await mobile.case()
    world.clock.wait(15 * 24 * 60)
    const heard = await mobile.says('hello')
    expect(keys(heard)[0]).toBe('welcome.hello.tell')
    expect((await mobile.case())?.id).not.toBe(before?.id)
    const old = await world.store.load(before?.id ?? '')
    expect([old?.addresses, old?.referral?.status]).toEqual([[], 'waiting'])
  })
})

describe('somebody who broke off', () => {
  const sweep = (world: FixedWorld) => doWhatIsDue({ ...world, sender: { deliver: () => Promise.resolve() } })

  it('is reminded once, a day later, if they agreed to be contacted', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world, to.checks.slice(0, -1))
    world.clock.wait(25 * 60)
    await sweep(world)
    await sweep(world)
    const c = await browser.case()
    expect(c && eventsOf(c).filter((name) => name === 'case.nudged')).toHaveLength(1)
    expect(keys(c?.messages ?? []).at(-1)).toBe('common.nudge')
    world.clock.wait(3 * 24 * 60)
    await sweep(world)
    expect((await browser.case())?.messages).toHaveLength(c?.messages.length ?? 0)
  })

  it('is not where they did not agree', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world, to.understood)
    world.clock.wait(25 * 60)
    await sweep(world)
    expect(keys((await browser.case())?.messages ?? [])).not.toContain('common.nudge')
  })
})

describe('somebody who texts us', () => {
  it.each(['1', 'same number', 'This number', 'yes', 'yr un rhif'])(
    'need not type the number that they text from: %s',
    async (said) => {
      const world = worldWithTexts()
      const language = said.startsWith('yr') ? 'cy' : 'en'
      await world.conversation.start({ channel: 'sms', address: phone, language: 'en' })
      const mobile = person(world, { channel: 'sms', address: phone })
      for (const line of to.checks.slice(0, to.checks.indexOf('07400 123456'))) await mobile.says(line)
      if (language === 'cy') await mobile.says('cymraeg')
      await mobile.says(said)
      expect((await mobile.case())?.answers.details?.phoneToText).toMatchObject({
        kind: 'said',
        value: phone,
      })
    },
  )

  it.each([
    ['this one is ok: 07400 111222', '+447400111222'],
    ['same number as before 07400 111222', '+447400111222'],
    ['not this number', undefined],
    ['no', undefined],
    ['0740', undefined],
  ])('is taken at the number they write, and never at one they refuse: %s', async (said, value) => {
    const world = worldWithTexts()
    await world.conversation.start({ channel: 'sms', address: phone, language: 'en' })
    const mobile = person(world, { channel: 'sms', address: phone })
    for (const line of to.checks.slice(0, to.checks.indexOf('07400 123456'))) await mobile.says(line)
    await mobile.says(said)
    const answer = (await mobile.case())?.answers.details?.phoneToText
    expect(answer?.kind === 'said' ? answer.value : undefined).toBe(value)
  })

  it('is offered it nowhere else', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world, to.checks.slice(0, to.checks.indexOf('07400 123456')))
    expect((await browser.case())?.messages.at(-1)?.choices ?? []).toEqual([])
    expect(keys(await browser.says('same number'))[0]).not.toBe('details.safe.question')
  })
})

describe('who asked on the page to be answered by text', () => {
  it('is asked whether the phone is theirs, and is joined by the code that was texted there', async () => {
    const world = worldWithTexts()
    const browser = await onTheWeb(world, to.referred)
    expect(keys((await browser.case())?.messages ?? []).at(-1)).toBe('proof.text.question')
    expect(keys(await browser.says('yes'))).toEqual(['proof.sent.tell', 'afterwards.checkIn.question'])
    const [{ to: number = '', text = '' } = {}] = world.texts
    expect(number).toBe(phone)
    expect(keys(await browser.says(/\d{6}/.exec(text)?.[0] ?? ''))).toEqual([
      'commands.move.verified',
      'afterwards.checkIn.question',
    ])
    expect((await browser.case())?.addresses).toMatchObject([{ channel: 'sms' }, { channel: 'web' }])
  })
})
