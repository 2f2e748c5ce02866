import { attempt } from '../../src/desk/attempt.js'
import { close } from '../../src/desk/close.js'
import { decline } from '../../src/desk/decline.js'
import { handBack } from '../../src/desk/hand-back.js'
import { note } from '../../src/desk/note.js'
import { open } from '../../src/desk/open.js'
import { print } from '../../src/desk/print.js'
import { release } from '../../src/desk/release.js'
import { reply } from '../../src/desk/reply.js'
import { take } from '../../src/desk/take.js'
import { writes } from '../../src/desk/writes.js'
import { deskWorld, lead, priya, sam, withdraws } from './desk-world.js'
import { amina, dennis } from './sample-cases.js'

const once = 'form-0123456789abcdef'

async function taken() {
  const world = await deskWorld([amina, dennis])
  await take(world.desk, sam, amina.id)
  return world
}
const eventsBy = async (world: Awaited<ReturnType<typeof taken>>, worker: string) =>
  (await world.stored(amina.id)).events.filter(({ by }) => by === worker).map(({ name }) => name)

describe('A worker takes a case', () => {
  it('holds it, tells the person in their language who is speaking, and leaves an event', async () => {
    const world = await taken()
    const c = await world.stored(amina.id)
    expect(c.holder).toEqual({ kind: 'worker', id: sam.id, name: sam.name })
    expect(c.referral).toMatchObject({ status: 'taken', worker: sam.id })
    const last = c.messages.at(-1)
    expect(last).toMatchObject({ from: { kind: 'bot' }, language: 'ur', index: c.messages.length - 1 })
    expect(last?.text).toContain('لنک ورکر Sam Okoro')
    expect(world.delivered.at(-1)?.messages).toEqual([last])
    expect(await eventsBy(world, sam.id)).toEqual(['referral.taken'])
  })

  it('is told who has it when a colleague was faster', async () => {
    const world = await deskWorld([amina])
    const outcomes = await Promise.all([take(world.desk, sam, amina.id), take(world.desk, priya, amina.id)])
    expect(outcomes[0]).toMatchObject({ ok: true })
    expect(outcomes[1]).toEqual({ ok: false, refusal: { why: 'takenBy', worker: sam.id } })
  })

  it('changes nothing by taking it twice', async () => {
    const world = await taken()
    const before = await world.stored(amina.id)
    expect(await take(world.desk, sam, amina.id)).toMatchObject({ ok: true })
    expect(await world.stored(amina.id)).toBe(before)
  })

  it('tries again when somebody committed in between', async () => {
    const world = await deskWorld([amina])
    let clashes = 2
    const store = {
      ...world.store,
      commit: (c: Parameters<typeof world.store.commit>[0]) =>
        clashes-- > 0 ? Promise.resolve('clash' as const) : world.store.commit(c),
    }
    expect(await take({ ...world.desk, store }, sam, amina.id)).toMatchObject({ ok: true })
  })

  it('gives up in words when the case never rests', async () => {
    const world = await deskWorld([amina])
    const store = { ...world.store, commit: () => Promise.resolve('clash' as const) }
    expect(await take({ ...world.desk, store }, sam, amina.id)).toEqual({
      ok: false,
      refusal: { why: 'busy' },
    })
  })
})

