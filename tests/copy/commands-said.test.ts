import { lexicons } from '../understanding/known.js'
import { commandNames, type CommandName } from '../../src/understanding/ports.js'
import { fixedWorld } from '../fixed-world.js'
import { languages, linesOf } from './copy-on-disk.js'

const { setting } = fixedWorld()
const { understanding } = setting

/** Lines that tell people what to type, and what each quoted part must then do. */
const quoted: Readonly<Record<string, readonly CommandName[]>> = {
  'common.finished': ['status'],
  'unclear.movingOn': ['change'],
  'keeping.mayWeKeep.help': ['delete'],
  'commands.stop.reply': ['delete'],
  'commands.privacy.reply': ['held', 'delete'],
  'commands.human.already': ['status'],
  'referral.next.tell': ['status'],
  'teams.deleted': ['delete'],
}

describe.each(languages)('what people are told to type in %s', (language) => {
  const text = new Map(linesOf(language).map(({ key, text }) => [key, text]))
  const quotesIn = (key: string) =>
    [...(text.get(key) ?? '').matchAll(/"([^"]+)"/g)].map(([, part = '']) => part)

  it.each(Object.entries(quoted))('is understood: %s', (key, commands) => {
    expect(quotesIn(key).map((part) => understanding.command(part, language))).toEqual(commands)
  })

  it('is understood as the command where it stands on the button', () => {
    const labels = commandNames.flatMap((name) => {
      const label = text.get(`commands.${name}.label`)
      return label === undefined ? [] : [[name, label] as const]
    })
    expect(labels.filter(([name, label]) => understanding.command(label, language) !== name)).toEqual([])
  })

  it('is understood in the list of all commands', () => {
    const list = (text.get('commands.help.reply') ?? '').match(/[:：] ?[^:：]+/gu)?.join(' ') ?? ''
    const ors = lexicons[language]?.or.map((word) => `\\s${word}\\s`) ?? []
    const named = list
      .split(new RegExp(`[:：,،、，.۔।。]|或|${ors.join('|')}`, 'u'))
      .map((part) => understanding.command(part, language))
    const wanted = ['skip', 'back', 'change', 'repeat', 'pause', 'stop', 'restart', 'human', 'language']
    expect(wanted.filter((name) => !named.some((one) => one === name))).toEqual([])
  })

  it('is a time where times are the example', () => {
    const examples = [...quotesIn('aboutYou.free.help'), ...quotesIn('unclear.availability.first')]
    expect(examples.filter((part) => !understanding.availability(part, language).ok)).toEqual([])
    expect(examples).toHaveLength(5)
  })

  it('is two choices where two choices are the example', () => {
    const options = ['a', 'b', 'c'].map((code) => ({ code, label: `${code}${code}${code}` }))
    for (const key of ['whatMatters.choose.help', 'unclear.someOf.first', 'unclear.needs.first']) {
      expect(quotesIn(key).map((part) => understanding.choices(part, options, language))).toEqual([
        { ok: true, value: ['a', 'c'] },
      ])
    }
  })

  it('is a need where needs are the example', () => {
    expect(quotesIn('whatMatters.open.help').map((part) => understanding.needs(part, language)[0])).toEqual([
      'loneliness',
      'money_debt',
    ])
  })

  it('is a no where nothing is needed', () => {
    const options = [
      { code: 'none', label: text.get('support.access.choices.none') ?? '' },
      { code: 'largePrint', label: text.get('support.access.choices.largePrint') ?? '' },
    ]
    const [none = ''] = quotesIn('support.access.help')
    const asNo = understanding.yesNo(none, language) === 'no'
    const asChoice = understanding.choices(none, options, language)
    expect(asNo || (asChoice.ok && asChoice.value.every((code) => code === 'none'))).toBe(true)
  })

  it('is a yes and a no on the buttons', () => {
    expect(
      ['yes', 'no'].map((answer) => understanding.yesNo(text.get(`common.${answer}`) ?? '', language)),
    ).toEqual(['yes', 'no'])
  })
})
