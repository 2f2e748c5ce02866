/** Messages as Adaptive Cards: what Microsoft's own reader of version 1.5 makes of them, and what people's words become in them. */
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type * as AdaptiveCards from 'adaptivecards'
import type { Browser } from 'playwright-core'
import type { Message } from '../../../src/domain/message.js'
import { activitiesFor, type Rendering } from '../../../src/channels/azure/render.js'
import { privateOffer } from '../../../src/channels/azure/private-offer.js'
import { launch } from '../../browser/chromium.js'
import { fixedWorld } from '../../fixed-world.js'
import { someone, to } from '../../conversation/scene.js'

const require = createRequire(import.meta.url)
const builtReader = require
  .resolve('adaptivecards')
  .replace(/lib.adaptivecards\.js$/, 'dist/adaptivecards.js')
const { AdaptiveCard, SerializationContext, Versions } = require(builtReader) as typeof AdaptiveCards

const world = fixedWorld()
const rendering: Rendering = {
  caseMark: 'mark',
  serviceName: world.deployment.name,
  say: (key, language) => world.speech.say({ key }, language),
  direction: world.speech.direction,
}
const message = (more: Partial<Message>): Message => ({
  index: 3,
  at: '2026-11-20T10:00:00.000Z',
  from: { kind: 'bot' },
  text: 'A question?',
  language: 'en',
  ...more,
})
const render = (one: Message, channel = 'msteams', more: Partial<Rendering> = {}) =>
  activitiesFor(channel, one, { ...rendering, ...more })
const cardsIn = (activities: ReturnType<typeof render>) =>
  activities.flatMap(({ attachments = [] }) => attachments.map(({ content }) => content as Card))
type Card = Record<string, unknown> & { fallbackText: string }

/** Microsoft's reader knows every property that is there, and finds nothing wrong. */
function isRight(card: Card) {
  const context = new SerializationContext(Versions.v1_5)
  const read = new AdaptiveCard()
  // The reader's pattern for languages is global and so finds every second one wrong.
  const { lang, ...rest } = card
  read.parse(rest, context)
  expect(lang).toMatch(/^[a-z]{2,3}$/)
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)
  const wrong = read.validateProperties().validationEvents.map(({ message }) => message)
  expect([...events, ...wrong]).toEqual([])
  expect(card.version).toBe('1.5')
  expect(card.fallbackText.length).toBeGreaterThan(0)
  expect(read.toJSON(new SerializationContext(Versions.v1_5))).toMatchObject(rest)
}

const hostile = [
  '**bold** _it_ [link](https://evil.example) <b>html</b>',
  '{{DATE(2026-01-01T00:00:00Z, SHORT)}} {{TIME(2026-01-01T00:00:00Z)}}',
  '# head\n- list\n1. one',
].join('\n')

describe('the cards of a conversation', () => {
  const every: [string, readonly string[]][] = Object.entries(to).map(([name, lines]) => [name, lines])
  it.each(every)('up to "%s" are right, and small enough', async (_, lines) => {
    const them = await someone(world, lines)
    const messages = (await them.now()).messages.filter(({ from }) => from.kind !== 'person')
    const activities = messages.flatMap((one) => render(one))
    expect(cardsIn(activities).length).toBeGreaterThan(0)
    cardsIn(activities).forEach(isRight)
    for (const activity of activities)
      expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(25_000)
  })

  it('in Urdu are written from right to left, and right', async () => {
    const them = await someone(world, [], 'ur')
    const cards = cardsIn((await them.now()).messages.flatMap((one) => render(one)))
    cards.forEach(isRight)
    expect(cards.at(-1)).toMatchObject({ rtl: true, lang: 'ur' })
  })
})

