import { longestMessage } from '../../src/conversation/said.js'
import type { Case } from '../../src/domain/case.js'
import { fixedWorld } from '../fixed-world.js'
import { at, keys, someone, texts, to } from './scene.js'
import { twinOf, walk } from './walk.js'

const world = fixedWorld()

const odd: Readonly<Record<string, string>> = {
  'twenty thousand letters': 'a'.repeat(20_000),
  'twenty thousand words': 'why '.repeat(5_000),
  'a date that hangs recognisers': '1-'.repeat(1_900),
  'control characters': '\u0000\u0007\u001b[31mred\u0085',
  'characters that turn the direction': '\u202eevil\u2066\u2069',
  'zero-width characters': '\u200b\u200d\u2060\ufeff',
  html: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a placeholder of ours': '{{name}} {{service}} {{ phone }}',
  'a nested key': '$t(common.yes) $t(who.age.question)',
  'a key': 'who.age.question',
  prototype: '__proto__',
  constructor: 'constructor',
  hasOwnProperty: 'hasOwnProperty',
  'a lone surrogate': '\ud83d',
  emoji: '👩‍👩‍👧‍👦👍🏿',
  spaces: '   \n\t  ',
  nothing: '',
  'half a button': 'referral.check=send',
  'a command of ours': '!delete=yes',
  'all digits of the world': '٣۳३৩௩３𝟛',
  'a number beyond numbers': '9'.repeat(400),
  marks: 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
}

describe('anything at all', () => {
  const steps = new Map<string, Case>()
  beforeAll(async () => {
    for (const [step, c] of (await walk(world, 'en')).reached) steps.set(step, c)
  })

  it.each(Object.keys(odd))(
    '%s, typed or pressed at any step, is answered in our own words',
    async (what) => {
      const said = odd[what] ?? ''
      const strange: string[] = []
      for (const [step, c] of steps) {
        for (const way of ['says', 'presses'] as const) {
          const address = `odd-${world.ids.secret()}`
          await twinOf(world, c, address)
          const them = await at(world, address)
          const replies = await them[way](said)
          const isOurs = replies.every(
            ({ text }) => text.length > 0 && !/\{\{|\$t\(|undefined|\[object/.test(ours(text, said)),
          )
          if (replies.length === 0 || !isOurs || (await them.case()) === undefined)
            strange.push(`${step} ${way}`)
        }
      }
      expect(strange).toEqual([])
    },
  )
})

/** What was said back of the person's own words is theirs. */
const ours = (text: string, theirs: string) => text.replaceAll(theirs.trim() || '\u0000', '')

describe('what a person wrote', () => {
  it.each([
    'Mae’n iawn — “diolch”',
    'line one\nline two',
    "<b>bold</b> & O'Neill",
    '{{name}} and $t(common.yes)',
    'zażółć gęślą jaźń 👍🏿',
    'میں تنہا ہوں\u200c۔',
  ])('is kept to the letter: "%s"', async (words) => {
    const them = await someone(world, to.keeps)
    await them.says(words)
    const c = await them.now()
    expect(c.answers.whatMatters?.open).toMatchObject({ value: words })
    expect(c.messages.find(({ from, text }) => from.kind === 'person' && text === words)).toBeDefined()
  })

  it('loses its control characters and nothing else', async () => {
    const them = await someone(world, to.keeps)
    await them.says('I am\u0000 lo\u202enely\u0007\r\nand cold')
    expect((await them.now()).answers.whatMatters?.open).toMatchObject({ value: 'I am lonely\nand cold' })
  })

  it('as a name is shown as it was written, never run', async () => {
    const them = await someone(world, [...to.shares, '{{phone}} $t(common.no) <i>Jo</i>'])
    for (const line of ['skip', 'skip', 'answer in this chat', 'no']) await them.says(line)
    const rows = (await them.now()).messages.at(-1)?.rows ?? []
    expect(rows.find(({ label }) => label === 'Full name')?.value).toBe('{{phone}} $t(common.no) <i>Jo</i>')
  })

  it('is read up to its limit; beyond it is asked for in parts, and the safety net reads it all the same', async () => {
    const them = await someone(world, to.keeps)
    expect(keys(await them.says('x'.repeat(longestMessage + 1)))).toEqual([
      'common.tooLong',
      'whatMatters.open.question',
    ])
    const [help] = await them.says(`${'x '.repeat(longestMessage / 2)} I want to kill myself`)
    expect(help?.urgent).toBe(true)
    await them.says('no')
    expect(texts(await them.says('y'.repeat(longestMessage)))).not.toEqual([])
    expect((await them.now()).answers.whatMatters?.open).toBeDefined()
  })
})
