import { fixedWorld } from '../fixed-world.js'
import { someone, to } from './scene.js'

const world = fixedWorld()

describe('a short way', () => {
  it('leads to the first activities after seven answers', async () => {
    const them = await someone(world, to.sees)
    expect(to.sees).toHaveLength(7)
    expect((await them.now()).messages.at(-1)?.cards).toHaveLength(3)
  })

  it('leads from the activities to a referral after sixteen answers in all', async () => {
    const lines = [
      ...to.sees,
      'a link worker, please',
      'yes',
      'none',
      'Joan Smith',
      'Joan',
      '27/3/1962',
      'answer in this chat',
      'no',
      'yes, send it',
    ]
    const them = await someone(world, lines)
    expect(lines).toHaveLength(16)
    expect((await them.now()).referral?.status).toBe('waiting')
  })

  it('leads somebody who asks for a person, and wants a text, to a referral after fifteen answers', async () => {
    const them = await someone(world, to.referred)
    expect(to.referred).toHaveLength(15)
    expect((await them.now()).referral?.status).toBe('waiting')
  })

  it('is shorter still for somebody who skips what need not be said', async () => {
    const skips = ['skip', 'skip', 'skip', 'skip', 'skip', 'skip']
    const lines = [...to.needs, ...skips, 'yes, send it']
    const them = await someone(world, lines)
    expect(lines).toHaveLength(13)
    expect((await them.now()).referral?.status).toBe('waiting')
  })
})
