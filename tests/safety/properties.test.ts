import { join } from 'node:path'
import { helpLevels } from '../../src/domain/alert.js'
import { createSafetyNet, loadSafety } from '../../src/safety/index.js'
import { someone, to } from '../conversation/scene.js'
import { fixedWorld } from '../fixed-world.js'

const content = loadSafety(join(process.cwd(), 'content/safety'))
const net = createSafetyNet(content)
const order: readonly string[] = [...helpLevels, 'none']
const urgency = (text: string, language: string) => order.indexOf(net.read(text, language)?.level ?? 'none')

/** Numbers that are the same on every run. */
function* random(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    yield state / 2 ** 32
  }
}

describe.each(content.phrases.map(({ language, rules }) => ({ language, rules })))(
  'in $language no level is lowered by',
  ({ language, rules }) => {
    const numbers = random(7)
    const mixed = (text: string) =>
      Array.from(text, (char) => ((numbers.next().value ?? 0) < 0.5 ? char.toUpperCase() : char)).join('')
    const spaced = (text: string) => `  ${text.replaceAll(' ', ' '.repeat(3))}\n\t`

    it.each<[string, (text: string) => string]>([
      ['capitals', (text) => text.toUpperCase()],
      ['some capitals', mixed],
      ['spaces and line ends', spaced],
      ['emoji', (text) => `${text} \u{1f62d}\u{1f64f}\u{1f3fd}`],
      ['emoji before it', (text) => `\u{1f622} ${text}`],
      ['marks after it', (text) => `${text}!!!???...`],
      ['"ok so"', (text) => `ok so ${text}`],
      ['a greeting', (text) => `Hello. ${text}`],
      ['thanks', (text) => `${text}\nthanks`],
      ['laughter', (text) => `${text} lol`],
    ])('%s', (_what, changed) => {
      const lowered = rules.filter(
        ({ example }) => urgency(changed(example), language) > urgency(example, language),
      )
      expect(lowered.map(({ id, example }) => [id, changed(example)])).toEqual([])
    })
  },
)

describe('any message leaves the person with a next step', () => {
  const examples = content.phrases.flatMap(({ rules, guards }) =>
    [...rules, ...guards].map(({ example }) => example),
  )
  const numbers = random(11)
  const one = (from: readonly string[]) => from[Math.floor((numbers.next().value ?? 0) * from.length)] ?? ''
  const odd = [
    '',
    ' ',
    '\ud800',
    '{{name}}',
    '1',
    '99',
    'yes',
    'no',
    'stop',
    'help',
    '?'.repeat(3_000),
    '\u202e',
  ]

  it.each(Object.entries(to))('%s', async (_place, lines) => {
    const them = await someone(fixedWorld(), lines)
    for (let turn = 0; turn < 12; turn++) {
      const text = one(turn % 3 === 2 ? odd : examples)
      const said = await them.says(text)
      if (text.trim() === '') continue
      const hears = said.map((message) => message.text).join('')
      // A worker who holds the case hears it instead; none does here.
      expect({ text, hears: hears.length > 0 }).toEqual({ text, hears: true })
    }
    const last = await them.says('I want to die')
    expect(last[0]).toMatchObject({ urgent: true })
    expect(last.some(({ choices, links }) => (choices ?? []).length > 0 || (links ?? []).length > 0)).toBe(
      true,
    )
  })
})
