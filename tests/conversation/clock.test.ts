/** The clocks of a referral, by a clock that the test moves. Made on Friday 20 November 2026, promised for Friday the 27th. */
import { doWhatIsDue } from '../../src/conversation/due.js'
import { attempt } from '../../src/desk/attempt.js'
import { release } from '../../src/desk/release.js'
import { reply } from '../../src/desk/reply.js'
import { take } from '../../src/desk/take.js'
import { note } from '../../src/desk/note.js'
import type { Case } from '../../src/domain/case.js'
import type { Message } from '../../src/domain/message.js'
import { presentCase } from '../../src/store/migrate.js'
import { sam } from '../desk/desk-world.js'
import { fixedWorld } from '../fixed-world.js'
import { contentWith } from './other-content.js'
import { eventsOf, keys, someone, to } from './scene.js'

const team = {
  id: 'north',
  name: 'North',
  workers: [
    { username: sam.id, mail: 'sam@example.org', leave: [{ from: '2026-11-26', to: '2026-11-26' }] },
    { username: 'morag', mail: 'morag@example.org' },
  ],
  lead: 'morag',
  notices: ['north@example.org'],
}

async function referred(deployment: Readonly<Record<string, unknown>> = { teams: [team] }) {
  const world = fixedWorld({ environment: contentWith(deployment), ways: ['mail'] })
  const delivered: Message[] = []
  const sender = {
    deliver: async (_c: Case, messages: readonly Message[]) => void delivered.push(...messages),
  }
  const joan = await someone(world, to.referred)
  const { id } = await joan.now()
  const told = async () =>
    (await joan.now()).notices
      .filter(({ about }) => about === 'nudge' || about === 'escalation')
      .map(({ about, to: target }) => `${about} ${target.way === 'mail' ? target.address : target.way}`)
  return {
    world,
    joan,
    id,
    delivered,
    told,
    desk: { ...world, sender, needLabel: (need: string) => need, language: 'en' },
    /** What the sweep does at this moment, and at it once more. */
    async at(moment: string) {
      world.clock.set(new Date(moment))
      await doWhatIsDue({ ...world, sender })
      await doWhatIsDue({ ...world, sender })
    },
  }
}

describe('the clock of a promise', () => {
  it('reminds the team a working day before it ends, and tells the lead when it has, each once', async () => {
    const { at, told } = await referred()
    await at('2026-11-26T08:59:00Z')
    expect(await told()).toEqual([])
    await at('2026-11-26T09:00:00Z')
    expect(await told()).toEqual(['nudge north@example.org'])
    await at('2026-11-27T23:00:00Z')
    expect(await told()).toHaveLength(1)
    await at('2026-11-30T09:00:00Z')
    await at('2026-12-30T09:00:00Z')
    expect(await told()).toEqual(['nudge north@example.org', 'escalation morag@example.org'])
  })

  it('reminds whoever has taken it, and the lead while they are on leave', async () => {
    const { at, told, desk, id } = await referred({ clock: { nudgeBefore: 2 }, teams: [team] })
    await take(desk, sam, id)
    await at('2026-11-25T09:00:00Z')
    expect(await told()).toEqual(['nudge sam@example.org'])
    const away = await referred()
    await take(away.desk, sam, away.id)
    await away.at('2026-11-26T09:00:00Z')
    expect(await away.told()).toEqual(['nudge morag@example.org'])
  })

  it('is kept by an answer or an attempt, and begins anew with what the person writes after', async () => {
    const { at, told, desk, id, joan, world } = await referred()
    await take(desk, sam, id)
    await attempt(desk, sam, id, { how: 'call', result: 'noAnswer', text: '' })
    expect((await joan.now()).due.filter(({ what }) => what === 'clock')).toMatchObject([
      { at: '2026-12-03T09:00:00.000Z' },
    ])
    world.clock.set(new Date('2026-11-24T10:00:00Z'))
    await joan.says('I am at home in the mornings')
    await at('2026-11-30T09:00:00Z')
    await at('2026-12-02T09:00:00Z')
    expect(await told()).toEqual(['nudge sam@example.org', 'escalation morag@example.org'])
    await reply(desk, sam, id, { text: 'I will call you.', once: 'form-0123456789abcdef' })
    expect((await joan.now()).due.filter(({ what }) => what === 'clock')).toHaveLength(1)
  })

  it('runs as long as the deployment says', async () => {
    const { at, told, joan } = await referred({ answerWithin: 2, teams: [team] })
    expect((await joan.now()).referral?.expectedBy).toBe('2026-11-24')
    await at('2026-11-23T09:00:00Z')
    await at('2026-11-25T09:00:00Z')
    expect(await told()).toEqual(['nudge north@example.org', 'escalation morag@example.org'])
  })

  it('reminds nobody of a day that is over: after a long silence of the machine the lead is told', async () => {
    const { at, told } = await referred()
    await at('2026-12-10T09:00:00Z')
    expect(await told()).toEqual(['escalation morag@example.org'])
  })

  it('stands still once the referral has ended', async () => {
    const { at, told, joan } = await referred()
    await joan.presses('!withdraw=share')
    expect((await joan.now()).referral?.status).toBe('withdrawn')
    expect((await joan.now()).due.map(({ what }) => what)).not.toContain('clock')
    await at('2026-12-10T09:00:00Z')
    expect(await told()).toEqual([])
  })
})

