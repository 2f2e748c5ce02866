import { commandNames, type CommandName } from '../../src/understanding/ports.js'
import type { Case } from '../../src/domain/case.js'
import { fixedWorld } from '../fixed-world.js'
import { at, codes, eventsOf, keys, someone, texts, to, type Someone } from './scene.js'
import { twinOf, walk, whereIs } from './walk.js'

const world = fixedWorld()

/** Somebody who stands at this step. */
async function standing(c: Case): Promise<Someone> {
  const address = `standing-${world.ids.secret()}`
  await twinOf(world, c, address)
  return at(world, address, [], c.language)
}

const inWords: Readonly<Record<CommandName, string>> = {
  help: 'help',
  stop: 'stop',
  start: 'start',
  restart: 'start again',
  back: 'go back',
  change: 'change an answer',
  repeat: 'repeat',
  greet: 'hello',
  pause: 'pause',
  move: 'carry on elsewhere',
  human: 'I want to talk to a person',
  language: 'change language',
  held: 'what do you hold about me',
  delete: 'delete my data',
  privacy: 'privacy',
  status: 'where is my referral?',
  skip: 'skip',
}

describe('at every step', () => {
  const steps = new Map<string, Case>()
  beforeAll(async () => {
    for (const [step, c] of (await walk(world, 'en')).reached) steps.set(step, c)
  })

  it.each(commandNames)('"%s" means the same in words and by button', async (name) => {
    const differ: string[] = []
    for (const [step, c] of steps) {
      const [typing, pressing] = [await standing(c), await standing(c)]
      const typed = keys(await typing.says(inWords[name]))
      const pressed = keys(await pressing.presses(`!${name}`))
      if (typed.join() !== pressed.join() || typed.length === 0)
        differ.push(`${step}: ${typed.join()} / ${pressed.join()}`)
    }
    expect(differ).toEqual([])
  })

  it.each(commandNames.filter((name) => name !== 'stop'))('"%s" leaves a next step', async (name) => {
    const lost: string[] = []
    for (const [step, c] of steps) {
      const them = await standing(c)
      const replies = await them.presses(`!${name}`)
      const now = await them.now()
      const open = whereIs(world, now)
      const isClosed = open && 'ask' in open.definition && typeof open.definition.then !== 'string'
      const hasChoices = (replies.at(-1)?.choices ?? []).length > 0
      if (name !== 'pause' && (now.aside || isClosed) && !hasChoices) lost.push(step)
    }
    expect(lost).toEqual([])
  })

  it('a person is never refused: their phone number, a referral, or the way to one', async () => {
    const refused: string[] = []
    for (const [step, c] of steps) {
      const them = await standing(c)
      const said = keys(await them.says('a person please'))
      const now = await them.now()
      const isGranted = now.wantsHuman || said.includes('commands.human.already')
      if (!isGranted) refused.push(step)
    }
    expect(refused).toEqual([])
  })

  it.each(['help', 'repeat', 'pause', 'held', 'privacy', 'status', 'language', 'delete', 'restart'] as const)(
    '"%s" changes no answer',
    async (name) => {
      for (const c of steps.values()) {
        const them = await standing(c)
        await them.presses(`!${name}`)
        expect((await them.now()).answers).toEqual(c.answers)
      }
    },
  )
})

describe('stop', () => {
  it('keeps what is kept, and the next word goes on where the person was', async () => {
    const them = await someone(world, to.understood)
    expect(keys(await them.says('stop'))).toEqual(['commands.stop.reply'])
    expect((await them.now()).stopped).toBe(true)
    const back = await them.says('hello')
    expect(keys(back)).toEqual(['common.welcomeBack', 'where.place.question'])
    expect((await them.now()).stopped).toBe(false)
  })

  it('still says what help there is when a stopped person is in danger', async () => {
    const them = await someone(world, [...to.understood, 'stop'])
    const [help] = await them.says('I want to kill myself')
    expect(help?.urgent).toBe(true)
  })
})

