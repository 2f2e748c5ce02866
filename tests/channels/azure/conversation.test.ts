/** Whole conversations in Teams, by typing and by pressing, in English and in a language written from right to left. */
import type { Activity } from 'botbuilder'
import { stepKey } from '../../../src/flow/asking.js'
import type { At } from '../../../src/flow/route.js'
import { samples } from '../../conversation/samples.js'
import { to } from '../../conversation/scene.js'
import { whereIs } from '../../conversation/walk.js'
import {
  appId,
  buttonNamed,
  buttonsOf,
  inTeams,
  startAzure,
  teamsActivity,
  type AzureService,
  type Button,
} from './service.js'
import type { Sent } from './connector.js'

let service: AzureService
beforeAll(async () => {
  service = await startAzure()
})
afterAll(() => service.close())

const textsOf = (sent: readonly Sent[]) => sent.map(({ text = '' }) => text).join('\n')
/** What is typed where there is nothing to press. */
function sampleFor({ definition }: At): string {
  return 'ask' in definition ? (samples(definition.ask.kind, 'ur')[0] ?? '1') : '1'
}

let people = 0
const someone = async (lines: readonly string[] = []) => {
  const address = `a:${++people}`
  const them = inTeams(service, address)
  let last = await them.installs()
  for (const line of lines) last = await them.says(line)
  const at = async () => {
    const c = await service.caseOf(address)
    if (!c) throw new Error('no case')
    return c
  }
  return { ...them, address, last, at }
}

describe('a whole conversation', () => {
  it('by typing leads to a referral', async () => {
    const them = await someone(to.referred)
    const c = await them.at()
    expect(c.referral?.status).toBe('waiting')
    expect(textsOf(them.last)).toContain(c.referral?.reference)
    const posted = service.connector.sent.filter(({ to, text }) => to === them.address && text)
    const said = c.messages.filter(({ from }) => from.kind === 'bot')
    expect(posted.map(({ text }) => text)).toEqual(said.map(({ text }) => text))
    expect(said.every(({ delivery }) => delivery?.state === 'sent')).toBe(true)
    expect(c.addresses.at(-1)).toMatchObject({ channel: 'msteams', address: them.address })
  })

  it('by pressing where there are buttons leads to a referral', async () => {
    const them = await someone()
    const press = async (title: string | RegExp, sent: Sent[]) => them.presses(buttonNamed(sent, title))
    let sent = await press('For me', them.last)
    sent = await press(/18/, sent)
    sent = await press('Yes', sent)
    await them.says('a person please')
    sent = await them.says('yes')
    sent = await them.says('I am lonely')
    const tick = buttonsOf(sent).find(({ data }) => data.step === 'support.access')
    expect(tick).toBeDefined()
    sent = await them.ticks(tick as Button, 'largePrint,interpreter')
    expect((await them.at()).answers.support?.access).toMatchObject({ value: ['largePrint', 'interpreter'] })
    for (const line of to.referred.slice(to.shares.length)) sent = await them.says(line)
    expect((await them.at()).referral?.status).toBe('waiting')
  })

  it('in Urdu leads to a referral, on cards from right to left', async () => {
    const address = `a:${++people}`
    const them = inTeams(service, address, { locale: 'ur-PK' })
    let sent = await them.installs()
    const card = (sent.at(-1)?.attachments?.[0]?.content ?? {}) as object
    expect(card).toMatchObject({ rtl: true, lang: 'ur' })
    const isYes = /=(me|adult|yes|right|send|text)$/
    for (let turn = 0; turn < 40 && !(await service.caseOf(address))?.referral; turn++) {
      const c = await service.caseOf(address)
      const at = c && whereIs(service.world, c)
      if (!at) throw new Error('at no question')
      const theirs = buttonsOf(sent).filter(({ data }) => data.choice?.startsWith(`${stepKey(at)}=`))
      const button = theirs.find(({ data }) => isYes.test(data.choice ?? '')) ?? theirs[0]
      if (stepKey(at) === 'whatMatters.open' && turn < 5)
        sent = await them.says('مجھے ایک انسان سے بات کرنی ہے')
      else if (stepKey(at) === 'whatMatters.open') sent = await them.says('میں تنہا ہوں')
      else sent = button ? await them.presses(button) : await them.says(sampleFor(at))
    }
    const c = await service.caseOf(address)
    expect(c?.language).toBe('ur')
    expect(c?.referral?.status).toBe('waiting')
    expect(sent.every(({ locale }) => locale === 'ur')).toBe(true)
  })
})

