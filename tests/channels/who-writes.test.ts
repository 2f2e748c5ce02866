import type { Case } from '../../src/domain/case.js'
import { createWhoWrites } from '../../src/channels/direct-line/who-writes.js'

/** One conversation per worker, bot or nobody; and a clock that is moved. */
function writers() {
  const world = { now: 1_000, looked: 0, shown: [] as string[] }
  const held = { id: 'case-held', holder: { kind: 'worker', id: 'w', name: 'Sam' }, addresses: [] }
  const free = { id: 'case-free', holder: { kind: 'bot' }, addresses: [] }
  const who = createWhoWrites({
    door: {
      async caseOf(conversation) {
        world.looked++
        if (conversation === 'broken') throw new Error('the store is away')
        return { held, free }[conversation] as unknown as Case | undefined
      },
    },
    live: { typing: (conversation, _since, name) => void world.shown.push(`${conversation} ${name}`) },
    now: () => world.now,
  })
  return { who, world }
}

describe('Who is writing', () => {
  it('is the person while a worker holds the case, for seconds', async () => {
    const { who, world } = writers()
    await who.person('held')
    expect(who.isPersonWriting('case-held')).toBe(true)
    world.now += 8_001
    expect(who.isPersonWriting('case-held')).toBe(false)
  })

  it('is nobody once it has been sent', async () => {
    const { who } = writers()
    await who.person('held')
    who.sent('held')
    expect(who.isPersonWriting('case-held')).toBe(false)
  })

  it('is told to nobody while the bot speaks, where there is no conversation, or where the store is away', async () => {
    const { who } = writers()
    for (const one of ['free', 'none', 'broken']) await who.person(one)
    expect(who.isPersonWriting('case-free')).toBe(false)
  })

  it('looks a case up once in a while however often a client says it', async () => {
    const { who, world } = writers()
    for (let times = 0; times < 50; times++) await who.person('held')
    expect(world.looked).toBe(1)
    world.now += 2_000
    await who.person('held')
    expect(world.looked).toBe(2)
    expect(who.isPersonWriting('case-held')).toBe(true)
  })

  it('is shown on the pages of the web, and not sent as a text', () => {
    const { who, world } = writers()
    const addresses = [
      { channel: 'web', address: 'a' },
      { channel: 'sms', address: '+447400123456' },
    ]
    who.worker({ addresses } as unknown as Case, 'Sam')
    expect(world.shown).toEqual(['a Sam'])
  })
})
