import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOutbox } from '../../src/conversation/outbox.js'
import { doWhatIsDue } from '../../src/conversation/due.js'
import { headOf } from '../../src/conversation/head.js'
import { plainMessage } from '../../src/speech/plain-message.js'
import type { Case } from '../../src/domain/case.js'
import { consented, purposes } from '../../src/domain/consent.js'
import type { Message } from '../../src/domain/message.js'
import { openStore } from '../../src/store/index.js'
import { fixedWorld, type FixedWorld } from '../fixed-world.js'
import { codes, eventsOf, keys, someone, to, type Someone } from './scene.js'

const world = fixedWorld()

describe('consent', () => {
  it.each(['yes', 'Yes please', '1', 'ok', 'yes, that is fine'])('is given by "%s"', async (plain) => {
    const them = await someone(world, ['me', '18 or older', plain])
    expect((await them.now()).keeping).toBe('kept')
  })

  it.each(['no', 'No thank you', '2', 'nope', 'rather not'])('is refused by "%s"', async (plain) => {
    const them = await someone(world, ['me', '18 or older', plain])
    expect((await them.now()).keeping).toBe('refused')
  })

  it.each([
    'yes but not my GP',
    'only if my wife does not see it',
    'maybe',
    'no one',
    'no problem with that I suppose',
    'yes and no',
    'what?',
    'hm',
    'I had my knee done in yes street',
    '3',
  ])('is neither given nor refused by "%s", and asked again', async (doubtful) => {
    const them = await someone(world, ['me', '18 or older', doubtful])
    const c = await them.now()
    expect(await them.at()).toBe('keeping.mayWeKeep')
    expect(c.keeping).toBe('undecided')
    expect(c.consents).toEqual([])
    expect(codes(c.messages.slice(-1))).toEqual(
      expect.arrayContaining(['keeping.mayWeKeep=yes', 'keeping.mayWeKeep=no']),
    )
  })

  it('counts skipping as no', async () => {
    const them = await someone(world, ['me', '18 or older', 'skip'])
    const c = await them.now()
    expect(c.keeping).toBe('refused')
    expect(c.consents).toMatchObject([{ purpose: 'keep', given: false }])
  })

  it('stands in a ledger with its purpose, its wording, its language and its time', async () => {
    const them = await someone(world, to.keeps)
    expect((await them.now()).consents).toEqual([
      {
        purpose: 'keep',
        given: true,
        at: '2026-11-20T10:00:00.000Z',
        language: 'en',
        wording: world.speech.wording('keeping.mayWeKeep.question', 'en'),
        how: 'asked',
      },
    ])
  })

  it('refers to the words that were shown: another language has another wording', () => {
    const wordings = world.offered.map((code) => world.speech.wording('keeping.mayWeKeep.question', code))
    expect(new Set(wordings).size).toBe(world.offered.length)
  })

  it('refers to the words that were shown to a helper, who is asked in other words', async () => {
    const them = await someone(world, ['someone I am helping', 'friend', 'Ali', 'yes', '18 or older', 'yes'])
    const [entry] = (await them.now()).consents
    expect(entry?.wording).toBe(world.speech.wording('keeping.mayWeKeep.questionForSomeone', 'en'))
  })

  it('is asked one purpose at a time, each on its own', async () => {
    const them = await someone(world, [...to.referred, 'yes', 'no'])
    const asked = (await them.now()).consents.map(({ purpose, given }) => [purpose, given])
    expect(asked).toEqual([
      ['keep', true],
      ['share', true],
      ['contact', true],
      ['tellGp', false],
      ['checkIn', true],
      ['evaluate', false],
    ])
    expect(asked.map(([purpose]) => purpose).toSorted()).toEqual([...purposes].toSorted())
  })
})