describe('A worker replies', () => {
  it("is read in the person's own conversation under the worker's name, and delivered", async () => {
    const world = await taken()
    expect(await reply(world.desk, sam, amina.id, { text: 'Salaam Amina', once })).toMatchObject({
      ok: true,
      delivered: true,
    })
    const last = (await world.stored(amina.id)).messages.at(-1)
    expect(last).toMatchObject({ from: { kind: 'worker', name: sam.name }, text: 'Salaam Amina' })
    expect(world.delivered.at(-1)?.messages).toEqual([last])
    expect(await eventsBy(world, sam.id)).toEqual(['referral.taken', 'worker.replied'])
  })

  it('sends a form that was posted twice only once', async () => {
    const world = await taken()
    await reply(world.desk, sam, amina.id, { text: 'Hello', once })
    await reply(world.desk, sam, amina.id, { text: 'Hello', once })
    const { messages } = await world.stored(amina.id)
    expect(messages.filter(({ from }) => from.kind === 'worker')).toHaveLength(1)
  })

  it('comes back into a chat that was handed back, and the person is told', async () => {
    const world = await taken()
    await handBack(world.desk, sam, amina.id)
    expect((await world.stored(amina.id)).holder).toEqual({ kind: 'bot' })
    await reply(world.desk, sam, amina.id, { text: 'Me again', once })
    const c = await world.stored(amina.id)
    expect(c.holder).toMatchObject({ kind: 'worker', id: sam.id })
    expect(c.messages.at(-2)?.say).toEqual({ key: 'handover.speakingAgain', values: { name: sam.name } })
  })

  it("is refused for a case that is a colleague's, not taken, or whose person has stopped", async () => {
    const world = await taken()
    const said = { text: 'Hello', once }
    expect(await reply(world.desk, priya, amina.id, said)).toEqual({
      ok: false,
      refusal: { why: 'takenBy', worker: sam.id },
    })
    expect(await reply(world.desk, sam, dennis.id, said)).toEqual({ ok: false, refusal: { why: 'notTaken' } })
    await world.becomes(amina.id, (c) => ({ ...c, stopped: true }))
    expect(await reply(world.desk, sam, amina.id, said)).toEqual({ ok: false, refusal: { why: 'stopped' } })
  })

  it('is kept, and said not to be delivered, when the channel is down', async () => {
    const world = await deskWorld([amina], { failingSender: true })
    await take(world.desk, sam, amina.id)
    expect(await reply(world.desk, sam, amina.id, { text: 'Hello', once })).toMatchObject({
      ok: true,
      delivered: false,
    })
    expect((await world.stored(amina.id)).messages.at(-1)?.text).toBe('Hello')
  })
})

describe('A worker who is writing', () => {
  it('is shown to the person only while they hold the case, and leaves no trace in it', async () => {
    const world = await taken()
    const shown: string[] = []
    const typing = {
      isPersonWriting: () => false,
      ofWorker: (_c: unknown, name: string) => void shown.push(name),
    }
    const desk = { ...world.desk, typing }
    const before = await world.stored(amina.id)
    expect(await writes(desk, sam, amina.id)).toMatchObject({ ok: true })
    expect(await writes(desk, priya, amina.id)).toMatchObject({ ok: false })
    expect(shown).toEqual([sam.name])
    expect(await world.stored(amina.id)).toBe(before)
    await handBack(world.desk, sam, amina.id)
    await writes(desk, sam, amina.id)
    expect(shown).toEqual([sam.name])
  })
})