describe('start again', () => {
  it('asks first, and a no keeps everything', async () => {
    const them = await someone(world, to.understood)
    const before = await them.now()
    expect(keys(await them.says('start again'))).toEqual(['commands.restart.question'])
    expect(keys(await them.says('no'))).toEqual(['commands.restart.kept', 'where.place.question'])
    expect((await them.now()).answers).toEqual(before.answers)
  })

  it('after a yes begins with the greeting and without the answers', async () => {
    const them = await someone(world, to.sees)
    await them.says('start again')
    const said = await them.says('yes')
    expect(keys(said).slice(0, 1)).toEqual(['welcome.hello.tell'])
    const c = await them.now()
    expect(await them.at()).toBe('who.forWhom')
    expect(c).toMatchObject({ answers: {}, signposts: [], parked: [], wantsHuman: false })
    expect(c.draft).toBeUndefined()
  })

  it('is not agreed to by a yes that somebody says later, to another question', async () => {
    const them = await someone(world, ['me', '18 or older'])
    await them.says('start again')
    await them.says('help')
    await them.says('yes')
    expect((await them.now()).keeping).toBe('kept')
  })
})

describe('delete my data', () => {
  it('asks first; a yes leaves nothing', async () => {
    const them = await someone(world, to.referred)
    expect(keys(await them.says('delete my data'))).toEqual(['commands.delete.question'])
    expect(keys(await them.says('yes'))).toEqual(['commands.delete.done'])
    expect(await them.case()).toBeUndefined()
  })

  it('leaves everything after a no, and after a yes with a doubt asks again', async () => {
    const them = await someone(world, to.understood)
    await them.says('delete my data')
    expect(keys(await them.says('yes but keep my plan'))).toEqual(['commands.delete.question'])
    expect(keys(await them.says('no'))).toEqual(['commands.delete.kept', 'where.place.question'])
  })

  it('works by the numbers of its two buttons', async () => {
    const them = await someone(world, to.understood)
    await them.says('delete my data')
    await them.says('1')
    expect(await them.case()).toBeUndefined()
  })

  it('does nothing on a forged yes that no question asked for', async () => {
    const them = await someone(world, to.understood)
    expect(keys(await them.presses('!delete=yes'))).toEqual(['commands.delete.question'])
    expect(await them.case()).toBeDefined()
  })
})

describe('change an answer', () => {
  it('lists what was answered, takes one back by its name, and returns to where the person was', async () => {
    const them = await someone(world, [...to.shares, 'Joan Smith'])
    const [list] = await them.says('change an answer')
    expect(list?.choices?.map(({ label }) => label)).toContain('Full name')
    expect(keys(await them.says('full name'))).toEqual(['details.name.question'])
    expect(keys(await them.says('Joan Brown'))).toEqual(['details.preferredName.question'])
    expect((await them.now()).answers.details?.name).toMatchObject({ value: 'Joan Brown' })
  })

  it('goes by the rows of "check your answers"', async () => {
    const them = await someone(world, to.checks)
    const rows = (await them.now()).messages.at(-1)?.rows ?? []
    const row = rows.find(({ label }) => label === 'Date of birth')
    await them.presses(row?.choice?.code ?? '')
    expect(await them.at()).toBe('details.born')
    await them.says('1/2/1950')
    expect(await them.at()).toBe('referral.check')
  })

  it('does not say again what was said on the way', async () => {
    const them = await someone(world, [...to.shares, 'Joan Smith', 'Joan', 'skip', 'do not contact me', 'no'])
    world.clock.wait(1)
    await them.presses('!change=details.name')
    world.clock.wait(1)
    expect(keys(await them.says('Joan Brown'))).toEqual(['referral.check.question'])
  })

  it('finds anew what hangs on a changed answer, and keeps the rest', async () => {
    const them = await someone(world, to.sees)
    const before = await them.now()
    await them.presses('!change=where.place')
    await them.says('no fixed address')
    const after = await them.now()
    expect(after.answers.where?.look).toMatchObject({ outcome: 'none' })
    expect(after.answers.activities?.find).not.toEqual(before.answers.activities?.find)
    expect(after.answers.whatMatters).toEqual(before.answers.whatMatters)
    expect(after.answers.who).toEqual(before.answers.who)
    expect(await them.at()).toBe('activities.browse')
  })

  it('of the open words asks again whether they were understood', async () => {
    const them = await someone(world, to.sees)
    await them.presses('!change=whatMatters.open')
    await them.says('I cannot pay my rent and I am in debt')
    expect(await them.at()).toBe('whatMatters.confirm')
  })

  it.each(['__proto__', 'constructor', 'referral.check', 'who', 'who.__proto__', 'details.name', ''])(
    'to "%s", which was not answered, only shows the list',
    async (step) => {
      const them = await someone(world, to.understood)
      const before = await them.now()
      expect(keys(await them.presses(`!change=${step}`))).toEqual(['commands.change.question'])
      expect((await them.now()).answers).toEqual(before.answers)
    },
  )

  it('reaches nothing from before a referral that was made', async () => {
    const them = await someone(world, to.referred)
    await them.presses('!change=details.name')
    const c = await them.now()
    expect(c.answers.details?.name).toMatchObject({ value: 'Joan Smith' })
    expect(eventsOf(c).filter((name) => name === 'referral.made')).toHaveLength(1)
  })
})