describe('every kind of message', () => {
  const choice = (at: number) => ({ code: `who.forWhom=c${at}`, label: `Choice ${at}` })
  const many = Array.from({ length: 17 }, (_, at) => choice(at))

  it('with more choices than a set shows keeps them all', () => {
    const [card] = cardsIn(render(message({ choices: many })))
    isRight(card as Card)
    const sets = (card as unknown as { body: { actions: { title: string }[] }[] }).body
    expect(sets.every(({ actions }) => actions.length <= 5)).toBe(true)
    expect(sets.flatMap(({ actions }) => actions.map(({ title }) => title))).toEqual(
      many.map(({ label }) => label),
    )
  })

  it('with ticks has a label, a word for what is missing, and buttons for the rest', () => {
    const choices = [...many.slice(0, 3), { code: '!skip', label: 'Skip' }]
    const [card] = cardsIn(render(message({ choices, several: true })))
    isRight(card as Card)
    const json = JSON.stringify(card)
    expect(json).toContain('"label":"Choose all that fit"')
    expect(json).toContain('"errorMessage":"Please write something or choose an answer."')
    expect(json).toContain('"step":"who.forWhom"')
    expect(json).toContain('"choice":"!skip"')
  })

  it('with the plan shows the plan', () => {
    const plan = { title: 'My plan', sections: [{ heading: 'What matters', lines: ['My cat', 'Money'] }] }
    const [card] = cardsIn(render(message({}), 'msteams', { plan }))
    isRight(card as Card)
    expect(JSON.stringify(card)).toContain('My cat')
    expect(render(message({}), 'email', { plan })[0]?.text).toContain('What matters\nMy cat\nMoney')
  })

  it('without anything to press or list is text alone', () => {
    expect(render(message({ text: 'Call 999.', urgent: true }))).toEqual([
      { type: 'message', textFormat: 'plain', locale: 'en', text: 'Call 999.' },
    ])
  })

  it('that is urgent is plain text also where it has choices', () => {
    const [first] = render(message({ text: 'Call 999.', urgent: true, choices: many }))
    expect(first?.text).toBe('Call 999.')
  })

  it('of a worker says who speaks', () => {
    const from = { kind: 'worker', id: 'w1', name: 'Sam' } as const
    expect(render(message({ from, text: 'Hello Joan' }))[0]?.text).toBe('Sam, link worker:\nHello Joan')
  })

  it('shows nothing of a card on a locked screen', () => {
    const rows = [{ label: 'Name', value: 'Joan Smith' }]
    const [only] = render(message({ rows }))
    expect(only?.summary).toBe(world.deployment.name)
    expect(only?.text).not.toContain('Joan')
  })
})

describe('the offer to go on in private', () => {
  it.each(['en', 'ur'])('is a right card in %s', (language) => {
    const offer = privateOffer({ channelId: 'msteams' }, language, { ...rendering, appId: 'the-bot' })
    const [card] = cardsIn([offer])
    isRight(card as Card)
    expect(JSON.stringify(card)).toContain('https://teams.microsoft.com/l/app/the-bot')
  })
})

describe('what is too long for one card', () => {
  const long = 'گھر میں تنہائی '.repeat(1_500)
  it('is parted over several, and nothing is lost', () => {
    const rows = Array.from({ length: 6 }, (_, at) => ({ label: `Row ${at}`, value: long }))
    const activities = render(message({ rows, language: 'ur' }))
    expect(activities.length).toBeGreaterThan(6)
    cardsIn(activities).forEach(isRight)
    for (const activity of activities)
      expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(25_000)
    const words = JSON.stringify(activities.map(({ attachments }) => attachments)).match(/گھر/g) ?? []
    const inFallbacks = cardsIn(activities).flatMap(({ fallbackText }) => fallbackText.match(/گھر/g) ?? [])
    expect(words.length - inFallbacks.length).toBe(6 * 1_500)
  })

  it('is parted between letters where there is no space', () => {
    const endless = '😀'.repeat(9_000)
    const parts = render(message({ text: endless })).map(({ text = '' }) => text)
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.every((part) => part.isWellFormed())).toBe(true)
    expect(parts.join('')).toBe(endless)
  })

  it('as text goes out as several messages', () => {
    const activities = render(message({ text: long.repeat(2) }))
    expect(activities.length).toBeGreaterThan(3)
    expect(activities.map(({ text }) => text).join('')).toBe(long.repeat(2))
  })
})

describe("people's words", () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  it('stay words when a card is drawn, whatever they look like', async () => {
    const rows = [{ label: 'What matters', value: hostile, choice: { code: '!change=x.y', label: hostile } }]
    const cards = [
      { title: hostile, suits: [hostile], stops: [hostile], choice: { code: 'a.b=c', label: 'More' } },
    ]
    const activities = render(message({ rows, cards, choices: [{ code: 'd.e=f', label: hostile }] }))
    const page = await browser.newPage()
    await page.addScriptTag({ content: readFileSync(builtReader, 'utf8') })
    const drawn = await page.evaluate((given) => {
      const { AdaptiveCard } = (globalThis as unknown as { AdaptiveCards: typeof AdaptiveCards })
        .AdaptiveCards
      // As Teams does with Markdown, for whoever lets it.
      AdaptiveCard.onProcessMarkdown = (text, result) => {
        result.outputHtml = `<b>MARKDOWN</b>${text}`
        result.didProcess = true
      }
      const card = new AdaptiveCard()
      card.parse(given)
      const element = card.render() as unknown as { innerText: string; innerHTML: string }
      const { document } = globalThis as unknown as { document: { body: { append(e: unknown): void } } }
      document.body.append(element)
      return { text: element.innerText, html: element.innerHTML }
    }, cardsIn(activities)[0])
    const shown = drawn.text.replace(/\u2060/g, '')
    for (const line of hostile.split('\n')) expect(shown.split(line).length - 1).toBeGreaterThanOrEqual(4)
    expect(drawn.html).not.toContain('MARKDOWN')
    expect(drawn.html).not.toContain('<b>html')
    expect(drawn.html).not.toContain('evil.example"')
  })

  it('are plain text beside it', () => {
    expect(render(message({ text: hostile }))[0]).toMatchObject({ text: hostile, textFormat: 'plain' })
  })
})
