import { acknowledge, openAlert, openAlerts } from '../../src/desk/alerts.js'
import { open } from '../../src/desk/open.js'
import type { Desk } from '../../src/desk/ports.js'
import { fixedWorld } from '../fixed-world.js'
import { someone, to } from '../conversation/scene.js'
import { priya, sam, withdraws } from './desk-world.js'

async function alerted(words = 'I want to die', environment: Record<string, string> = {}) {
  const world = fixedWorld({ environment })
  const joan = await someone(world, to.referred)
  await joan.says(words)
  const delivered: string[] = []
  const desk: Desk = {
    ...world,
    sender: {
      deliver: async (_c, messages) => void delivered.push(...messages.map(({ text }) => text)),
    },
    needLabel: (id) => id,
    language: 'en',
  }
  const { id } = await joan.now()
  return { world, joan, desk, id, delivered }
}

describe('Alerts on the desk', () => {
  it('are listed without any of the words, with whose turn it is', async () => {
    const { desk, id } = await alerted()
    expect(openAlerts(desk, sam)).toEqual([
      { id, openedAt: expect.any(String) as unknown, contact: 'Duty link worker', calls: 1 },
    ])
  })

  it('show the words, the rule that fired and the help that was given, and record who read them', async () => {
    const { desk, id, joan } = await alerted()
    const shown = await openAlert(desk, sam, id)
    expect(shown?.shown).toMatchObject({
      words: [{ words: 'I want to die', help: 'crisis', rule: expect.stringMatching(/^en\./) as unknown }],
      mayContact: true,
      isReferred: true,
    })
    expect(JSON.stringify(shown?.shown?.contact)).toContain('+447400123456')
    const reads = (await joan.now()).events.filter(({ name }) => name === 'alert.read')
    expect(reads).toMatchObject([{ by: sam.id }])
  })

  it('are acknowledged once, by name; the person hears of it and it is called no more', async () => {
    const { desk, id, joan, delivered } = await alerted()
    await acknowledge(desk, sam, id, '1')
    await acknowledge(desk, priya, id, '1')
    const c = await joan.now()
    expect(c.alerts).toMatchObject([{ acknowledged: { by: sam.id, name: sam.name } }])
    expect(c.due.map(({ what }) => what)).not.toContain('alert')
    expect(openAlerts(desk, sam)).toEqual([])
    expect(delivered).toEqual(['Sam Okoro, a person on our team, has read what you wrote here.'])
  })

  it('begin anew when it is said again after that', async () => {
    const { desk, id, joan } = await alerted()
    await acknowledge(desk, sam, id, '1')
    await joan.says('I want to die')
    expect((await joan.now()).alerts.map(({ acknowledged }) => acknowledged !== undefined)).toEqual([
      true,
      false,
    ])
    expect(openAlerts(desk, sam)).toHaveLength(1)
  })

  it('show nothing of the person when the consent they were opened by is taken back', async () => {
    const { desk, id, world } = await alerted()
    const c = await world.store.load(id)
    if (c)
      await world.store.commit({
        ...withdraws('share', '2026-11-20T11:00:00.000Z')(c),
        version: c.version + 1,
      })
    const shown = await openAlert(desk, sam, id)
    expect(shown?.shown).toBeUndefined()
    expect(JSON.stringify(shown)).not.toContain('want to die')
  })

  it('say to be neutral where somebody else may pick up the phone', async () => {
    const { desk, id } = await alerted('my husband hits me')
    expect((await openAlert(desk, sam, id))?.shown?.discreet).toBe(true)
  })

  it('are no page of a case that has none', async () => {
    const world = fixedWorld()
    const joan = await someone(world, to.referred)
    const desk: Desk = {
      ...world,
      sender: { deliver: async () => undefined },
      needLabel: (id) => id,
      language: 'en',
    }
    expect(await openAlert(desk, sam, (await joan.now()).id)).toBeUndefined()
    expect(await acknowledge(desk, sam, (await joan.now()).id, '1')).toMatchObject({ ok: false })
  })
})

it('a case shows every help that was shown in it, beside the words', async () => {
  const { desk, id } = await alerted()
  const disclosed = await open(desk, sam, id)
  expect(disclosed).toMatchObject({ kind: 'shown', helpShown: [{ words: 'I want to die', help: 'crisis' }] })
})
