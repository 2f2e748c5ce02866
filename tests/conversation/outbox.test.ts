import { createOutbox } from '../../src/conversation/outbox.js'
import type { Post, Posted } from '../../src/conversation/ports.js'
import type { Message } from '../../src/domain/message.js'
import { doWhatIsDue } from '../../src/conversation/due.js'
import { fixedWorld, person, type FixedWorld } from '../fixed-world.js'

const at = { channel: 'sms', address: '+447400123456', language: 'en' }

/** A world in which messages to `sms` wait, and an outbox that hands them to `answers`, one after the other; then all are sent. */
function world(...answers: Posted[]) {
  const of = fixedWorld({ pushes: (channel) => (channel === 'sms' ? 'text' : undefined) })
  const given: Message[] = []
  let count = 0
  const post: Post = (_to, message) => {
    given.push(message)
    return Promise.resolve(answers.shift() ?? { kind: 'sent', ids: [`SM${++count}`] })
  }
  const outbox = createOutbox({ ...of, post })
  return { ...of, given, outbox, sender: { deliver: () => Promise.resolve() } }
}

async function begun(of: FixedWorld) {
  const c = await of.conversation.start(at)
  return { id: c.id, now: async () => (await of.store.load(c.id)) ?? c }
}

/** Somebody who lets their answers be kept, so that a stop deletes nothing. */
async function keeping(of: FixedWorld, stopsUnanswered = false) {
  const them = person(of, { ...at, stopsUnanswered })
  for (const text of ['me', '40', 'yes']) await them.says(text)
  return them
}

const states = (messages: readonly Message[]) => messages.map(({ delivery }) => delivery?.state)

