/** Copy that nothing says any more is found by looking for who names it: the code, the pages' templates, or the domain's codes. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { eachLineOf, withoutPlural, writtenFirst } from './copy-on-disk.js'

/** Whole strings that the code and the templates hold; what is filled in, or joined on, stands for any name. */
const named = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:ts|njk|js)$/.test(file))
  .flatMap((file) => stringsIn(readFileSync(join(packageRoot, 'src', file), 'utf8')))

const exact = new Set(named.filter((text) => /^[\w.-]+$/.test(text) && !text.endsWith('.')))
const patterns = [...new Set(named)]
  .filter((text) => !exact.has(text) && /^(?:[\w.-]|\$\{\})+$/.test(text) && /(?:^|\.)[a-zA-Z]/.test(text))
  .map((text) => {
    const open = text.replaceAll('.', String.raw`\.`).replaceAll('${}', String.raw`[\w.-]+`)
    return new RegExp(`^${open}${text.endsWith('.') ? String.raw`[\w.-]+` : ''}$`)
  })

/**
 * The journey's own lines are held to its steps (`steps.test.ts`), those for what was not understood to their reasons, and Web Chat's
 * to the names that it gives them (`web-chat.test.ts`).
 */
const heldElsewhere = new Set(['unclear', 'rules', 'webChat', ...journeyFiles()])

/** What is said by text instead is said where the line beside it is. */
const spoken = eachLineOf(writtenFirst).map(({ key }) => withoutPlural(key).replace(/ByText$/, ''))
const keys = [...new Set(spoken)].filter((key) => !heldElsewhere.has(key.split('.')[0] ?? ''))

/** Why there is no way to somebody, by what became of the consent: two names joined, neither in the code as it stands here. */
const byConsent = ['desk.noContact', 'desk.noGp'].flatMap((key) =>
  ['refused', 'withdrawn', 'notAsked'].map((state) => `${key}.${state}`),
)

/** As it stands, or without its file's name, which pages and parts put before it: "a file and any name" names nothing. */
const isNamed = (key: string) => {
  const own = key.slice(key.indexOf('.') + 1)
  const isWhole = (pattern: RegExp) => pattern.source.split(String.raw`\.`).length > 2 && pattern.test(key)
  return (
    exact.has(key) ||
    exact.has(own) ||
    byConsent.includes(key) ||
    patterns.some((one) => isWhole(one) || one.test(own))
  )
}

describe('the copy', () => {
  it('is said by something, each line of it', () => {
    expect(keys.length).toBeGreaterThan(400)
    expect(keys.filter((key) => !isNamed(key))).toEqual([])
  })

  it('would be found if nothing said it', () => {
    expect(['common.neverSaid', 'page.neverSaid', 'desk.never.said'].filter(isNamed)).toEqual([])
  })
})

function stringsIn(source: string): string[] {
  const quoted = [/'([^'\n]*)'/g, /"([^"\n]*)"/g, /`([^`\n]*)`/g].flatMap((kind) => [
    ...source.matchAll(kind),
  ])
  return quoted.map(([, text = '']) => text.replace(/\$\{[^}]*\}/g, '${}'))
}

function journeyFiles(): string[] {
  return readdirSync(join(packageRoot, 'dialogs')).flatMap((file) =>
    [...readFileSync(join(packageRoot, 'dialogs', file), 'utf8').matchAll(/section\('(\w+)'/g)].map(
      ([, name = '']) => name,
    ),
  )
}
