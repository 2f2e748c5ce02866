import { headOf } from '../../src/conversation/head.js'
import { createQueueFigures } from '../../src/conversation/queue-figures.js'
import type { CaseHead } from '../../src/conversation/ports.js'
import type { Case } from '../../src/domain/case.js'
import { fixedWorld } from '../fixed-world.js'
import { workerActs } from '../journeys/worker.js'
import { someone, to } from './scene.js'

const asks = 'where is my referral?'
const waits = (days: number, more: object = {}): Pick<CaseHead, 'referral'> => {
  const madeAt = new Date(Date.UTC(2026, 10, 1)).toISOString()
  const takenAt = new Date(Date.UTC(2026, 10, 1 + days)).toISOString()
  return {
    referral: { reference: `CN-${days}`, status: 'taken', madeAt, takenAt, shared: true, ...more },
  } as never
}
const figures = (heads: object[], mine: object = {}) =>
  createQueueFigures({
    store: { heads: () => heads as CaseHead[] },
    clock: { now: () => new Date('2026-11-20T10:00:00Z') },
  })({
    referral: { status: 'waiting', madeAt: '2026-11-10T10:00:00Z', reference: 'CN-MINE' },
    ...mine,
  } as Case)

describe("The queue's own figures", () => {
  it('give the place among those who wait longer, of the same team, and can be read', () => {
    const longer = { status: 'waiting', takenAt: undefined }
    const heads = [
      waits(1, longer),
      waits(2, longer),
      waits(3, { ...longer, shared: false }),
      { ...waits(4, longer), team: 'north' },
      waits(5, { ...longer, madeAt: '2026-11-11T10:00:00Z' }),
      {},
    ]
    expect(figures(heads)).toEqual({ place: 3 })
    expect(figures(heads, { team: 'north' })).toEqual({ place: 2 })
  })

  it('give the days that people usually waited, where enough were taken lately to say', () => {
    const five = [1, 2, 3, 9, 14].map((days) => waits(days))
    expect(figures(five)).toEqual({ place: 1, days: 3 })
    expect(figures(five.slice(1))).toEqual({ place: 1 })
    const old = waits(2, { madeAt: '2026-07-01T10:00:00.000Z', takenAt: '2026-07-03T10:00:00.000Z' })
    expect(figures([...five.slice(1), old])).toEqual({ place: 1 })
  })

  it('never promise less than a day, and say nothing of a case that does not wait', () => {
    expect(figures([0, 0, 0, 0, 0].map((days) => waits(days)))).toEqual({ place: 1, days: 1 })
    expect(figures([], { referral: { status: 'taken' } })).toBeUndefined()
  })

  it('know when a case was first taken, also after it was given back', async () => {
    const world = fixedWorld()
    const joan = await someone(world, to.referred)
    world.clock.wait(60)
    await workerActs('Sam takes the case', await joan.now(), world)
    world.clock.wait(60)
    await workerActs('Sam releases the case', await joan.now(), world)
    await workerActs('Ann takes the case', await joan.now(), world)
    expect(headOf(await joan.now()).referral?.takenAt).toBe('2026-11-20T11:00:00.000Z')
  })
})

describe('"Where is my referral?"', () => {
  it('says the place, what to do if it gets worse, and how to change or withdraw it', async () => {
    const world = fixedWorld()
    await someone(world, to.referred)
    world.clock.wait(5)
    const joan = await someone(world, to.referred)
    const [, place, worse] = await joan.says(asks)
    expect(place?.text).toBe('Your place in the queue: 2.')
    expect(worse?.text).toMatch(/call 111.*call 999/s)
    expect(worse?.choices?.map(({ code }) => code)).toEqual(['!change', '!withdrawReferral', '!repeat'])
  })

  it('names the worker who has the case also after the chat was handed back', async () => {
    const world = fixedWorld()
    const joan = await someone(world, to.referred)
    await workerActs('Sam takes the case', await joan.now(), world)
    await workerActs('Sam hands back', await joan.now(), world)
    const texts = (await joan.says(asks)).map(({ text }) => text)
    expect(texts[0]).toMatch(/^Sam, a link worker, has your referral/)
  })

  it('asks before it withdraws, and a typed yes is enough', async () => {
    const joan = await someone(fixedWorld(), to.referred)
    await joan.says(asks)
    await joan.says('2')
    expect((await joan.now()).referral?.status).toBe('waiting')
    await joan.says('no')
    expect((await joan.now()).referral?.status).toBe('waiting')
    await joan.presses('!withdrawReferral')
    await joan.says('yes')
    expect((await joan.now()).referral?.status).toBe('withdrawn')
    expect((await joan.now()).consents.at(-1)).toMatchObject({ purpose: 'share', given: false })
  })

  it('withdraws nothing by a button that nobody was asked about, or where there is no referral', async () => {
    const joan = await someone(fixedWorld(), to.referred)
    await joan.presses('!withdrawReferral=yes')
    expect((await joan.now()).referral?.status).toBe('waiting')
    const ann = await someone(fixedWorld(), to.keeps)
    expect((await ann.presses('!withdrawReferral=yes'))[0]?.text).toMatch(/not made a referral yet/)
  })

  it('takes a number said to a worker for an answer to them, not for a button that stood before', async () => {
    const world = fixedWorld()
    const joan = await someone(world, to.referred)
    await workerActs('Sam takes the case', await joan.now(), world)
    await joan.says(asks)
    await workerActs('Sam: How many children have you?', await joan.now(), world)
    await joan.says('2')
    expect((await joan.now()).events.at(-1)?.name).toBe('person.wroteToWorker')
    expect((await joan.now()).aside).toBeUndefined()
  })
})
