import { join } from 'node:path'
import { deploymentSchema } from '../../src/domain/deployment.js'
import { createHelplines, loadSafety } from '../../src/safety/index.js'
import type { HelpLevel } from '../../src/domain/alert.js'
import type { Finding } from '../../src/safety/ports.js'

const root = process.cwd()
const { helplines: list, wording } = loadSafety(join(root, 'content/safety'))
const helplines = createHelplines(list)
const finding = (level: HelpLevel, kind?: Finding['kind']): Finding => ({
  level,
  rule: 'a.rule',
  version: '1',
  language: 'en',
  ...(kind && { kind }),
})
const ids = (level: HelpLevel, kind: Finding['kind'], nation: string, options = {}) =>
  helplines.for(finding(level, kind), nation, options).map(({ id }) => id)

it('every nation a deployment can be in has helplines', () => {
  expect([...helplines.nations].sort()).toEqual([...deploymentSchema.shape.nation.options].sort())
  const without = helplines.nations.filter((nation) => helplines.always(nation).length < 4)
  expect(without).toEqual([])
})

it('an emergency shows 999 first in every nation', () => {
  expect(helplines.nations.map((nation) => ids('emergency', 'overdose', nation)[0])).toEqual(
    helplines.nations.map(() => 'emergency'),
  )
})

it('each nation has its own line for urgent mental health', () => {
  expect(helplines.nations.map((nation) => ids('crisis', 'suicide', nation)[0])).toEqual([
    'mental-health-england',
    'mental-health-wales',
    'mental-health-scotland',
    'lifeline',
  ])
})

it('each nation has its own line for domestic abuse, and it stands first', () => {
  expect(helplines.nations.map((nation) => ids('safeguarding', 'domesticAbuse', nation)[0])).toEqual([
    'domestic-abuse-england',
    'live-fear-free',
    'domestic-abuse-scotland',
    'domestic-abuse-ni',
  ])
})

it('Childline is for the young only', () => {
  expect(ids('crisis', 'suicide', 'england', { age: 17 })).toContain('childline')
  expect(ids('crisis', 'suicide', 'england', { under18: true })).toContain('childline')
  expect(ids('crisis', 'suicide', 'england', { age: 40 })).not.toContain('childline')
  expect(ids('crisis', 'suicide', 'england')).not.toContain('childline')
})

it('what always stands is in the same order, and is never left out of an answer', () => {
  const always = helplines.always('wales').map(({ id }) => id)
  expect(always).toEqual(['emergency', 'mental-health-wales', 'samaritans', 'shout'])
  expect(ids('sensitive', 'bereavement', 'wales')).toEqual(expect.arrayContaining(always))
})

it('every line says when it was checked, or that nobody has yet and what to check', () => {
  const silent = list.helplines.filter(({ checked, check }) => checked === null && !check)
  expect(silent).toEqual([])
})

it.each(wording)('$language has a line of explanation for every helpline', ({ copy }) => {
  const lines = copy.helplines as Record<string, string>
  const missing = list.helplines.filter(({ when }) => !lines[when.replace('safety.helplines.', '')])
  expect(missing).toEqual([])
})

it('a nation we do not know has no numbers', () => {
  expect(helplines.always('atlantis')).toEqual([])
})
