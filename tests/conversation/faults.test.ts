import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { headOf } from '../../src/conversation/head.js'
import type { Store } from '../../src/conversation/ports.js'
import { StoreError } from '../../src/errors.js'
import { openMemoryStore, openStore } from '../../src/store/index.js'
import { fixedWorld } from '../fixed-world.js'
import { at, eventsOf, someone, to } from './scene.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cairn-faults-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const channel = 'test'
const inbound = (address: string, messageId: string, text: string) => ({ channel, address, messageId, text })

describe('a message that comes twice', () => {
  it('is one turn, and gets the same answer', async () => {
    const world = fixedWorld()
    const them = await someone(world)
    const first = await world.conversation.receive(inbound(them.address, 'm-1', 'me'))
    const again = await world.conversation.receive(inbound(them.address, 'm-1', 'me'))
    expect(again).toMatchObject({ kind: 'ok', repeated: true })
    expect(again.messages).toEqual(first.messages)
    expect(eventsOf(await them.now()).filter((name) => name === 'answer.given')).toHaveLength(1)
  })

  it('at once, and begins a case, is one turn', async () => {
    const world = fixedWorld()
    const all = await Promise.all(
      Array.from({ length: 10 }, () => world.conversation.receive(inbound('new', 'm-1', 'hello'))),
    )
    expect(all.filter((received) => received.kind === 'ok' && !received.repeated)).toHaveLength(1)
    const c = await world.conversation.caseAt(channel, 'new')
    expect(c?.messages.filter(({ from }) => from.kind === 'person')).toHaveLength(1)
  })

  it('later, after others, still gets the answer it got', async () => {
    const world = fixedWorld()
    const them = await someone(world)
    const first = await world.conversation.receive(inbound(them.address, 'm-1', 'me'))
    await world.conversation.receive(inbound(them.address, 'm-2', '18 or older'))
    const again = await world.conversation.receive(inbound(them.address, 'm-1', 'me'))
    expect(again.messages).toEqual(first.messages)
  })
})

describe('many at once, on the disk', () => {
  it('twenty messages in one case are twenty turns, none lost and none torn', async () => {
    const store = await openStore({ folder, headOf })
    const world = fixedWorld({ store })
    const them = await someone(world, to.keeps)
    const before = (await them.now()).messages.length
    const said = Array.from({ length: 20 }, (_, count) => `word ${count}`)
    await Promise.all(
      said.map((text, count) => world.conversation.receive(inbound(them.address, `many-${count}`, text))),
    )
    const c = await them.now()
    const mine = c.messages.slice(before).filter(({ from }) => from.kind === 'person')
    expect(mine.map(({ text }) => text)).toEqual(said)
    expect(c.messages.map(({ index }) => index)).toEqual(c.messages.map((_, index) => index))
    expect(c.version).toBe(1 + to.keeps.length + 20)
    await store.close()
  })

  it('two hundred people are two hundred cases, each with its own words', async () => {
    const store = await openStore({ folder, headOf })
    const world = fixedWorld({ store })
    const people = Array.from({ length: 200 }, (_, count) => `person-${count}`)
    await Promise.all(
      people.map(async (address) => {
        await world.conversation.start({ channel, address, language: 'en' })
        await at(world, address, ['me', '18 or older', 'yes', `I am lonely, says ${address}`])
      }),
    )
    await store.close()
    const reopened = fixedWorld({ store: await openStore({ folder, headOf }) })
    const words = await Promise.all(
      people.map(async (address) => {
        const c = await reopened.conversation.caseAt(channel, address)
        return c?.answers.whatMatters?.open
      }),
    )
    expect(words).toMatchObject(people.map((address) => ({ value: `I am lonely, says ${address}` })))
    await reopened.store.close()
  })
})

describe('a store that cannot keep', () => {
  /** A memory store whose disk is full while `full` is set. */
  function fullStore() {
    const store = openMemoryStore({ headOf })
    const state = { full: false }
    const failing: Store = {
      ...store,
      commit: (next) =>
        state.full ? Promise.reject(new StoreError('full', 'The disk is full')) : store.commit(next),
    }
    return { failing, state }
  }

  it('gives an error to the channel, changes nothing, and the next message works', async () => {
    const { failing, state } = fullStore()
    const world = fixedWorld({ store: failing })
    const them = await someone(world, ['me'])
    const before = await them.now()
    state.full = true
    await expect(them.says('18 or older')).rejects.toMatchObject({ code: 'full' })
    expect(await them.now()).toEqual(before)
    expect(world.logged).toContainEqual(expect.objectContaining({ name: 'turn.failed', code: 'full' }))
    state.full = false
    await them.says('18 or older')
    expect(await them.at()).toBe('keeping.mayWeKeep')
  })

  it('never logs what the person wrote', async () => {
    const { failing, state } = fullStore()
    const world = fixedWorld({ store: failing })
    const them = await someone(world, to.keeps)
    state.full = true
    await expect(them.says('my secret is Zebedee')).rejects.toThrow()
    expect(JSON.stringify(world.logged)).not.toMatch(/Zebedee|secret/)
  })

  it('makes no referral that it could not keep, and makes it once when it can', async () => {
    const { failing, state } = fullStore()
    const world = fixedWorld({ store: failing })
    const them = await someone(world, to.checks)
    state.full = true
    await expect(them.says('yes, send it')).rejects.toThrow()
    expect((await them.now()).referral).toBeUndefined()
    state.full = false
    await them.says('yes, send it')
    expect(eventsOf(await them.now()).filter((name) => name === 'referral.made')).toHaveLength(1)
  })

  it('tries again when another turn was faster', async () => {
    const store = openMemoryStore({ headOf })
    let clashes = 2
    const clashing: Store = {
      ...store,
      commit: async (next) => (clashes-- > 0 ? 'clash' : store.commit(next)),
    }
    const world = fixedWorld({ store: clashing })
    const them = await someone(world, ['me'])
    expect(await them.at()).toBe('who.age')
  })
})
