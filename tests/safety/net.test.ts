import { join } from 'node:path'
import { createSafetyNet, loadSafety } from '../../src/safety/index.js'
import { linesOf, mistakes, report } from './lines.js'

const root = process.cwd()
const content = loadSafety(join(root, 'content/safety'))
const net = createSafetyNet(content)
const lines = linesOf(root)
const withLines = [...new Set(lines.map(({ lang }) => lang))]
const level = (text: string, language = 'en') => net.read(text, language)?.level ?? 'none'

describe('the lines of each language', () => {
  it.each(withLines)('%s has at least forty, and enough that are no cause for alarm', (language) => {
    const own = lines.filter(({ lang }) => lang === language)
    const calm = own.filter(({ tag }) => tag === 'not' || tag === 'past')
    expect(own.length).toBeGreaterThanOrEqual(40)
    expect(calm.length * 2.3).toBeGreaterThanOrEqual(own.length)
  })

  it.each(withLines)('%s: every plain emergency, wish to die and harm is found', (language) => {
    const plain = lines.filter(({ lang, tag }) => lang === language && tag === 'plain')
    expect(mistakes(net, plain)).toEqual([])
  })

  it.each(withLines)('%s: prints what it missed and its false alarms, which are few', (language) => {
    const own = lines.filter(({ lang }) => lang === language)
    process.stdout.write(`${report(net, language, lines)}\n`)
    expect(mistakes(net, own).length).toBeLessThanOrEqual(own.length * 0.05)
  })
})

describe('every rule and guard', () => {
  const rules = content.phrases.flatMap((p) => p.rules.map((rule) => ({ ...rule, language: p.language })))
  it.each(rules)('$id finds its own example', ({ id, example, level: expected, language }) => {
    expect({ id, level: level(example, language) }).toEqual({ id, level: expected })
  })

  const guards = content.phrases.flatMap((p) => p.guards.map((guard) => ({ ...guard, language: p.language })))
  it.each(guards)('$id keeps an alarm from its own example', ({ id, example, language }) => {
    // One that hands a line to a better rule ("tried to") leaves it at that rule's level.
    const handsOver = id.endsWith('.tried')
    expect(handsOver ? ['crisis'] : ['none', 'sensitive']).toContain(level(example, language))
  })
})

describe('what hides a wish does not hide it', () => {
  it.each([
    'I WANT TO DIE',
    'i   want\tto   die',
    'ok so I want to die',
    'I want to die \u{1f62d}\u{1f62d}',
    'i want to d i e, k i l l  m y s e l f',
    'iwanttokillmyself',
    'i w4nt t0 d1e',
    'i want to k*ll myself',
    'i wannnnt to dieeee',
    'I w\u200bant to d\u200die',
    'i want to k\u0456ll mys\u0435lf',
    '\uff49 \uff57\uff41\uff4e\uff54 \uff54\uff4f \uff44\uff49\uff45',
    'I want to kill myslef',
    'kms',
  ])('%s', (text) => {
    expect(level(text)).toBe('crisis')
  })

  it('reads English in every language, and a language of its own', () => {
    expect(net.languages.map((language) => level('I want to kill myself', language))).toEqual(
      net.languages.map(() => 'crisis'),
    )
  })

  it.each([
    ['quiero morir', 'es'],
    ['Vreau să mor', 'ro'],
    ['waan is dilayaa', 'so'],
    ['মরতে চাই', 'bn'],
    ['хочу померти', 'uk'],
  ])("finds it in a language that is not the page's: %s", (text, language) => {
    expect(net.read(text, 'en')).toMatchObject({ level: 'crisis', language })
  })

  it('takes no word of one language for that of another', () => {
    expect(level('Teść zamawiał taksówkę na wizytę', 'pl')).toBe('none')
    expect(level('Nowe życie! Jakieś zajęcia dla pań po sześćdziesiątce?', 'pl')).toBe('none')
  })

  it('reads the whole of a message refused for its length', () => {
    expect(level(`${'I like my garden. '.repeat(1_000)}I want to die`)).toBe('crisis')
  })

  it('answers the more urgent of two things', () => {
    expect(level("I'm not suicidal but my husband hits me")).toBe('safeguarding')
    expect(level('My husband hits me. I want to die. I took all my pills')).toBe('emergency')
  })

  it('names the rule, its version and what it is about', () => {
    expect(net.read('my wife hits me', 'en')).toEqual({
      level: 'safeguarding',
      rule: 'en.abuse.partner',
      kind: 'domesticAbuse',
      language: 'en',
      version: `en:${content.phrases.find(({ language }) => language === 'en')?.version}`,
    })
  })
})

describe('anything at all may be sent', () => {
  it.each([
    '',
    ' ',
    '\ud800',
    '\udc00 die \ud83d',
    '{{helplines}} $t(a)',
    '__proto__ constructor toString',
    '\0\u202e\ufeff',
    '*'.repeat(20_000),
    'a'.repeat(20_000),
    'i '.repeat(10_000),
    '1'.repeat(20_000),
    '.'.repeat(20_000),
    '\u0300'.repeat(20_000),
    '\u{1f469}\u200d'.repeat(4_000),
    '\n'.repeat(20_000),
    "'".repeat(20_000),
  ])('%#', (text) => {
    expect(() => net.languages.map((language) => net.read(text, language))).not.toThrow()
  })

  it('and in a language nobody offers', () => {
    expect(level('I want to die', 'xx')).toBe('crisis')
    expect(level('I want to die', '__proto__')).toBe('crisis')
  })
})

describe('the work', () => {
  const worst = [
    'I want to ',
    'i do not really want my ',
    'me ',
    'husband he took all ',
    'میں اپنی جان ',
    'się nie chcę ',
  ]
  it.each(worst)('grows no faster than the message: %s', (piece) => {
    const steps = [5_000, 10_000, 20_000].map((length) => {
      const work = { steps: 0 }
      const counted = createSafetyNet({ ...content, work })
      net.languages.forEach((language) =>
        counted.read(piece.repeat(Math.floor(length / piece.length)), language),
      )
      return work.steps
    })
    const [small = 0, middle = 0, large = 0] = steps
    expect(middle).toBeLessThanOrEqual(small * 2.2)
    expect(large).toBeLessThanOrEqual(middle * 2.2)
    expect(large).toBeGreaterThan(0)
  })
})
