import { everyLine } from '../copy/copy-on-disk.js'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { doWhatIsDue } from '../../src/conversation/due.js'
import { fixedWorld, type FixedWorld } from '../fixed-world.js'
import { eventsOf, keys, someone, texts, to } from './scene.js'

const wish = 'I want to die'
const sweep = (world: FixedWorld) => doWhatIsDue({ ...world, sender: { deliver: async () => undefined } })

/** A deployment whose written rule lets it tell a worker without consent. */
function withTheRule(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync(join(packageRoot, 'content'), folder, { recursive: true })
  const file = join(folder, 'deployment.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('"applies": false', '"applies": true'))
  return { CONTENT_DIR: folder }
}

describe('an alert', () => {
  it('opens when somebody who shares with link workers and may be contacted says it', async () => {
    const them = await someone(fixedWorld(), to.referred)
    const said = await them.says(wish)
    expect(keys(said)).toEqual(['safety.crisis.first', 'safety.told', 'safety.offerSafe'])
    expect((await them.now()).alerts).toMatchObject([
      { basis: 'consent', shown: [0], called: [{ contact: 'Duty link worker' }] },
    ])
  })

  it('does not open without consent, and nobody is told', async () => {
    const world = fixedWorld()
    const them = await someone(world, to.understood)
    const said = await them.says(wish)
    expect(keys(said)).toContain('safety.notLive')
    expect((await them.now()).alerts).toEqual([])
    expect([...world.store.alerted()]).toEqual([])
  })

  it('does not open for kind words', async () => {
    const them = await someone(fixedWorld(), to.referred)
    await them.says('I lost my brother to suicide')
    expect((await them.now()).helpShown).toMatchObject([{ help: 'sensitive' }])
    expect((await them.now()).alerts).toEqual([])
  })

  it('opens as soon as somebody agrees to be contacted after help was shown, and they hear of it', async () => {
    const them = await someone(fixedWorld(), to.understood)
    await them.says(wish)
    const lines = ['yes', 'yes', 'none', 'Joan Smith', 'Joan', '27/3/1962']
    for (const line of lines) await them.says(line)
    expect((await them.now()).alerts).toEqual([])
    expect(keys(await them.says('text me'))[0]).toBe('safety.told')
    expect((await them.now()).alerts).toHaveLength(1)
    await them.says('07400 123456')
    expect((await them.now()).alerts).toHaveLength(1)
  })

  it('is one alert for several messages, and a new one after somebody has acknowledged it', async () => {
    const them = await someone(fixedWorld(), to.referred)
    await them.says(wish)
    await them.says(wish)
    expect((await them.now()).alerts).toMatchObject([{ shown: [0, 1] }])
  })

  it('takes the word on whether it is safe to contact them', async () => {
    const them = await someone(fixedWorld(), to.referred)
    await them.says(wish)
    expect(keys(await them.says('no'))[0]).toBe('safety.safe.no')
    expect((await them.now()).alerts).toMatchObject([{ safe: 'no' }])
    // What has been said is not asked again.
    expect(keys(await them.says(wish))).not.toContain('safety.offerSafe')
  })

  it('says out of hours when it can be read at the earliest', async () => {
    const them = await someone(fixedWorld({ now: '2026-11-20T20:00:00Z' }), to.referred)
    const said = await them.says(wish)
    expect(keys(said)[1]).toBe('safety.toldClosed')
    expect(texts(said)[1]).toContain('Monday, 23 November 2026 at 09:00')
  })
})

describe("the deployment's rule for vital interests", () => {
  it('is off by default, and opens an alert without consent where it applies, and is shown to the person', async () => {
    const world = fixedWorld({ environment: withTheRule() })
    const them = await someone(world, ['me'])
    const said = await them.says('I have just swallowed all my pills')
    expect(keys(said)).toEqual(['safety.emergency.first', 'safety.toldByRule', 'safety.offer'])
    expect(texts(said)[1]).toContain('When a life may be in danger, a link worker may read what you wrote')
    expect((await them.now()).alerts).toMatchObject([{ basis: 'vitalInterest' }])
    expect([...world.store.alerted()]).toHaveLength(1)
  })

  it('applies to nothing that it does not name', async () => {
    const them = await someone(fixedWorld({ environment: withTheRule() }), ['me'])
    expect(keys(await them.says(wish))).toEqual(['safety.crisis.first', 'safety.notLive', 'safety.offer'])
    expect((await them.now()).alerts).toEqual([])
  })

  it('keeps the case from expiring while nobody has looked, also where nothing was to be kept', async () => {
    const world = fixedWorld({ environment: withTheRule() })
    const them = await someone(world, ['me', '18 or older', 'no'])
    await them.says('I have just swallowed all my pills')
    for (let hour = 0; hour < 5; hour++) {
      world.clock.wait(61)
      await sweep(world)
      await sweep(world)
    }
    expect([...world.store.alerted()]).toHaveLength(1)
  })
})

describe('an alert that nobody acknowledges', () => {
  it('goes to the next contact after the minutes set, and round again', async () => {
    const world = fixedWorld()
    const them = await someone(world, to.referred)
    await them.says(wish)
    const called = async () => (await them.now()).alerts[0]?.called.map(({ contact }) => contact)
    world.clock.wait(14)
    await sweep(world)
    expect(await called()).toEqual(['Duty link worker'])
    for (let time = 0; time < 3; time++) {
      world.clock.wait(16)
      await sweep(world)
    }
    expect(await called()).toEqual(['Duty link worker', 'Team lead', 'Safeguarding lead', 'Duty link worker'])
    expect(eventsOf(await them.now()).filter((name) => name === 'alert.called')).toHaveLength(3)
  })

  it('waits for opening hours', async () => {
    const world = fixedWorld({ now: '2026-11-20T16:20:00Z' })
    const them = await someone(world, to.referred)
    await them.says(wish)
    expect((await them.now()).alerts[0]?.repeatAt).toBe('2026-11-23T09:05:00.000Z')
    world.clock.wait(12 * 60)
    await sweep(world)
    expect((await them.now()).alerts[0]?.called).toHaveLength(1)
  })

  it('remembers a bounded number of calls', async () => {
    const world = fixedWorld()
    const them = await someone(world, to.referred)
    await them.says(wish)
    for (let time = 0; time < 60; time++) {
      world.clock.set(new Date((await them.now()).alerts[0]?.repeatAt ?? 0))
      await sweep(world)
    }
    expect((await them.now()).alerts[0]?.called).toHaveLength(40)
  })
})

it('nothing is said to be passed on where nobody was told', async () => {
  const them = await someone(fixedWorld(), to.understood)
  const said = await them.presses('!safeToContact=yes')
  expect(keys(said)).toEqual(['where.place.question'])
  expect(eventsOf(await them.now())).not.toContain('safety.safeToContact')
})

it('nothing that is sent of its own accord says what it is about', async () => {
  const world = fixedWorld()
  const unasked = [
    'common.checkIn',
    'handover.taken',
    'handover.released',
    'handover.speakingAgain',
    'handover.handedBack',
    'safety.seen',
  ]
  const read = (key: string, language: string) => world.speech.say({ key, values: { name: 'Sam' } }, language)
  const alarming = world.offered.flatMap((language) =>
    unasked.filter((key) => world.readSafety(read(key, language), language) !== undefined),
  )
  expect(alarming).toEqual([])
})

it('no button that we offer alarms the net', () => {
  const buttons = everyLine.filter(({ key }) => /\.choices\.|\.label$/.test(key) && !key.includes('.also.'))
  const net = fixedWorld()
  expect(buttons.filter(({ text, language }) => net.readSafety(text, language) !== undefined)).toEqual([])
})
