import { list } from '../../src/desk/list.js'
import { open } from '../../src/desk/open.js'
import type { Desk } from '../../src/desk/ports.js'
import { release } from '../../src/desk/release.js'
import { reply } from '../../src/desk/reply.js'
import { take } from '../../src/desk/take.js'
import { fixedWorld, person } from '../fixed-world.js'
import { sam } from './desk-world.js'

/** Joan says what matters to her, asks for a person and sends a referral. */
async function referred() {
  const world = fixedWorld()
  const joan = person(world, { channel: 'web', address: 'joan' })
  const says = [
    ...['hello', 'for me', '18 or older', 'yes', 'I want to talk to a person please'],
    ...['yes', 'money worries, i cant pay the rent', 'none', 'Joan Smith', 'Joan', '27/3/1962'],
    ...['text me', '07400 123456', 'no', 'no', 'yes, send it'],
  ]
  for (const text of says) await joan.says(text)
  const desk: Desk = {
    ...world,
    sender: { deliver: async () => undefined },
    needLabel: (id) => world.speech.say({ key: `needs.${id}` }, 'en'),
    language: 'en',
  }
  const id = list(desk, sam, { view: 'waiting', page: 1 }).rows[0]?.id ?? ''
  return { world, desk, joan, id }
}

describe('What a person told the bot', () => {
  it('reaches the desk with its needs, its reason and nobody having it yet', async () => {
    const { desk } = await referred()
    const [row] = list(desk, sam, { view: 'waiting', page: 1 }).rows
    expect(row).toMatchObject({
      status: 'waiting',
      shown: { language: 'en', reasons: expect.arrayContaining(['asksForPerson']) as unknown },
    })
    expect(row?.shown?.needs[0]).toBe('money_debt')
  })

  it("is read by the worker in the person's words, with how it is safe to make contact", async () => {
    const { desk, id } = await referred()
    const disclosed = await open(desk, sam, id)
    expect(disclosed).toMatchObject({
      kind: 'shown',
      summary: { words: [{ text: 'money worries, i cant pay the rent' }], safeToLeaveMessage: 'no' },
      tellGp: { state: 'refused' },
    })
    expect(JSON.stringify(disclosed)).toContain('+447400123456')
    expect(JSON.stringify(disclosed)).toContain('What is your full name?')
  })

  it('is answered in the same chat, where the bot is silent until the case is given back', async () => {
    const { world, desk, joan, id } = await referred()
    await take(desk, sam, id)
    await reply(desk, sam, id, { text: 'Hello Joan, I am Sam.', once: 'form-0123456789abcdef' })
    const sent = await joan.says('Hello Sam')
    await joan.says('are you there?')
    expect(sent.map(({ text }) => text).join()).toContain('Sam Okoro')
    const c = await joan.case()
    expect(c?.messages.filter(({ from }) => from.kind === 'worker').map(({ text }) => text)).toEqual([
      'Hello Joan, I am Sam.',
    ])
    expect(c?.messages.at(-1)).toMatchObject({ from: { kind: 'person' }, text: 'are you there?' })
    expect(list(desk, sam, { view: 'mine', page: 1 })).toMatchObject({ mineUnanswered: 1 })
    await release(desk, sam, id)
    const again = await joan.says('where is my referral?')
    expect(again.some(({ from }) => from.kind === 'bot')).toBe(true)
    expect(world.logged.filter(({ name }) => name === 'turn.failed')).toEqual([])
  })

  it("is out of the desk's sight as soon as the person takes their consent back", async () => {
    const { desk, world, id } = await referred()
    const c = await world.store.load(id)
    const at = world.clock.now().toISOString()
    if (c)
      await world.store.commit({
        ...c,
        version: c.version + 1,
        consents: [
          ...c.consents,
          { purpose: 'share', given: false, at, language: 'en', wording: 'x', how: 'withdrawn' },
        ],
      })
    expect(JSON.stringify(await open(desk, sam, id))).not.toMatch(/Joan|money|7400/)
    expect(list(desk, sam, { view: 'waiting', page: 1 }).rows[0]?.shown).toBeUndefined()
  })
})