describe('coming into the chat', () => {
  it('greets once, however Teams announces it', async () => {
    const address = `a:${++people}`
    const base = teamsActivity(address)
    const membersAdded = [base.from, base.recipient] as Activity['membersAdded']
    const install = { ...base, id: 'i1', type: 'installationUpdate', action: 'add' } as Partial<Activity>
    const members = { ...base, id: 'i2', type: 'conversationUpdate', membersAdded } as Partial<Activity>
    const answers = await Promise.all([service.deliver(install), service.deliver(members)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    await service.quiet()
    await service.deliver(members)
    await service.quiet()
    const texts = service.connector.sent.filter(({ to }) => to === address).map(({ text }) => text)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts.filter((text) => text?.includes('I am a computer program'))).toHaveLength(1)
  })

  it('greets in the language of the Teams client', async () => {
    const them = inTeams(service, `a:${++people}`, { locale: 'cy-GB' })
    expect((await them.installs()).at(-1)?.locale).toBe('cy')
  })

  it('of the bot alone says nothing yet', async () => {
    const them = inTeams(service, `a:${++people}`)
    const membersAdded = [{ id: `28:${appId}` }] as Activity['membersAdded']
    expect(await them.does({ type: 'conversationUpdate', membersAdded })).toEqual([])
  })
})

describe('what Teams makes of words', () => {
  const heardAs = async (more: Partial<Activity>) => {
    const them = await someone(to.keeps)
    await them.does(more)
    return (await them.at()).messages.findLast(({ from }) => from.kind === 'person')?.text
  }
  const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text })

  it.each([
    ['<at>Cairn</at>&nbsp;I am lonely', 'I am lonely'],
    ['I am <at>Cairn</at> lonely', 'I am lonely'],
  ])('our mention is taken out of %s', async (text, words) => {
    const entities = [mention(`28:${appId}`, '<at>Cairn</at>')] as Activity['entities']
    expect(await heardAs({ text, entities })).toBe(words)
  })

  it("other people's mentions stay as their names", async () => {
    const entities = [mention('29:sam', '<at>Sam</at>')] as Activity['entities']
    expect(await heardAs({ text: 'I miss <at>Sam</at> a lot', entities })).toBe('I miss Sam a lot')
  })

  it.each([
    ['I owe &pound;5 &amp; more&nbsp;', 'I owe &pound;5 & more'],
    ['1 &lt; 2 &#38; 3 &#x26; 4', '1 < 2 & 3 & 4'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['&#0;&#99999999;x', '&#0;&#99999999;x'],
    ['I <3 my cat', 'I <3 my cat'],
  ])('%s is read as %s', async (text, words) => expect(await heardAs({ text })).toBe(words))

  it('HTML is read as its text', async () => {
    const text = '<p>I am <b>lonely</b></p><p>and<br>cold</p><script>x</script>'
    expect(await heardAs({ text, textFormat: 'xml' })).toBe('I am lonely\nand\ncold\nx')
  })

  it('a picture without words is answered with a kind request', async () => {
    const them = await someone(to.keeps)
    const sent = await them.does({
      text: '',
      attachments: [{ contentType: 'image/png', contentUrl: 'https://x.example/a' }],
    })
    expect(textsOf(sent)).toContain('I did not get any words')
  })
})

describe('a message that is changed later', () => {
  const edit = (id: string, text: string, more: Partial<Activity> = {}) => ({
    type: 'messageUpdate',
    id,
    text,
    timestamp: '2026-11-20T10:00:00.000Z' as unknown as Date,
    channelData: { eventType: 'editMessage' },
    ...more,
  })

  it('answers nothing anew; the person is told what counts', async () => {
    const them = await someone()
    await them.does({ id: 'm1', text: 'for me' })
    const before = await them.at()
    const sent = await them.does(edit('m1', 'someone else'))
    expect(textsOf(sent)).toContain('I keep what you wrote first')
    expect((await them.at()).answers).toEqual(before.answers)
    expect((await them.at()).messages.map(({ text }) => text)).toContain('someone else')
  })

  it('is told once, also when it is delivered twice', async () => {
    const them = await someone()
    await them.does({ id: 'm1', text: 'for me' })
    await them.does(edit('m1', 'someone else'))
    const count = (await them.at()).messages.length
    await them.does(edit('m1', 'someone else'))
    expect((await them.at()).messages).toHaveLength(count)
  })

  it('is read by the safety net', async () => {
    const them = await someone()
    await them.does({ id: 'm1', text: 'for me' })
    const sent = await them.does(edit('m1', 'I want to kill myself'))
    expect(textsOf(sent)).toContain('999')
    expect(textsOf(sent)).not.toContain('I keep what you wrote first')
    expect((await them.at()).messages.some(({ urgent }) => urgent)).toBe(true)
  })

  it('that is put back after it was taken back is not heard twice', async () => {
    const them = await someone()
    await them.does({ id: 'm1', text: 'for me' })
    const count = (await them.at()).messages.length
    expect(await them.does(edit('m1', 'for me', { channelData: { eventType: 'undeleteMessage' } }))).toEqual(
      [],
    )
    expect((await them.at()).messages).toHaveLength(count)
  })

  it('that is taken back was read, and we say so', async () => {
    const them = await someone()
    const sent = await them.does({
      type: 'messageDelete',
      id: 'm1',
      channelData: { eventType: 'softDeleteMessage' },
    })
    expect(textsOf(sent)).toContain('I had already read it')
  })
})

