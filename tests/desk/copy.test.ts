import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { attemptWays } from '../../src/http/desk/forms.js'
import { eventNames } from '../../src/domain/event.js'
import { attemptResults, declineReasons, outcomes } from '../../src/domain/referral.js'
import { root, speech } from './desk-world.js'

const has = (key: string, language = 'en') =>
  ['', '_one', '_other'].some((form) => speech.has(`${key}${form}`, language))

const sources = ['src/http/desk/views', 'src/http/desk'].flatMap((folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(root, folder, name), 'utf8')),
)
const used = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/\b(?:t|say)\('([\w.-]+)'[,)]/g)].map(([, key]) => key as string),
  ),
)

describe('What the desk says', () => {
  it('is there for every key a page names', () => {
    expect(used.size).toBeGreaterThan(100)
    expect([...used].filter((key) => !has(`desk.${key}`))).toEqual([])
  })

  it('is there for every event, outcome, reason, way and result', () => {
    const codes = [
      ...eventNames.map((name) => `event.${name.replace('.', '_')}`),
      ...outcomes.map((code) => `outcome.${code}`),
      ...declineReasons.map((code) => `declineReason.${code}`),
      ...attemptResults.map((code) => `result.${code}`),
      ...attemptWays.map((code) => `way.${code}`),
    ]
    expect(codes.filter((key) => !has(`desk.${key}`))).toEqual([])
  })

  it('is said to the person in each language, with the same names in it', () => {
    const keys = [
      ...['taken', 'speakingAgain', 'released', 'handedBack'],
      ...outcomes.map((code) => `closed.${code}`),
      ...declineReasons.map((code) => `declined.${code}`),
    ]
    const missing = ['en', 'cy', 'pl', 'ur'].flatMap((language) =>
      keys.filter((key) => !has(`handover.${key}`, language)).map((key) => `${language} ${key}`),
    )
    expect(missing).toEqual([])
    const named = ['en', 'cy', 'pl', 'ur'].map((language) =>
      keys.filter((key) =>
        speech.say({ key: `handover.${key}`, values: { name: '@@' } }, language).includes('@@'),
      ),
    )
    expect(named).toEqual([named[0], named[0], named[0], named[0]])
  })
})
