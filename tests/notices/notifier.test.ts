/** Notices that do not arrive at once: tried again, given up, sent again; none lost and each the same. */
import { headOf } from '../../src/conversation/head.js'
import type { Store } from '../../src/conversation/ports.js'
import { deadNotices, sendAgain } from '../../src/desk/dead-notices.js'
import { reply } from '../../src/desk/reply.js'
import { take } from '../../src/desk/take.js'
import type { Notice } from '../../src/domain/notice.js'
import { openMemoryStore } from '../../src/store/index.js'
import { eventsOf, someone, to } from '../conversation/scene.js'
import { lead, sam } from '../desk/desk-world.js'
import { toldWorld, type ToldOptions, type ToldWorld } from './told-world.js'

const worlds: ToldWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
})

async function world(options: ToldOptions = {}) {
  const of = await toldWorld(options)
  worlds.push(of)
  return { ...of, desk: { ...of, needLabel: (id: string) => id, language: 'en' } }
}
const states = (notices: readonly Notice[]) => notices.map(({ to: { way }, state }) => `${way} ${state}`)
const ids = ({ hook }: ToldWorld) => hook.posts.map(({ headers }) => headers['webhook-id'])

describe('a notice', () => {
  it('that one receiver does not take keeps none of the others waiting', async () => {
    const of = await world()
    of.hook.answer = { status: 503 }
    const joan = await someone(of, to.referred)
    await of.notifier.idle()
    expect(states((await joan.now()).notices)).toEqual(['mail sent', 'webhook waiting', 'teamsCard sent'])
    expect((await joan.now()).notices[1]).toMatchObject({ tries: 1, code: '503' })
  })

  it('is tried again with growing waits, always with the same id, and at last given up', async () => {
    const of = await world()
    of.hook.answer = { status: 500 }
    const joan = await someone(of, to.referred)
    const waits: number[] = []
    for (let round = 0; round < 12; round++) {
      await of.notifier.idle()
      const { nextAt, state } = (await joan.now()).notices[1] as Notice
      if (state !== 'waiting') break
      const wait = (Date.parse(nextAt) - of.clock.now().getTime()) / 60_000
      waits.push(wait)
      of.clock.wait(wait - 0.5)
      await of.sweep()
      of.clock.wait(0.5)
      await of.sweep()
    }
    expect(waits).toEqual([1, 2, 5, 15, 60, 240, 720])
    expect(of.hook.posts).toHaveLength(8)
    expect(new Set(ids(of)).size).toBe(1)
    const c = await joan.now()
    expect(c.notices[1]).toMatchObject({ state: 'dead', tries: 8, code: '500' })
    expect(c.due.map(({ what }) => what)).not.toContain('notice')
    expect(eventsOf(c)).toContain('notice.failed')
  })

  it('that was given up is shown to an admin, who sends it again, with the id it had', async () => {
    const of = await world()
    of.hook.answer = { status: 410 }
    const joan = await someone(of, to.referred)
    await of.notifier.idle()
    const [dead, ...others] = await deadNotices(of.desk, lead)
    expect(others).toEqual([])
    expect(dead).toMatchObject({ reference: (await joan.now()).referral?.reference, notice: { code: '410' } })
    of.hook.answer = { status: 202 }
    expect(await sendAgain(of.desk, lead, dead?.case ?? '', dead?.notice.id ?? '')).toMatchObject({
      ok: true,
    })
    await of.notifier.idle()
    expect(states((await joan.now()).notices)).toEqual(['mail sent', 'webhook sent', 'teamsCard sent'])
    expect(new Set(ids(of)).size).toBe(1)
    expect(await deadNotices(of.desk, lead)).toEqual([])
    expect((await joan.now()).events.at(-1)).toMatchObject({ name: 'notice.sentAgain', by: lead.id })
    expect(await sendAgain(of.desk, lead, dead?.case ?? '', 'another')).toMatchObject({ ok: false })
  })

  it('waits as long as the far side asks for, but no longer than a day', async () => {
    const of = await world()
    of.hook.answer = { status: 429, headers: { 'Retry-After': '600' } }
    of.channel.answer = { status: 503, headers: { 'Retry-After': '999999999' } }
    const joan = await someone(of, to.referred)
    await of.notifier.idle()
    const [, hook, channel] = (await joan.now()).notices
    expect([hook?.nextAt, channel?.nextAt]).toEqual(['2026-11-20T10:10:00.000Z', '2026-11-21T10:00:00.000Z'])
  })

  it('is not taken as received when a Teams connector says no in words, nor when it is sent elsewhere', async () => {
    const of = await world()
    of.channel.answer = { status: 200, text: 'Webhook message delivery failed with error: HTTP error 429' }
    of.hook.answer = { status: 307, headers: { Location: of.channel.url } }
    const joan = await someone(of, to.referred)
    await of.notifier.idle()
    expect(states((await joan.now()).notices)).toEqual(['mail sent', 'webhook waiting', 'teamsCard waiting'])
    expect(of.channel.posts).toHaveLength(1)
  })

  it('by mail is given up at once where the address is refused for good, and tried again where not now', async () => {
    const of = await world({ deployment: { notices: ['nobody@example.org', 'busy@example.org'] } })
    of.mail.refuses = (address) => (address.startsWith('nobody') ? 550 : 450)
    const joan = await someone(of, to.referred)
    await of.notifier.idle()
    expect((await joan.now()).notices.slice(0, 2)).toMatchObject([
      { state: 'dead', code: '550' },
      { state: 'waiting', code: '450' },
    ])
  })

  it('that was handed over when the note of it could not be kept goes out once more, with the id it had', async () => {
    const kept = openMemoryStore({ headOf })
    let fails = false
    const store: Store = {
      ...kept,
      commit: (next) =>
        fails && next.notices.some(({ state }) => state === 'sent')
          ? Promise.reject(new Error('the disk is gone'))
          : kept.commit(next),
    }
    const of = await world({ store })
    fails = true
    const joan = await someone(of, to.referred)
    await of.notifier.idle()
    expect(new Set(states((await joan.now()).notices))).toEqual(
      new Set(['mail waiting', 'webhook waiting', 'teamsCard waiting']),
    )
    fails = false
    await of.sweep()
    expect(states((await joan.now()).notices)).toEqual(['mail sent', 'webhook sent', 'teamsCard sent'])
    expect(of.mail.mails).toHaveLength(2)
    expect(new Set(of.mail.mails.map(({ messageId }) => messageId)).size).toBe(1)
    expect(ids(of)).toHaveLength(2)
    expect(new Set(ids(of)).size).toBe(1)
    await of.sweep()
    expect(ids(of)).toHaveLength(2)
  })

  it('of a message that comes twice is one notice', async () => {
    const of = await world()
    const joan = await someone(of, to.checks)
    const sends = {
      channel: 'test',
      address: joan.address,
      language: 'en',
      messageId: 'm-1',
      text: 'yes, send it',
    }
    await of.conversation.receive(sends)
    await of.conversation.receive(sends)
    await of.notifier.idle()
    expect(of.hook.posts).toHaveLength(1)
  })

  it('of what somebody writes to their worker is one until the worker has answered', async () => {
    const team = {
      id: 'north',
      name: 'North',
      workers: [{ username: sam.id, mail: 'sam@example.org' }],
      lead: sam.id,
      notices: ['north@example.org'],
    }
    const of = await world({ deployment: { teams: [team] } })
    const joan = await someone(of, to.referred)
    const { id } = await joan.now()
    await take(of.desk, sam, id)
    for (const words of ['hello?', 'are you there?', 'please']) await joan.says(words)
    await reply(of.desk, sam, id, { text: 'I am here now.', once: 'form-0123456789abcdef' })
    await joan.says('good')
    await of.notifier.idle()
    const mails = of.mail.mails.map((mail) => `${[mail.to].flat()[0]?.text} ${mail.subject}`)
    expect(mails).toHaveLength(3)
    expect(mails[0]).toMatch(/^north@example.org .* waiting/)
    expect(mails[1]).toMatch(/^sam@example.org .* written to you/)
    expect(mails[2]).toMatch(/^sam@example.org .* written to you/)
  })

  it('of an alert goes to the contact whose turn it is as well', async () => {
    const contacts = { 'Duty worker': 'duty@example.org', 'Team lead': 'lead@example.org' }
    const alerts = {
      contacts: Object.keys(contacts),
      mail: contacts,
      repeatAfterMinutes: 15,
      vitalInterest: { applies: false, help: [], rule: {} },
    }
    const of = await world({ deployment: { alerts } })
    const joan = await someone(of, to.referred)
    await joan.says('I want to die')
    of.clock.wait(15)
    await of.sweep()
    const told = of.mail.mails.map(({ to: addressed }) => addressed)
    expect(told).toMatchObject([{ text: 'duty@example.org' }, { text: 'lead@example.org' }])
  })

  it('is none where nothing is set up, and where nothing was agreed to', async () => {
    const of = await world({ deployment: {} })
    const joan = await someone(of, to.understood)
    await joan.says('I want to die')
    await of.notifier.idle()
    expect((await joan.now()).notices).toEqual([])
    expect([...of.mail.mails, ...of.hook.posts, ...of.channel.posts]).toEqual([])
  })
})
