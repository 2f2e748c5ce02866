import { fixedWorld } from '../fixed-world.js'
import { contentWithOnly } from './other-content.js'
import { eventsOf, keys, someone, to, type Someone } from './scene.js'

const world = fixedWorld()
const town = contentWithOnly('housing.json')
const poor = fixedWorld({ environment: { CONTENT_DIR: town.folder } })
afterAll(() => town.remove())

const shown = async (them: Someone) =>
  ((await them.now()).messages.at(-1)?.cards ?? []).map(({ title }) => title)

describe('looking through activities', () => {
  it('shows three, each with why it suits, and notes what was shown', async () => {
    const them = await someone(world, to.sees)
    const cards = (await them.now()).messages.at(-1)?.cards ?? []
    expect(cards).toHaveLength(3)
    expect(cards.every(({ suits }) => suits.length > 0)).toBe(true)
    expect((await them.now()).signposts.map(({ name, state }) => [name, state])).toEqual(
      cards.map(({ title }) => [title, 'shown']),
    )
  })

  it('shows three others for "more", and in the end says that this is all', async () => {
    const them = await someone(world, to.sees)
    const first = await shown(them)
    await them.says('show me more')
    const second = await shown(them)
    expect(second.filter((title) => first.includes(title))).toEqual([])
    for (let count = 0; count < 12; count++) await them.presses('activities.browse=more')
    expect((await them.now()).messages.at(-1)?.choices?.map(({ code }) => code)).not.toContain(
      'activities.browse=more',
    )
    expect((await shown(them)).length).toBeGreaterThan(0)
  })

  it('shows one in detail by its number, by its name, and by the button on its card', async () => {
    const reference = await someone(world, to.sees)
    const card = (await reference.now()).messages.at(-1)?.cards?.[1]
    for (const way of ['2', card?.title ?? '', 'the second one']) {
      const them = await someone(world, to.sees)
      const [detail] = await them.says(way)
      expect(detail?.text).toContain(card?.title)
      expect(detail?.rows?.map(({ label }) => label)).toEqual(
        expect.arrayContaining(['Run by', 'When', 'Cost']),
      )
    }
    const [pressed] = await reference.presses(card?.choice.code ?? '')
    expect(pressed?.text).toContain(card?.title)
  })

  it('saves one into the plan', async () => {
    const them = await someone(world, [...to.sees, '1', 'save it'])
    const c = await them.now()
    const [first] = c.signposts.filter(({ state }) => state === 'saved')
    expect(eventsOf(c)).toContain('activity.saved')
    const plan = world.plan(c, 'en')
    expect(plan.sections.flatMap(({ lines }) => lines)).toContain(first?.name)
  })

  it.each(['far', 'cost', 'time', 'language', 'access', 'notMyThing', 'other'])(
    'takes "not for me, because: %s" and never shows that one again',
    async (why) => {
      const them = await someone(world, to.sees)
      const [gone = ''] = await shown(them)
      await them.says('1')
      await them.says('not for me')
      await them.presses(`activities.browse=${why}`)
      const c = await them.now()
      expect(c.signposts.find(({ name }) => name === gone)).toMatchObject({ state: 'rejected', because: why })
      expect(await shown(them)).not.toContain(gone)
    },
  )

  it('notes that help to go is wanted, and says so to the link worker', async () => {
    const them = await someone(world, [...to.sees, '1', '2', 'a link worker, please', 'yes', 'none'])
    for (const line of ['Joan Smith', 'Joan', 'skip', 'answer in this chat', 'no', 'yes, send it'])
      await them.says(line)
    expect((await them.now()).referral?.reasons).toEqual(
      expect.arrayContaining(['asksForPerson', 'wantsCompany']),
    )
  })

  it('goes back to the list at the place it was left', async () => {
    const them = await someone(world, [...to.sees, 'show me more'])
    const second = await shown(them)
    await them.says('1')
    await them.says('back to the list')
    expect(await shown(them)).toEqual(second)
  })

  it('says honestly when all were turned down, and still offers a worker', async () => {
    const them = await someone(world, to.sees)
    for (let count = 0; count < 40 && (await shown(them)).length > 0; count++) {
      await them.says('1')
      await them.presses('activities.browse=notForMe')
      await them.presses('activities.browse=other')
    }
    const last = (await them.now()).messages.at(-1)
    expect(keys(last ? [last] : [])).toEqual(['activities.browse.noMore'])
    expect(last?.choices?.map(({ code }) => code)).toEqual([
      'activities.browse=worker',
      'activities.browse=enough',
    ])
    const [again] = await them.says('repeat')
    expect(again?.text).not.toContain('0 activities')
  })

  it('shows nothing that is wrong for good after "start again"', async () => {
    const them = await someone(world, [...to.sees, '1', 'not for me', 'too far', 'start again', 'yes'])
    expect((await them.now()).signposts).toEqual([])
  })
})

describe('when nothing is found', () => {
  it('says so, records the need as unmet, and offers a worker', async () => {
    const them = await someone(poor, to.sees)
    const c = await them.now()
    expect(await them.at()).toBe('activities.nothing')
    expect(c.unmet).toMatchObject([{ need: 'loneliness' }])
    expect(eventsOf(c)).toContain('need.unmet')
    expect(c.messages.at(-1)?.choices?.map(({ code }) => code)).toContain('activities.nothing=worker')
  })

  it('counts an unmet need once, however often the person looks', async () => {
    const them = await someone(poor, [...to.sees, 'back', 'now', 'back', 'now'])
    expect((await them.now()).unmet).toHaveLength(1)
  })

  it('leads to a worker, with that as the reason', async () => {
    const them = await someone(poor, [...to.sees, 'a link worker, please', 'yes', 'none'])
    for (const line of ['Joan Smith', 'Joan', 'skip', 'answer in this chat', 'no', 'yes, send it'])
      await them.says(line)
    expect((await them.now()).referral?.reasons).toContain('nothingFound')
  })
})