describe('A case is given back or ended', () => {
  it('is handed back to the chatbot with a note that colleagues read and the person does not', async () => {
    const world = await taken()
    await handBack(world.desk, sam, amina.id, 'Waiting for the interpreter')
    const c = await world.stored(amina.id)
    expect(c.holder).toEqual({ kind: 'bot' })
    expect(c.referral?.notes.at(-1)).toMatchObject({ by: sam.id, text: 'Waiting for the interpreter' })
    expect(c.messages.filter(({ text }) => text.includes('interpreter'))).toEqual([])
    expect(await eventsBy(world, sam.id)).toEqual(['referral.taken', 'worker.handedBack', 'worker.noted'])
  })

  it('is released by its worker or an admin, and by nobody else', async () => {
    const world = await taken()
    expect(await release(world.desk, priya, amina.id)).toEqual({
      ok: false,
      refusal: { why: 'takenBy', worker: sam.id },
    })
    expect(await release(world.desk, lead, amina.id)).toMatchObject({ ok: true })
    const c = await world.stored(amina.id)
    expect(c.referral?.status).toBe('waiting')
    expect(c.referral?.worker).toBeUndefined()
    expect(c.holder).toEqual({ kind: 'bot' })
    expect(c.events.at(-1)).toMatchObject({ name: 'referral.released', by: lead.id, about: { from: sam.id } })
  })

  it('is closed with an outcome, and the person is told', async () => {
    const world = await taken()
    expect(await close(world.desk, sam, amina.id, 'connected')).toMatchObject({ ok: true })
    const c = await world.stored(amina.id)
    expect(c.referral).toMatchObject({
      status: 'closed',
      outcome: 'connected',
      endedAt: world.now.toISOString(),
    })
    expect(c.holder).toEqual({ kind: 'bot' })
    expect(c.messages.at(-1)?.say).toEqual({ key: 'handover.closed.connected' })
    expect(await close(world.desk, sam, amina.id, 'other')).toEqual({
      ok: false,
      refusal: { why: 'ended', status: 'closed' },
    })
  })

  it('is declined with a reason while it waits, and the person is told', async () => {
    const world = await deskWorld([amina])
    await decline(world.desk, sam, amina.id, 'outOfArea')
    const c = await world.stored(amina.id)
    expect(c.referral).toMatchObject({ status: 'declined', declined: 'outOfArea' })
    expect(c.messages.at(-1)?.say).toEqual({ key: 'handover.declined.outOfArea' })
    expect(c.events.at(-1)).toMatchObject({
      name: 'referral.declined',
      by: sam.id,
      about: { reason: 'outOfArea' },
    })
  })

  it('can be closed by anybody once its sharing is withdrawn while it waits', async () => {
    const world = await deskWorld([amina])
    expect(await close(world.desk, sam, amina.id, 'other')).toEqual({
      ok: false,
      refusal: { why: 'notTaken' },
    })
    await world.becomes(amina.id, withdraws('share', world.now.toISOString()))
    expect(await take(world.desk, sam, amina.id)).toEqual({ ok: false, refusal: { why: 'hidden' } })
    expect(await close(world.desk, sam, amina.id, 'notWanted')).toMatchObject({ ok: true })
  })
})

describe('Notes and attempts', () => {
  it('stand in the referral with who and when, once each, and leave events without their words', async () => {
    const world = await taken()
    const made = { how: 'call', result: 'noAnswer', text: 'rang out' } as const
    await note(world.desk, sam, amina.id, 'Daughter lives in Leeds')
    await note(world.desk, sam, amina.id, 'Daughter lives in Leeds')
    await attempt(world.desk, sam, amina.id, made)
    await attempt(world.desk, sam, amina.id, made)
    const { referral, events } = await world.stored(amina.id)
    const at = world.now.toISOString()
    expect(referral?.notes).toEqual([{ at, by: sam.id, text: 'Daughter lives in Leeds' }])
    expect(referral?.attempts).toEqual([{ ...made, at, by: sam.id }])
    expect(events.slice(-2)).toEqual([
      { name: 'worker.noted', at, by: sam.id },
      { name: 'worker.attempted', at, by: sam.id, about: { how: 'call', result: 'noAnswer' } },
    ])
  })
})

describe('Every read is recorded', () => {
  it('once within ten minutes, again after that, and for each reader', async () => {
    const world = await deskWorld([amina])
    await open(world.desk, sam, amina.id)
    world.pass(9)
    await open(world.desk, sam, amina.id)
    await open(world.desk, priya, amina.id)
    world.pass(1)
    await open(world.desk, sam, amina.id)
    const reads = (await world.stored(amina.id)).events.filter(({ name }) => name === 'worker.read')
    expect(reads.map(({ by }) => by)).toEqual([sam.id, priya.id, sam.id])
  })

  it('as a print of its own when it goes on paper', async () => {
    const world = await deskWorld([amina])
    await open(world.desk, sam, amina.id)
    await print(world.desk, sam, amina.id)
    expect((await world.stored(amina.id)).events.at(-1)).toMatchObject({ name: 'worker.printed', by: sam.id })
  })

  it('and nothing is shown when it cannot be recorded', async () => {
    const world = await deskWorld([amina])
    const store = { ...world.store, commit: () => Promise.resolve('clash' as const) }
    await expect(open({ ...world.desk, store }, sam, amina.id)).rejects.toMatchObject({ code: 'desk_busy' })
  })

  it("and a conversation without a referral is not the desk's to read", async () => {
    const world = await deskWorld([amina])
    await world.becomes(amina.id, ({ referral: _none, ...c }) => c)
    expect(await open(world.desk, sam, amina.id)).toBeUndefined()
  })
})
