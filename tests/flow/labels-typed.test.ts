/** What stands on a button is understood when it is typed, in every language and whatever else it sounds like. */
import { textOf } from '../../src/domain/answers.js'
import { stepKey, type Asking } from '../../src/flow/asking.js'
import { newCase } from '../../src/conversation/new-case.js'
import { fixedWorld } from '../fixed-world.js'
import { languages } from '../copy/copy-on-disk.js'
import { someone, to } from '../conversation/scene.js'

const world = fixedWorld()
const setting = { ...world.setting, now: '2026-11-20T10:00:00.000Z', today: '2026-11-20' }
const asked = setting.journey.entries.flatMap(({ section }) =>
  Object.entries(section.steps).flatMap(([step, definition]) =>
    'ask' in definition && ['someOf', 'oneOf'].includes(definition.ask.kind)
      ? [{ at: { section: section.name, step }, question: definition.ask }]
      : [],
  ),
)

describe.each(languages)('in %s', (language) => {
  const c = newCase({ id: 'one', language, channel: 'web', address: 'a', now: setting.now })

  it('each label and each other way of saying it is the choice it stands for', () => {
    const wrong = asked.flatMap(({ at, question }) => {
      const asking: Asking = { case: c, at, setting }
      const kind = setting.kinds[question.kind]
      return kind.choices(question, asking).flatMap(({ code, label }) => {
        const name = code.slice(stepKey(at).length + 1)
        const also = setting.also(`${stepKey(at)}.also.${name}`, language)
        return [setting.label(label, language), ...also].flatMap((text) => {
          const understood = kind.understand(question, { text }, asking)
          const value = understood.kind === 'answer' ? understood.value : understood.kind
          const got = Array.isArray(value) ? value.join() : textOf(value)
          const meant = question.kind === 'someOf' && name === 'none' ? '' : name
          return got === meant ? [] : [`${code} "${text}": ${got}`]
        })
      })
    })
    expect(wrong).toEqual([])
  })
})

describe('a question whose answer sounds like something else', () => {
  it('takes the number of its only button', async () => {
    const them = await someone(world, [...to.understood, '1'])
    expect((await them.now()).answers).toMatchObject({
      where: { place: { value: { kind: 'noFixedAddress' } } },
    })
  })

  it.each(['Polish', 'polski', 'English and a bit of Urdu'])(
    'takes "%s" as languages spoken, and goes on in the language it was in',
    async (text) => {
      const way = [...to.understood, 'XB1 2AB', 'ask me a few questions']
      const them = await someone(world, way)
      for (let step = 0; step < 12 && (await them.at()) !== 'aboutYou.speaks'; step++) await them.says('skip')
      await them.says(text)
      const now = await them.now()
      expect(now.language).toBe('en')
      expect(now.answers).toMatchObject({ aboutYou: { speaks: { value: text } } })
    },
  )

  it('shows a number as it is dialled here, and keeps it as it is dialled anywhere', async () => {
    const them = await someone(world, to.checks.slice(0, -1))
    const shown = await them.says('no')
    expect(JSON.stringify(shown)).toContain('07400 123456')
    expect(JSON.stringify((await them.now()).answers)).toContain('+447400123456')
  })
})