describe('a case whose worker is silent', () => {
  it('goes back to the queue after ten working days, and the person and the team are told', async () => {
    const { at, desk, id, joan, delivered, told } = await referred()
    await take(desk, sam, id)
    await attempt(desk, sam, id, { how: 'call', result: 'noAnswer', text: '' })
    // Ten working days after Friday the 20th are over on Friday, 4 December.
    await at('2026-12-03T09:00:00Z')
    expect(await told()).toEqual(['nudge sam@example.org'])
    await at('2026-12-04T23:00:00Z')
    expect((await joan.now()).referral?.status).toBe('taken')
    delivered.length = 0
    await at('2026-12-07T09:00:00Z')
    const c = await joan.now()
    expect(c.referral).toMatchObject({ status: 'waiting' })
    expect(c.referral?.worker).toBeUndefined()
    expect(c.holder).toEqual({ kind: 'bot' })
    expect(c.events.filter(({ name }) => name === 'referral.returned')).toMatchObject([
      { by: 'clock', about: { from: sam.id } },
    ])
    expect(keys(delivered)).toEqual(['handover.released'])
    expect(c.notices.at(-1)).toMatchObject({ about: 'handOff', to: { address: 'north@example.org' } })
  })

  it('is not forgotten there either: its clock runs again', async () => {
    const { at, desk, id, told } = await referred()
    await take(desk, sam, id)
    await attempt(desk, sam, id, { how: 'call', result: 'noAnswer', text: '' })
    await at('2026-12-07T09:00:00Z')
    await at('2026-12-15T09:00:00Z')
    expect(await told()).toContain('escalation morag@example.org')
  })

  it('stays with a worker who does something, and each act counts anew', async () => {
    const { at, desk, id, joan, world } = await referred()
    await take(desk, sam, id)
    world.clock.set(new Date('2026-12-03T15:00:00Z'))
    await note(desk, sam, id, 'Waiting for the choir to begin again.')
    await at('2026-12-16T12:00:00Z')
    expect((await joan.now()).referral?.status).toBe('taken')
    await at('2026-12-18T12:00:00Z')
    expect((await joan.now()).referral?.status).toBe('waiting')
  })

  it('that was given back by hand after an answer is not late at once', async () => {
    const { at, desk, id, told, world, joan } = await referred()
    await take(desk, sam, id)
    await attempt(desk, sam, id, { how: 'call', result: 'reached', text: '' })
    world.clock.set(new Date('2026-12-02T10:00:00Z'))
    await release(desk, sam, id)
    await at('2026-12-02T10:01:00Z')
    expect(await told()).toEqual([])
    expect((await joan.now()).due.find(({ what }) => what === 'clock')?.at).toBe('2026-12-08T09:00:00.000Z')
  })

  it('survives a restart: what is due stands in the case', async () => {
    const { world, desk, id, joan } = await referred()
    await take(desk, sam, id)
    const stored = presentCase(JSON.parse(JSON.stringify(await joan.now())))
    expect(stored.due.find(({ what }) => what === 'clock')).toEqual({
      at: '2026-11-26T09:00:00.000Z',
      what: 'clock',
    })
    expect(await world.store.due('2026-11-26T09:00:00.000Z')).toContain(id)
  })
})

it('is read where an older Cairn knew no notices and no teams', async () => {
  const { joan } = await referred()
  const { notices: _notices, team: _team, ...older } = await joan.now()
  expect(presentCase(JSON.parse(JSON.stringify(older)))).toMatchObject({ notices: [] })
  expect(eventsOf(await joan.now())).toContain('case.routed')
})