describe('the outbox', () => {
  it('sends what the bot says, in order, once, and keeps the ids', async () => {
    const of = world()
    const { id, now } = await begun(of)
    await person(of, at).says('hello')
    await of.outbox.flush(id)
    await of.outbox.flush(id)
    const { messages, due } = await now()
    const said = messages.filter(({ from }) => from.kind === 'bot')
    expect(of.given.map(({ index }) => index)).toEqual(said.map(({ index }) => index))
    expect(states(said)).toEqual(said.map(() => 'sent'))
    expect(said[0]?.delivery?.parts).toEqual([{ id: 'SM1', state: 'sent' }])
    expect(due.map(({ what }) => what)).not.toContain('send')
  })

  it('says nothing again for a message that came twice', async () => {
    const of = world()
    const { id } = await begun(of)
    await of.outbox.flush(id)
    const inbound = { ...at, messageId: 'SM-in-1', text: 'me' }
    await of.conversation.receive(inbound)
    await of.outbox.flush(id)
    const { length } = of.given
    const again = await of.conversation.receive(inbound)
    expect(again).toMatchObject({ kind: 'ok', repeated: true })
    await of.outbox.flush(id)
    expect(of.given).toHaveLength(length)
  })

  it('waits where the far side is busy, keeps the order, and tries again when it is due', async () => {
    const of = world({ kind: 'later', code: '503' })
    const { id, now } = await begun(of)
    await of.outbox.flush(id)
    expect(of.given).toHaveLength(1)
    expect((await now()).due.find(({ what }) => what === 'send')?.at).toBe('2026-11-20T10:01:00.000Z')
    await doWhatIsDue(of)
    expect(of.given).toHaveLength(1)
    of.clock.wait(2)
    await doWhatIsDue(of)
    await of.outbox.idle()
    expect(of.given.map(({ index }) => index)).toEqual([
      0,
      ...(await now()).messages.map(({ index }) => index),
    ])
    expect(states((await now()).messages)).not.toContain('waiting')
  })

  it('answers somebody who has stopped, and then shows them the help that they need', async () => {
    const of = world()
    const { id, now } = await begun(of)
    const them = await keeping(of)
    await them.says('stop')
    await of.outbox.flush(id)
    expect(of.given.at(-1)?.say).toMatchObject({ key: 'commands.stop.reply' })
    of.clock.wait(1)
    const [help] = await them.says('I want to end my life')
    await of.outbox.flush(id)
    expect((await now()).stopped).toBe(true)
    expect(help?.urgent).toBe(true)
    expect(of.given.map(({ text }) => text)).toContain(help?.text)
    expect(new Set(states((await now()).messages.filter(({ from }) => from.kind === 'bot')))).toEqual(
      new Set(['sent']),
    )
  })

  it('sends help by text to somebody whose number was marked when they stopped', async () => {
    const of = world()
    const { id, now } = await begun(of)
    const them = await keeping(of, true)
    await of.outbox.flush(id)
    await them.says('stop')
    await of.outbox.flush(id)
    expect((await now()).addresses[0]?.dead?.why).toBe('optedOut')
    const { length } = of.given
    of.clock.wait(1)
    const said = await them.says('I want to end my life')
    await of.outbox.flush(id)
    expect(of.given.slice(length).map(({ text }) => text)).toEqual(said.map(({ text }) => text))
  })

  it('leaves unsent what still waited when somebody stopped', async () => {
    const of = world()
    const { id, now } = await begun(of)
    const them = await keeping(of)
    of.clock.wait(1)
    await them.says('stop')
    await of.outbox.flush(id)
    expect(of.given.map(({ say }) => say)).toMatchObject([{ key: 'commands.stop.reply' }])
    expect((await now()).messages[0]?.delivery).toMatchObject({ state: 'failed', code: 'stopped' })
  })

  it('gives up in the end and says so', async () => {
    const of = world(...Array.from({ length: 20 }, (): Posted => ({ kind: 'later', code: 'ETIMEDOUT' })))
    const { id, now } = await begun(of)
    for (let times = 0; times < 8; times++) await of.outbox.flush(id)
    expect((await now()).messages[0]?.delivery).toMatchObject({ state: 'failed', code: 'ETIMEDOUT' })
  })

  it('sends nothing more to a number that has opted out, and a word from there brings it back', async () => {
    const of = world({ kind: 'dead', why: 'optedOut', code: '21610' })
    const { id, now } = await begun(of)
    await of.outbox.flush(id)
    const c = await now()
    expect(c.addresses).toEqual([{ ...address, dead: { why: 'optedOut', at: '2026-11-20T10:00:00.000Z' } }])
    expect(new Set(states(c.messages))).toEqual(new Set(['failed']))
    expect(c.events.map(({ name }) => name)).toContain('address.dead')
    expect(of.given).toHaveLength(1)
    await person(of, at).says('hello')
    expect((await now()).addresses).toEqual([address])
  })

  it('never lets a report move a message backwards', async () => {
    const of = world()
    const { id, now } = await begun(of)
    await of.outbox.flush(id)
    const first = async () => (await now()).messages[0]?.delivery
    expect(await of.outbox.reported(at, { id: 'SM1', state: 'delivered' })).toBe(true)
    expect(await first()).toMatchObject({ state: 'delivered' })
    await of.outbox.reported(at, { id: 'SM1', state: 'sent' })
    expect(await first()).toMatchObject({ state: 'delivered' })
    expect(await of.outbox.reported(at, { id: 'nobody', state: 'sent' })).toBe(false)
    expect(
      await of.outbox.reported({ ...at, address: '+447400999999' }, { id: 'SM1', state: 'failed' }),
    ).toBe(false)
  })

  it('sends what a dead process had not noted once more', async () => {
    const of = world()
    const { id } = await begun(of)
    await doWhatIsDue(of)
    await of.outbox.idle()
    expect(of.given.length).toBeGreaterThan(0)
    const { messages } = (await of.store.load(id)) ?? { messages: [] }
    expect(states(messages)).not.toContain('waiting')
  })

  it('does not hold up the person while a message is on its way', async () => {
    const of = fixedWorld({ pushes: (channel) => (channel === 'sms' ? 'text' : undefined) })
    let release = (_posted: Posted) => {}
    const post: Post = () => new Promise((resolve) => (release = resolve))
    const outbox = createOutbox({ ...of, post })
    const { id, now } = await begun(of)
    const flushed = outbox.flush(id)
    await new Promise((resolve) => setImmediate(resolve))
    await person(of, at).says('me')
    expect((await now()).messages.some(({ text }) => text === 'me')).toBe(true)
    release({ kind: 'dead', why: 'unreachable', code: '30003' })
    await flushed
  })
})

const address = { channel: at.channel, address: at.address }
