import { caseMark } from '../../src/conversation/case-mark.js'
import { heard } from '../../src/conversation/said.js'
import { newCase } from '../../src/conversation/new-case.js'
import type { Message } from '../../src/domain/message.js'
import { fixedWorld } from '../fixed-world.js'
import { eventsOf, keys, someone, to } from './scene.js'

const world = fixedWorld()

describe('a button that was not offered', () => {
  it.each([
    'referral.check=send',
    'who.forWhom=nobody',
    'who.forWhom=__proto__',
    'who.forWhom=constructor',
    'who.forWhom=',
    'who.forWhom',
    'who.__proto__=me',
    '__proto__=me',
    'constructor',
    '',
    '=',
    '!',
    '!nonsense',
    '!__proto__',
    '!constructor=1',
    '!toString',
    'who.forWhom=me,someone',
  ])('"%s" answers nothing, and the question is asked again', async (code) => {
    const them = await someone(world)
    const said = await them.presses(code)
    expect(keys(said).at(-1)).toBe('who.forWhom.question')
    expect((await them.now()).answers).toEqual({})
  })

  it('of a later step does not skip what lies between', async () => {
    const them = await someone(world, to.shares)
    await them.presses('referral.check=send')
    expect(eventsOf(await them.now())).not.toContain('referral.made')
    expect(await them.at()).toBe('details.name')
  })

  it('of a step that was answered long ago changes nothing', async () => {
    const them = await someone(world, to.understood)
    const before = await them.now()
    await them.presses('keeping.mayWeKeep=no')
    const after = await them.now()
    expect(after.keeping).toBe('kept')
    expect(after.answers).toEqual(before.answers)
    expect(await them.at()).toBe('where.place')
  })

  it('never opens an activity that was not shown', async () => {
    const them = await someone(world, to.sees)
    const before = await them.now()
    await them.presses('activities.browse=show:__proto__')
    await them.presses('activities.browse=show:caerwick-larder')
    const after = await them.now()
    expect(after.draft).toEqual(before.draft)
    expect(after.signposts).toEqual(before.signposts)
  })

  it('cannot tick what was not on the list', async () => {
    const them = await someone(world, to.needs)
    expect(await them.at()).toBe('support.access')
    await them.presses('support.access=stepFree,nonsense')
    expect(await them.at()).toBe('support.access')
    await them.presses('support.access=stepFree,interpreter')
    expect((await them.now()).answers.support?.access).toMatchObject({ value: ['stepFree', 'interpreter'] })
  })

  it('pressed twice is one answer: the second finds the next question', async () => {
    const them = await someone(world)
    await them.presses('who.forWhom=me')
    const said = await them.presses('who.forWhom=me')
    expect(keys(said)).toEqual(['who.age.question'])
    expect(eventsOf(await them.now()).filter((name) => name === 'answer.given')).toHaveLength(1)
  })
})

describe('a button that says where it stood', () => {
  const at = '2026-11-20T10:00:00.000Z'
  const one = [{ code: 'a.b=1', label: 'One' }]
  const said = (index: number, more: Partial<Message>): Message => ({
    index,
    at,
    from: { kind: 'bot' },
    text: '',
    ...more,
  })
  const person = { from: { kind: 'person' } } as const
  const presses = (messages: readonly Partial<Message>[], message: number, mark?: string) => {
    const fresh = newCase({ id: 'c1', channel: 'test', address: 'x', language: 'en', now: at })
    const c = { ...fresh, messages: messages.map((more, index) => said(index, more)) }
    const stood = { case: mark ?? caseMark(c), message }
    const inbound = { channel: 'test', address: 'x', messageId: 'm', text: '', choice: 'a.b=1', stood }
    return heard(c, inbound, () => undefined).stale
  }

  it('counts on the last message that offers anything', () => {
    expect(presses([{ choices: one }], 0)).toBe(false)
    expect(presses([{ choices: one }, {}], 0)).toBe(false)
    expect(presses([{ choices: one }, person, { text: 'Pardon?' }], 0)).toBe(false)
  })

  it('counts on each of the messages of the last turn', () => {
    expect(presses([{ choices: one }, { choices: one }], 0)).toBe(false)
  })

  it('counts no more once the person has been offered something else', () => {
    expect(presses([{ choices: one }, person, { choices: one }], 0)).toBe(true)
    expect(presses([{ choices: one }, person, { choices: one }], 2)).toBe(false)
  })

  it('counts in no other case', () => {
    expect(presses([{ choices: one }], 0, 'another')).toBe(true)
  })

  it('counts nowhere else in its own', () => {
    expect(presses([{ choices: one }, person, { choices: one }], 99)).toBe(true)
    expect(presses([{ choices: one }, person, {}], 1)).toBe(true)
  })
})
