import { fixedWorld } from '../fixed-world.js'
import { codes, keys, someone, texts, to } from './scene.js'

const afterHours = '2026-11-20T18:00:00Z'
const wish = 'I want to die'

describe('help that is shown', () => {
  it('is first recognised, then respected, then referred, with numbers that can be tapped', async () => {
    const them = await someone(fixedWorld(), to.keeps)
    const [help] = await them.says(wish)
    const [, ...lines] = help?.text.split('\n') ?? []
    expect(help).toMatchObject({ urgent: true, language: 'en' })
    expect(lines).toEqual([
      'NHS 111: call 111, then choose option 2',
      'Samaritans: call 116 123',
      'Shout: text 85258 (SHOUT)',
      'Call 999',
    ])
    expect(help?.links).toEqual([
      { text: '111', href: 'tel:111' },
      { text: '116 123', href: 'tel:116123' },
      { text: '85258', href: 'sms:85258' },
      { text: '999', href: 'tel:999' },
    ])
  })

  it('says that nobody is reading, and in closed hours until when', async () => {
    const open = await someone(fixedWorld(), to.keeps)
    expect(keys(await open.says(wish))).toEqual(['safety.crisis.first', 'safety.notLive', 'safety.offer'])
    const closed = await someone(fixedWorld({ now: afterHours }), to.keeps)
    const said = await closed.says(wish)
    expect(keys(said)[1]).toBe('safety.notLiveClosed')
    expect(texts(said)[1]).toContain('Monday, 23 November 2026 at 09:00')
  })

  it('is said differently the second time', async () => {
    const them = await someone(fixedWorld(), to.keeps)
    const first = await them.says(wish)
    const second = await them.says(wish)
    expect(keys(second)[0]).toBe('safety.crisis.again')
    expect(texts(second)[0]).not.toBe(texts(first)[0])
  })

  it('keeps the dialogue waiting, which goes on where it was', async () => {
    const them = await someone(fixedWorld(), [...to.understood])
    const before = await them.at()
    await them.says(wish)
    const after = await them.presses('!notNow')
    expect(keys(after)).toEqual(['safety.notNow', 'where.place.question'])
    expect(await them.at()).toBe(before)
  })

  it.each(['no', '2', 'No'])('"%s" is taken as the answer to its question', async (words) => {
    const them = await someone(fixedWorld(), to.understood)
    await them.says(wish)
    expect(keys(await them.says(words))[0]).toBe('safety.notNow')
  })

  it('asks whether it is safe, in words that name nothing, where somebody is hurt at home', async () => {
    const them = await someone(fixedWorld(), to.understood)
    const said = await them.says('My husband hits me')
    expect(keys(said)).toEqual(['safety.domesticAbuse.first', 'safety.notLive', 'safety.offerSafe'])
    expect(texts(said).join(' ')).not.toMatch(/abuse(?! helpline)|violen|husband|hit/i)
  })

  it('shows Childline to the young, by what they said before or say now', async () => {
    const answered = await someone(fixedWorld({ environment: { MINIMUM_AGE: '16' } }), ['me', '16 or 17'])
    expect(texts(await answered.says(wish))[0]).toContain('Childline')
    const adult = await someone(fixedWorld(), to.keeps)
    expect(texts(await adult.says(wish))[0]).not.toContain('Childline')
  })

  it('is kept with the rule, its version and the numbers, and with no score', async () => {
    const them = await someone(fixedWorld(), to.keeps)
    await them.says(wish)
    const { helpShown, events } = await them.now()
    expect(helpShown).toHaveLength(1)
    expect(helpShown[0]).toMatchObject({ help: 'crisis', rule: expect.stringMatching(/^en\./) as unknown })
    expect(helpShown[0]?.version).toMatch(/^en:/)
    expect(events.find(({ name }) => name === 'safety.shown')?.about).toEqual({
      help: 'crisis',
      rule: helpShown[0]?.rule,
      version: helpShown[0]?.version,
    })
    expect(JSON.stringify(await them.now())).not.toMatch(/risk|score|severity/i)
  })
})

describe('help in every state', () => {
  const states: [string, readonly string[]][] = [
    ['before consent', []],
    ['at the consent question', ['me', '18 or older']],
    ['at a question about activities', to.sees],
    ['at a name', [...to.shares]],
    ['after the referral', to.referred],
    ['after goodbye', [...to.understood, 'stop']],
    ['while a command waits for an answer', [...to.understood, 'delete my data']],
  ]
  it.each(states)('%s', async (_state, lines) => {
    const them = await someone(fixedWorld(), lines)
    const said = await them.says(wish)
    expect(said[0]?.urgent).toBe(true)
    expect(codes(said).length).toBeGreaterThan(0)
  })

  it('is shown inside a command, and where the message is far too long', async () => {
    const them = await someone(fixedWorld(), to.understood)
    expect((await them.says('stop. i took all my tablets'))[0]?.urgent).toBe(true)
    expect((await them.says(`${'I like my garden. '.repeat(1_000)} ${wish}`))[0]?.urgent).toBe(true)
  })
})