describe('taking a consent back', () => {
  it.each(purposes.filter((purpose) => purpose !== 'keep'))(
    'works for %s, by its button',
    async (purpose) => {
      const them = await someone(world, [
        ...to.referred.slice(0, -2),
        'yes',
        'Sea Street',
        'yes, send it',
        'yes',
        'yes',
      ])
      expect(consented((await them.now()).consents, purpose)).toBe(true)
      await them.says('what do you hold about me')
      await them.presses(`!withdraw=${purpose}`)
      const c = await them.now()
      expect(consented(c.consents, purpose)).toBe(false)
      expect(c.consents.at(-1)).toMatchObject({ purpose, given: false, how: 'withdrawn', language: 'en' })
      expect(eventsOf(c)).toContain('consent.withdrawn')
    },
  )

  it('to share ends the referral, and no worker holds the case any more', async () => {
    const them = await someone(world, to.referred)
    await them.presses('!withdraw=share')
    const c = await them.now()
    expect(c.referral?.status).toBe('withdrawn')
    expect(c.referral?.endedAt).toBeDefined()
    expect(c.holder).toEqual({ kind: 'bot' })
    expect(headOf(c).referral?.shared).toBe(false)
    expect(eventsOf(c)).toContain('referral.withdrawn')
  })

  it('to share, before the referral is sent, asks again for it before anything is sent', async () => {
    const them = await someone(world, to.checks)
    await them.presses('!withdraw=share')
    await them.presses('referral.check=send')
    const c = await them.now()
    expect(c.referral).toBeUndefined()
    expect(eventsOf(c)).not.toContain('referral.made')
  })

  it('to keep means deleting, which is asked about first', async () => {
    const them = await someone(world, to.understood)
    const asked = await them.presses('!withdraw=keep')
    expect(keys(asked)).toEqual(['commands.delete.question'])
    await them.says('yes')
    expect(await them.case()).toBeUndefined()
  })

  it.each(['share', 'nonsense', '__proto__', ''])(
    'of "%s" that was never given changes nothing',
    async (purpose) => {
      const them = await someone(world, to.understood)
      const before = await them.now()
      await them.presses(`!withdraw=${purpose}`)
      expect((await them.now()).consents).toEqual(before.consents)
    },
  )
})

describe('somebody who does not want answers kept', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cairn-consent-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  const bytes = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n')

  it('gets activities all the same, and nothing they wrote is on the disk', async () => {
    const store = await openStore({ folder, headOf })
    const disk = fixedWorld({ store })
    const them = await someone(disk, ['someone I am helping', 'friend', 'Zebedee Quux', 'yes', '18 or older'])
    expect(bytes()).toContain('Zebedee Quux')
    for (const line of ['no', 'I am lonely since the flood', 'yes', 'XB1 2AB', 'now']) await them.says(line)
    expect((await them.now()).messages.at(-1)?.cards).toHaveLength(3)
    expect(bytes()).not.toMatch(/Zebedee|lonely|flood|XB1/)
    expect(bytes()).not.toContain(them.address)
    await store.close()
    expect(bytes()).not.toMatch(/Zebedee|lonely|flood|XB1/)
  })

  it('may still ask for a person: keeping is asked about again, and a no leaves the phone number', async () => {
    const them = await someone(world, ['me', '18 or older', 'no', 'I am lonely', 'yes', 'a person please'])
    expect(await them.at()).toBe('keepingForWorker.mayWeKeepNow')
    const said = await them.says('no')
    expect(said[0]?.text).toContain(world.deployment.phone)
    expect((await them.now()).keeping).toBe('refused')
  })

  it('is kept from the moment they change their mind, and not before', async () => {
    const store = await openStore({ folder, headOf })
    const disk = fixedWorld({ store })
    const them = await someone(disk, ['me', '18 or older', 'no', 'I am lonely since the flood', 'yes'])
    expect(bytes()).not.toContain('flood')
    for (const line of ['a person please', 'yes']) await them.says(line)
    expect((await them.now()).keeping).toBe('kept')
    expect(bytes()).toContain('flood')
    await store.close()
  })

  it('leaves nothing when they stop', async () => {
    const them = await someone(world, ['me', '18 or older', 'no', 'I am lonely'])
    await them.says('stop')
    expect(await them.case()).toBeUndefined()
  })
})

/** Does what is due, and resolves to what was said and to whether this person still has a case. */
async function minutePasses(world: FixedWorld, them: Someone) {
  const delivered: string[] = []
  const sender = {
    deliver: async (_c: Case, messages: readonly Message[]) => void delivered.push(...keys(messages)),
  }
  await doWhatIsDue({ ...world, sender })
  return { isThere: (await them.case()) !== undefined, delivered }
}
const day = 24 * 60