describe('a message that comes twice', () => {
  it('is one message', async () => {
    const them = await someone()
    await them.does({ id: 'same', text: 'for me' })
    const count = (await them.at()).messages.length
    expect(await them.does({ id: 'same', text: 'for me' })).toEqual([])
    expect((await them.at()).messages).toHaveLength(count)
  })
})

describe('a button', () => {
  it('of an old card does nothing, and the question is asked again', async () => {
    const them = await someone()
    const old = buttonNamed(them.last, 'For someone I am helping')
    await them.says('for me')
    const before = await them.at()
    const sent = await them.presses(old)
    expect((await them.at()).answers).toEqual(before.answers)
    expect(sent.at(-1)?.text).toBe('How old are you?')
  })

  it('of the same question asked about something else does nothing', async () => {
    const them = await someone([...to.keeps, 'I am lonely and I have debts', 'yes'])
    const c = await them.at()
    const stood = { case: 'x', message: 0 }
    await them.does({ text: '', value: { choice: 'aboutYou.weigh=3', stood } })
    expect((await them.at()).answers).toEqual(c.answers)
  })

  it('of a command on an old card commands nothing', async () => {
    const them = await someone(to.checks)
    const change = buttonsOf(them.last).find(({ data }) => data.choice?.startsWith('!change'))
    expect(change).toBeDefined()
    await them.says('yes, send it')
    const before = await them.at()
    await them.presses(change as Button)
    expect((await them.at()).answers).toEqual(before.answers)
  })

  it('of somebody else does nothing', async () => {
    const other = await someone()
    const them = await someone()
    const foreign = buttonNamed(other.last, 'For me')
    await them.presses(foreign)
    expect((await them.at()).answers).toEqual({})
  })

  it('pressed twice at once is one answer', async () => {
    const them = await someone()
    const button = buttonNamed(them.last, 'For me')
    await Promise.all([them.presses(button), them.presses(button)])
    const given = (await them.at()).events.filter(({ name }) => name === 'answer.given')
    expect(given).toHaveLength(1)
  })

  it.each([
    [{ choice: 'who.forWhom=me' }],
    [{ choice: 'who.forWhom=me', stood: { case: '', message: 3 } }],
    [{ choice: '!delete' }],
    [{ choice: { toString: 'who.forWhom=me' } }],
    [{ choice: 7, stood: 7 }],
    [{ choice: 'x'.repeat(50_000) }],
    [{ step: 'who.forWhom', picked: 'me' }],
    [{ step: '__proto__', picked: 'me', stood: { case: 'x', message: 0 } }],
    [{ step: ['who.forWhom'], picked: { a: 1 } }],
    [[1, 2]],
    [{}],
  ])('that was forged does nothing: %j', async (value) => {
    const them = await someone()
    const before = await them.at()
    await them.does({ text: '', value })
    const after = await them.at()
    expect(after.answers).toEqual({})
    expect(after.events.filter(({ name }) => name === 'answer.given')).toEqual([])
    expect(after.messages.slice(0, before.messages.length).map(({ text }) => text)).toEqual(
      before.messages.map(({ text }) => text),
    )
  })

  it.each(['who.forWhom=me', 7, true])('%j for a value is no button at all', async (value) => {
    const them = await someone()
    await them.does({ text: 'for me', value })
    expect((await them.at()).answers.who?.forWhom).toMatchObject({ value: 'me' })
  })
})

