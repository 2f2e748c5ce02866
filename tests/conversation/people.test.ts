import { fixedWorld } from '../fixed-world.js'
import { eventsOf, keys, someone, texts, to } from './scene.js'

const world = fixedWorld()
const from16 = fixedWorld({ environment: { MINIMUM_AGE: '16' } })

describe('somebody under 16', () => {
  it.each(['under 16', '3', '15', 'I am 12', 'fourteen'])(
    'who says "%s" is told where help is, and no more is asked',
    async (age) => {
      const them = await someone(world, ['me'])
      const said = await them.says(age)
      expect(keys(said)).toEqual(['who.child.tell'])
      expect(said[0]?.text).toContain('Childline')
      expect(await them.at()).toBeUndefined()
    },
  )

  it('is still told how to reach a person, and no referral is made', async () => {
    const them = await someone(world, ['me', 'under 16'])
    const said = await them.says('a person please')
    expect(said[0]?.text).toContain(world.deployment.phone)
    expect((await them.now()).referral).toBeUndefined()
  })

  it('who gives a date of birth that says so is told too, and nothing is sent', async () => {
    const them = await someone(world, [...to.shares, 'Sam', 'skip'])
    expect(keys(await them.says('5/5/2015'))).toEqual(['details.child.tell'])
    expect((await them.now()).referral).toBeUndefined()
  })
})

describe('somebody of 16 or 17', () => {
  it('is too young where the service is for adults', async () => {
    const them = await someone(world, ['me'])
    const said = await them.says('17')
    expect(keys(said)).toEqual(['who.tooYoung.tell'])
    expect(texts(said)[0]).toContain('18')
  })

  it('goes on where the service takes people from 16', async () => {
    const them = await someone(from16, ['me', '16 or 17'])
    expect(await them.at()).toBe('keeping.mayWeKeep')
  })

  it('by date of birth goes on where it may, and is too young where it is not', async () => {
    const lines = [...to.shares, 'Sam', 'skip', '1/10/2009']
    const young = ['me', '16 or 17', ...lines.slice(2)]
    expect(await (await someone(from16, young)).at()).toBe('details.contactBy')
    expect(keys((await (await someone(world, lines)).now()).messages.slice(-1))).toEqual([
      'details.tooYoung.tell',
    ])
  })

  it('is counted by the day of the birthday', async () => {
    const born = async (date: string) => (await someone(world, [...to.shares, 'Sam', 'skip', date])).at()
    expect(await born('20/11/2008')).toBe('details.contactBy')
    expect(await born('21/11/2008')).toBeUndefined()
  })
})

describe('somebody who writes for another person', () => {
  const helps = ['someone I am helping', 'a friend', 'Ali Khan', 'yes']

  it('is asked about the person, not about themselves', async () => {
    const them = await someone(world, [
      ...helps,
      '18 or older',
      'yes',
      'a person please',
      'yes',
      'they are lonely',
      'none',
    ])
    const asked = (await them.now()).messages.filter(({ from }) => from.kind === 'bot')
    const forThem = keys(asked).filter((key) => key.endsWith('ForSomeone'))
    expect(forThem).toEqual(
      expect.arrayContaining([
        'who.age.questionForSomeone',
        'whatMatters.open.questionForSomeone',
        'details.name.questionForSomeone',
      ]),
    )
  })

  it('is asked to tell the person, where the person does not know', async () => {
    const them = await someone(world, [...helps.slice(0, 3)])
    expect(keys(await them.says('no'))).toEqual(['who.tellThem.tell', 'who.age.questionForSomeone'])
  })

  it('is recorded as the one who filled this in', async () => {
    const them = await someone(world, [...helps, '18 or older', 'yes'])
    const summary = world.summarise(await them.now())
    expect(summary.helper?.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['For someone I am helping', 'A friend', 'Ali Khan', 'Yes']),
    )
  })
})

describe('somebody whom I do not understand', () => {
  it('is asked differently each time, offered a person the second time, and never stuck', async () => {
    const them = await someone(world, ['me'])
    const first = await them.says('qwrtp')
    const second = await them.says('qwrtp')
    const third = await them.says('qwrtp')
    expect([...keys(first), ...keys(second), ...keys(third)]).toEqual([
      'unclear.age.first',
      'unclear.age.second',
      'unclear.third',
    ])
    expect(second[0]?.choices?.map(({ code }) => code)).toEqual(expect.arrayContaining(['!human', '!skip']))
    expect(keys(await them.says('qwrtp'))).toEqual(['unclear.movingOn', 'keeping.mayWeKeep.question'])
  })

  it('is a no where it was a consent: nothing is kept', async () => {
    const them = await someone(world, ['me', '18 or older', 'hm', 'hm', 'hm', 'hm'])
    expect((await them.now()).keeping).toBe('refused')
  })

  it('is counted by question: an answer begins anew', async () => {
    const them = await someone(world, ['me', 'qwrtp', '18 or older'])
    expect(keys(await them.says('qwrtp'))).toEqual(['unclear.consent.first'])
  })

  it('can choose the offered person by its number', async () => {
    const them = await someone(world, ['me', 'qwrtp'])
    const [offer] = await them.says('qwrtp')
    const place = (offer?.choices ?? []).findIndex(({ code }) => code === '!human') + 1
    await them.says(String(place))
    expect((await them.now()).wantsHuman).toBe(true)
  })
})

describe('a free question in the middle of a step', () => {
  it('that we know is answered, and the step is asked again', async () => {
    const them = await someone(world, ['me'])
    expect(keys(await them.says('Does this cost anything?'))).toEqual(['questions.cost', 'who.age.question'])
    expect(eventsOf(await them.now())).not.toContain('answer.misunderstood')
  })

  it("that we do not know is parked for the link worker in the person's words", async () => {
    const them = await someone(world, ['me'])
    expect(keys(await them.says('Will there be snow on Sunday?'))).toEqual([
      'common.parked',
      'who.age.question',
    ])
    const c = await them.now()
    expect(c.parked).toEqual(['Will there be snow on Sunday?'])
    expect(world.summarise(c).parked).toEqual(['Will there be snow on Sunday?'])
    expect(c.unclear).toBeUndefined()
  })

  it('where words were asked for is an answer, unless we know it', async () => {
    const them = await someone(world, to.keeps)
    await them.says('why am I so lonely?')
    expect((await them.now()).answers.whatMatters?.open).toMatchObject({ value: 'why am I so lonely?' })
  })

  it('is answered in every language', async () => {
    const asks: Record<string, string> = {
      cy: 'Beth yw cost hyn?',
      pl: 'Ile to kosztuje?',
      ur: 'اس کی قیمت کیا ہے؟',
    }
    for (const [language, question] of Object.entries(asks)) {
      const them = await someone(world, [], language)
      const said = await them.says(question)
      expect({ language, keys: keys(said) }).toEqual({
        language,
        keys: ['questions.cost', 'who.forWhom.question'],
      })
      expect(world.speech.has('questions.cost', language)).toBe(true)
    }
  })
})