describe('how long a case lives', () => {
  it('an hour without a word, before anything was agreed', async () => {
    const hour = fixedWorld()
    const them = await someone(hour, ['me'])
    hour.clock.wait(59)
    expect((await minutePasses(hour, them)).isThere).toBe(true)
    hour.clock.wait(1)
    expect((await minutePasses(hour, them)).isThere).toBe(false)
  })

  it('an hour without a word for somebody who refused; each word begins it anew', async () => {
    const hour = fixedWorld()
    const them = await someone(hour, ['me', '18 or older', 'no'])
    hour.clock.wait(50)
    await them.says('I am lonely')
    hour.clock.wait(50)
    expect((await minutePasses(hour, them)).isThere).toBe(true)
    hour.clock.wait(10)
    expect((await minutePasses(hour, them)).isThere).toBe(false)
  })

  it('thirty days for somebody who is kept and was never referred', async () => {
    const month = fixedWorld()
    const them = await someone(month, to.sees)
    month.clock.wait(30 * day - 1)
    expect((await minutePasses(month, them)).isThere).toBe(true)
    month.clock.wait(1)
    expect((await minutePasses(month, them)).isThere).toBe(false)
  })

  it('without end while a referral waits', async () => {
    const year = fixedWorld()
    const them = await someone(year, to.referred)
    year.clock.wait(365 * day)
    expect((await minutePasses(year, them)).isThere).toBe(true)
    expect((await them.now()).referral?.status).toBe('waiting')
  })

  it('thirty days again once the person has withdrawn their referral', async () => {
    const month = fixedWorld()
    const them = await someone(month, to.referred)
    await them.presses('!withdraw=share')
    month.clock.wait(30 * day)
    expect((await minutePasses(month, them)).isThere).toBe(false)
  })

  it('as the configuration says', async () => {
    const brief = fixedWorld({ environment: { UNKEPT_MINUTES: '5', KEPT_DAYS: '2' } })
    const undecided = await someone(brief, ['me'])
    const kept = await someone(brief, to.keeps)
    brief.clock.wait(5)
    expect((await minutePasses(brief, undecided)).isThere).toBe(false)
    expect((await minutePasses(brief, kept)).isThere).toBe(true)
    brief.clock.wait(2 * day)
    expect((await minutePasses(brief, kept)).isThere).toBe(false)
  })
})

describe('asking later how it went', () => {
  const agrees = [...to.sees, 'that is enough, thank you', 'yes', 'no', 'yes', 'call my sister']

  it('happens once, a week after the last word, where the person said yes to it', async () => {
    const later = fixedWorld()
    const them = await someone(later, [...agrees, 'in a week'])
    later.clock.wait(7 * day - 1)
    expect((await minutePasses(later, them)).delivered).toEqual([])
    later.clock.wait(1)
    expect((await minutePasses(later, them)).delivered).toEqual(['common.checkIn'])
    later.clock.wait(7 * day)
    expect((await minutePasses(later, them)).delivered).toEqual([])
  })

  it('goes out to somebody who agreed to that and to nothing else', async () => {
    const later = fixedWorld({ pushes: () => 'chat' })
    const them = await someone(later, [...agrees, 'in a week'])
    const outbox = createOutbox({ ...later, post: () => Promise.resolve({ kind: 'sent', ids: [] }) })
    await outbox.flush((await them.now()).id)
    later.clock.wait(7 * day)
    await minutePasses(later, them)
    const c = await them.now()
    expect(c.consents.some(({ purpose, given }) => purpose === 'contact' && given)).toBe(false)
    expect(c.messages.at(-1)).toMatchObject({
      say: { key: 'common.checkIn' },
      delivery: { address: them.address, state: 'waiting' },
    })
  })

  it('happens after a month where that is what they chose', async () => {
    const later = fixedWorld()
    const them = await someone(later, [...agrees, 'in a month'])
    later.clock.wait(7 * day)
    expect((await minutePasses(later, them)).delivered).toEqual([])
    later.clock.wait(21 * day)
    expect((await minutePasses(later, them)).delivered).toEqual(['common.checkIn'])
  })

  it.each([
    ['took it back', '!withdraw=checkIn'],
    ['stopped', '!stop'],
  ])('does not happen to somebody who %s', async (_what, press) => {
    const later = fixedWorld()
    const them = await someone(later, [...agrees, 'in a week'])
    await them.presses(press)
    later.clock.wait(10 * day)
    expect((await minutePasses(later, them)).delivered).toEqual([])
  })

  it('does not happen to somebody who said no', async () => {
    const later = fixedWorld()
    const them = await someone(later, [
      ...to.sees,
      'that is enough, thank you',
      'no',
      'no',
      'yes',
      'call my sister',
      'in a week',
    ])
    later.clock.wait(20 * day)
    expect((await minutePasses(later, them)).delivered).toEqual([])
  })
})

describe('taking a consent back without a button', () => {
  it.each([
    ['by its number', '4'],
    ['by its words', 'take back: Share with link workers'],
  ])('%s', async (_how, said) => {
    const world = fixedWorld()
    const them = await someone(world, [...to.referred, 'what do you hold about me'])
    const last = (await them.now()).messages.at(-1)
    expect(last && plainMessage(last)).toContain('4 Take back: Share with link workers')
    expect(keys(await them.says(said))[0]).toBe('commands.held.shareWithdrawn')
    expect((await them.now()).referral?.status).toBe('withdrawn')
  })
})