describe('going back', () => {
  it('undoes one answer after the other, to the very first question', async () => {
    const them = await someone(world, to.sees)
    for (let count = 0; count < 20; count++) await them.says('back')
    expect(await them.at()).toBe('who.forWhom')
    expect(texts(await them.says('back'))[0]).toContain('nothing to go back to')
  })

  it('leaves the details of an activity for the list', async () => {
    const them = await someone(world, [...to.sees, '1'])
    const [list] = await them.says('back')
    expect(list?.cards).toHaveLength(3)
    expect(await them.at()).toBe('activities.browse')
  })
})

describe('changing the language', () => {
  it.each([
    ['polski', 'pl'],
    ['po polsku prosze', 'pl'],
    ['Cymraeg', 'cy'],
    ['I speak Urdu', 'ur'],
    ['اردو', 'ur'],
  ])('is understood from "%s"', async (text, code) => {
    const them = await someone(world, ['me'])
    const said = await them.says(text)
    expect((await them.now()).language).toBe(code)
    expect(keys(said)).toEqual(['commands.language.done', 'who.age.question'])
    expect(said.every(({ language }) => language === code)).toBe(true)
  })

  it('is asked about where none is named, and the name, the number and the button all answer', async () => {
    for (const answer of ['Polski', String(world.offered.indexOf('pl') + 1), '!language=pl']) {
      const them = await someone(world, ['me', 'change language'])
      await (answer.startsWith('!') ? them.presses(answer) : them.says(answer))
      expect((await them.now()).language).toBe('pl')
    }
  })

  it('to one that is not offered asks again', async () => {
    const them = await someone(world, ['me'])
    expect(keys(await them.presses('!language=xx'))).toEqual(['commands.language.question'])
    expect((await them.now()).language).toBe('en')
  })
})

describe('what do you hold about me', () => {
  it('shows every answer and consent, and how many have read it', async () => {
    const them = await someone(world, to.referred)
    const [shown] = await them.says('what do you hold about me')
    const rows = shown?.rows ?? []
    expect(rows.map(({ value }) => value)).toEqual(expect.arrayContaining(['Joan Smith', 'I am lonely']))
    expect(rows.map(({ choice }) => choice?.code)).toEqual(expect.arrayContaining(['!withdraw=share']))
    expect(codes(shown ? [shown] : [])).toEqual(['!delete', '!repeat'])
    expect(rows.map(({ label }) => label)).toEqual([...new Set(rows.map(({ label }) => label))])
  })
})
