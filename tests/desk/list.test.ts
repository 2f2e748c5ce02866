import { list, pageSize } from '../../src/desk/list.js'
import { take } from '../../src/desk/take.js'
import { deskWorld, personSays, priya, sam, withdraws } from './desk-world.js'
import { amina, crowd, dennis, gwen, tomasz } from './sample-cases.js'

const waiting = { view: 'waiting', page: 1 } as const
const references = (listing: ReturnType<typeof list>) => listing.rows.map(({ reference }) => reference)

describe('The queue', () => {
  it('has the longest wait first', async () => {
    const { desk } = await deskWorld([dennis, amina, gwen, tomasz])
    expect(references(list(desk, sam, waiting))).toEqual(
      [amina, tomasz, gwen, dennis].map(({ reference }) => reference),
    )
  })

  it('has whoever wrote and waits for an answer above those who were answered', async () => {
    const world = await deskWorld([amina, tomasz])
    await take(world.desk, sam, amina.id)
    await take(world.desk, sam, tomasz.id)
    await world.becomes(amina.id, (c) => ({
      ...c,
      messages: [
        ...c.messages,
        {
          index: c.messages.length,
          at: world.now.toISOString(),
          from: { kind: 'worker', id: sam.id, name: sam.name },
          text: 'Hello',
        },
      ],
    }))
    await world.becomes(tomasz.id, personSays('Is anybody there?', world.now.toISOString()))
    const mine = list(world.desk, sam, { view: 'mine', page: 1 })
    expect(references(mine)).toEqual([tomasz.reference, amina.reference])
    expect(mine.mineUnanswered).toBe(1)
    expect(list(world.desk, priya, { view: 'mine', page: 1 }).rows).toEqual([])
  })

  it('shows nothing but the reference of a case whose sharing was withdrawn, under no filter', async () => {
    const world = await deskWorld([amina, tomasz])
    await world.becomes(amina.id, withdraws('share', world.now.toISOString()))
    const [row] = list(world.desk, sam, waiting).rows
    expect(row).toMatchObject({ reference: amina.reference, shown: undefined })
    expect(JSON.stringify(row)).not.toContain('bereavement')
    expect(references(list(world.desk, sam, { ...waiting, need: 'bereavement' }))).toEqual([])
    expect(references(list(world.desk, sam, { ...waiting, language: 'ur' }))).toEqual([])
  })

  it('is filtered by need and language, and finds a reference however it is typed', async () => {
    const { desk } = await deskWorld([amina, tomasz, gwen, dennis])
    expect(references(list(desk, sam, { ...waiting, need: 'money_debt' }))).toEqual([
      amina.reference,
      tomasz.reference,
    ])
    expect(references(list(desk, sam, { ...waiting, language: 'cy' }))).toEqual([gwen.reference])
    expect(references(list(desk, sam, { ...waiting, reference: 'cn 9qk7' }))).toEqual([tomasz.reference])
  })

  it('is paged, and a page that is not there is the last one', async () => {
    const { desk } = await deskWorld(crowd(60))
    expect(list(desk, sam, waiting).rows).toHaveLength(pageSize)
    expect(list(desk, sam, { ...waiting, page: 99 })).toMatchObject({ page: 3, pages: 3, total: 60 })
  })
})