describe('where others read along', () => {
  const group = (conversationType: string, more: Partial<Activity> = {}) => {
    const address = `19:${++people}@thread`
    const conversation = { id: address, conversationType, isGroup: true } as Activity['conversation']
    const them = inTeams(service, address)
    return { address, does: (other: Partial<Activity>) => them.does({ conversation, ...more, ...other }) }
  }

  it.each(['groupChat', 'channel', 'somethingNew'])(
    'in a %s nothing personal is asked or kept',
    async (type) => {
      const { address, does } = group(type)
      const sent = await does({ text: '<at>Cairn</at> I am lonely' })
      expect(sent).toHaveLength(1)
      expect(textsOf(sent)).toContain('Here others can read along')
      expect(textsOf(sent)).toContain('999')
      expect(JSON.stringify(sent[0]?.attachments)).toContain(`https://teams.microsoft.com/l/app/${appId}`)
      expect(await service.caseOf(address)).toBeUndefined()
    },
  )

  it('of a kind that is not named is taken for a group', async () => {
    const address = `a:${++people}`
    const conversation = { id: address } as Activity['conversation']
    const sent = await inTeams(service, address).does({ conversation, text: 'I am lonely' })
    expect(textsOf(sent)).toContain('Here others can read along')
    expect(await service.caseOf(address)).toBeUndefined()
  })

  it('our coming is said once, and other people coming and going not at all', async () => {
    const { does } = group('groupChat')
    const ours = [{ id: `28:${appId}` }] as Activity['membersAdded']
    const others = [{ id: '29:sam' }] as Activity['membersAdded']
    expect(await does({ type: 'installationUpdate', action: 'add' })).toEqual([])
    expect(await does({ type: 'conversationUpdate', membersAdded: ours })).toHaveLength(1)
    expect(await does({ type: 'conversationUpdate', membersAdded: others })).toEqual([])
    expect(await does({ type: 'messageUpdate', text: 'again' })).toEqual([])
  })

  it('a card pressed there answers nothing', async () => {
    const them = await someone()
    const { does, address } = group('groupChat')
    await does({ text: '', value: buttonNamed(them.last, 'For me').data })
    expect(await service.caseOf(address)).toBeUndefined()
  })
})

describe('what is no message', () => {
  it.each(['adaptiveCard/action', 'composeExtension/query', 'task/fetch', 'signin/verifyState', 'other'])(
    'an invoke %s is not implemented',
    async (name) => {
      const activity = teamsActivity('a:invoke', { type: 'invoke', name, value: {} })
      expect((await service.deliver(activity)).status).toBe(501)
    },
  )

  it.each(['typing', 'event', 'messageReaction', 'endOfConversation', 'handoff', 'nonsense'])(
    '%s is taken and comes to nothing',
    async (type) => {
      const them = inTeams(service, `a:${++people}`)
      expect(await them.does({ type })).toEqual([])
    },
  )
})

describe('a channel without cards', () => {
  it('is given everything as numbered lines', async () => {
    const address = `mail:${++people}`
    const conversation = { id: address } as Activity['conversation']
    const them = inTeams(service, address)
    const sent = await them.does({ channelId: 'email', conversation, text: 'hello' })
    expect(sent.at(-1)?.attachments).toBeUndefined()
    expect(sent.at(-1)?.text).toMatch(/1 For me\n/)
    await them.does({ channelId: 'email', conversation, text: '1' })
    expect((await service.caseOf(address, 'email'))?.answers.who?.forWhom).toMatchObject({ value: 'me' })
  })
})

describe('the plan', () => {
  it('comes as a card with the message that tells of it', async () => {
    const them = await someone([...to.sees, '1', 'save it', 'that is enough, thank you'])
    let sent: Sent[] = []
    const plan = () => sent.find(({ text }) => text?.startsWith('Your plan is ready'))
    for (let turn = 0; turn < 30 && !plan(); turn++) {
      const c = await them.at()
      const at = whereIs(service.world, c)
      const isOffered = buttonsOf(sent).find(({ data }) => at && data.choice === `${stepKey(at)}=no`)
      sent = isOffered ? await them.presses(isOffered) : await them.says('skip')
    }
    expect(JSON.stringify(plan()?.attachments)).toContain('What matters to me')
    expect(JSON.stringify(plan()?.attachments)).toContain('I am lonely')
  })
})

describe('a person who deletes everything', () => {
  it('is told so in the open turn, and nothing is left', async () => {
    const them = await someone(['for me', 'delete'])
    const sent = await them.says('yes')
    expect(sent.length).toBeGreaterThan(0)
    expect(await service.caseOf(them.address)).toBeUndefined()
  })
})
