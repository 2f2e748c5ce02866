import { rules, rulesFor, rulesVersion } from '../../src/conversation/rules.js'
import { newCase } from '../../src/conversation/new-case.js'
import type { Answer, AnswerValue } from '../../src/domain/answers.js'
import type { Case } from '../../src/domain/case.js'
import type { NeedId } from '../../src/domain/need.js'
import { fixedWorld } from '../fixed-world.js'
import { keys, someone, to } from './scene.js'

const world = fixedWorld()
const now = '2026-11-20T10:00:00.000Z'
const nobody = newCase({ id: 'case-00000000', channel: 'test', address: 'nobody', language: 'en', now })
const workerOnly = new Set<NeedId>(['domestic_abuse'])

const said = (value: AnswerValue): Answer => ({ kind: 'said', value, at: now })
const answering = (section: string, step: string, answer: Answer): Case => ({
  ...nobody,
  answers: { [section]: { [step]: answer } },
})
const needing = (...needs: NeedId[]) => answering('whatMatters', 'choose', said(needs))
const misunderstood = (times: number): Case => ({
  ...nobody,
  events: [{ name: 'answer.misunderstood', at: now, by: 'person', about: { step: 'who.age', times } }],
})

const cases: Record<(typeof rules)[number]['id'], Case> = {
  asksForPerson: { ...nobody, wantsHuman: true },
  workerOnlyNeed: needing('domestic_abuse'),
  severalNeeds: needing('food', 'housing', 'loneliness'),
  triedAndStuck: answering('aboutYou', 'tried', said('stuck')),
  accessToArrange: answering('support', 'access', said(['interpreter'])),
  wantsCompany: answering('aboutYou', 'goWith', said('yes')),
  nothingFound: answering('activities', 'find', { kind: 'found', outcome: 'nothing', at: now }),
  notUnderstood: misunderstood(2),
  safetyShown: {
    ...nobody,
    helpShown: [
      {
        message: 0,
        at: now,
        help: 'crisis',
        rule: 'en.suicide.wish',
        version: '1',
        discreet: false,
        helplines: [],
      },
    ],
  },
}

describe('the rules for a link worker', () => {
  it.each(Object.entries(cases))('%s speaks alone', (id, c) => {
    expect(rulesFor(c, workerOnly)).toEqual([id])
  })

  it('are all tried here, and each has words in every language', () => {
    expect(Object.keys(cases)).toEqual(rules.map(({ id }) => id))
    const silent = world.offered.flatMap((language) =>
      rules.map(({ id }) => `rules.${id}`).filter((key) => !world.speech.has(key, language)),
    )
    expect(silent).toEqual([])
  })

  it.each([
    ['one need', needing('food')],
    ['two needs', needing('food', 'housing')],
    ['what helped', answering('aboutYou', 'tried', said('helped'))],
    ['a ramp, which the directory knows', answering('support', 'access', said(['stepFree']))],
    ['one slip of the finger', misunderstood(1)],
    ['nothing at all', nobody],
  ])('are silent for %s', (_what, c) => {
    expect(rulesFor(c, workerOnly)).toEqual([])
  })

  it('suggest: the person still sees activities if they prefer', async () => {
    const them = await someone(world, [
      ...to.keeps,
      'lonely and in debt and my house is damp',
      'yes',
      '1',
      'skip',
      '1',
    ])
    expect(await them.at()).toBe('way.suggest')
    await them.says('show me activities first')
    expect(await them.at()).toBe('activities.browse')
  })

  it('tell the person why, and stand in the referral with their version', async () => {
    const lines = [...to.keeps, 'lonely and in debt and my house is damp', 'yes', '1', 'skip']
    const them = await someone(world, lines)
    const [suggested] = await them.says('1')
    expect(keys(suggested ? [suggested] : [])).toEqual(['way.suggest.question'])
    expect(suggested?.text).toContain(world.speech.say({ key: 'rules.severalNeeds' }, 'en'))
    for (const line of ['1', 'yes', 'none', 'Jo', 'skip', 'skip', 'skip', 'no', 'yes, send it'])
      await them.says(line)
    const { referral } = await them.now()
    expect(referral).toMatchObject({ rules: rulesVersion, status: 'waiting' })
    expect(referral?.reasons).toContain('severalNeeds')
  })
})
