import type { Message } from '../../src/domain/message.js'
import type { Value, Words } from '../../src/domain/words.js'
import { selfReferral } from '../../dialogs/index.js'
import { stepKey } from '../../src/flow/asking.js'
import { fixedWorld } from '../fixed-world.js'
import { contentWithOnly } from './other-content.js'
import { answerAt, twinOf, walk, whereIs, type Told, type Walked } from './walk.js'

const town = contentWithOnly('housing.json')
/** Codes can be sent, so that the questions about them are asked. */
const rich = fixedWorld({
  texts: { channel: 'sms', number: '+447400000001', send: () => undefined },
  mails: { channel: 'email', send: () => undefined },
})
const poor = fixedWorld({ environment: { CONTENT_DIR: town.folder } })
const { speech, offered } = rich
afterAll(() => town.remove())

const questions = selfReferral.entries.flatMap(({ section }) =>
  Object.entries(section.steps).flatMap(([step, definition]) =>
    'ask' in definition ? [`${section.name}.${step}`] : [],
  ),
)
const nothingFound = 'activities.nothing'
const towns = offered.flatMap((language) => [
  {
    language,
    town: 'a town with much on',
    world: rich,
    expected: questions.filter((step) => step !== nothingFound),
  },
  {
    language,
    town: 'a town with nothing that fits',
    world: poor,
    only: nothingFound,
    expected: [nothingFound],
  },
])

describe.each(towns)(
  'every path of the journey in $language, in $town',
  ({ language, world, only, expected }) => {
    let walked: Walked
    beforeAll(async () => {
      walked = await walk(world, language, only)
    })

    it('reaches every question there is', () => {
      expect(expected.filter((step) => !walked.reached.has(step))).toEqual([])
    })

    it('understands every choice by its button, its number and its label', () => {
      const wrong = walked.left.flatMap(({ at, edge, after }) => {
        const answer = answerAt(after, at)
        const value = answer?.kind === 'said' ? answer.value : answer?.kind
        return edge.code === undefined || value === edge.code
          ? []
          : [`${stepKey(at)}: ${edge.name}: ${JSON.stringify(value)}`]
      })
      expect(wrong).toEqual([])
    })

    it('has words in this language for all that is said', () => {
      const keys = new Set(walked.turns.flatMap(({ replies }) => replies.flatMap(keysOf)))
      expect(
        [...keys].filter((key) => !speech.has(key, language) && !speech.has(`${key}_other`, language)),
      ).toEqual([])
      const texts = new Set(walked.turns.flatMap(({ replies }) => replies.flatMap(textsOf)))
      expect(
        [...texts].filter((text) => text.trim() === '' || /\{\{|\$t\(|^\w+(\.\w+)+$/.test(text)),
      ).toEqual([])
    })

    it('asks one thing a message', () => {
      const asksTwice = (message: Message) => (ownWords(message).match(/[?؟]/g) ?? []).length > 1
      expect(distinct(walked.turns.flatMap(({ replies }) => replies.filter(asksTwice)))).toEqual([])
    })

    it('never says the same three times running', () => {
      const thrice = walked.turns.flatMap(({ messages }) => {
        const said = messages.filter(({ from }) => from.kind === 'bot').slice(-6)
        return said.filter(({ text }, at) => text === said[at + 1]?.text && text === said[at + 2]?.text)
      })
      expect(distinct(thrice)).toEqual([])
    })

    it('leaves a next step after every message', () => {
      expect([...new Set(walked.turns.filter(isDeadEnd).map(({ at, edge }) => `${at}: ${edge}`))]).toEqual([])
    })

    it('goes back to each question that was answered', async () => {
      const lost: string[] = []
      for (const [count, { at, edge, after }] of walked.left.entries()) {
        const address = `${language}-back-${count}`
        await twinOf(world, after, address)
        await world.conversation.receive({
          channel: 'test',
          address,
          messageId: 'back',
          text: '',
          choice: '!back',
        })
        const back = await world.conversation.caseAt('test', address)
        const now = back && whereIs(world, back)
        const isSent = after.referral !== undefined && stepKey(at) === 'referral.check'
        if (!isSent && (!now || stepKey(now) !== stepKey(at))) lost.push(`${stepKey(at)}: ${edge.name}`)
      }
      expect(lost).toEqual([])
    })

    /** Over, or a question is open; where it is closed its choices stand on the last message. */
    function isDeadEnd({ after, replies }: Told): boolean {
      const at = whereIs(world, after)
      const last = replies.at(-1)
      if (!last) return true
      if (!at) return false
      const isClosed = 'ask' in at.definition && typeof at.definition.then !== 'string'
      return isClosed && (last.choices ?? []).length === 0
    }
  },
)

const distinct = (messages: readonly Message[]) => [...new Set(messages.map(({ text }) => text))]

const textsOf = ({ text, choices = [], cards = [], rows = [] }: Message): string[] => [
  text,
  ...choices.map(({ label }) => label),
  ...cards.flatMap(({ title, suits, stops, choice }) => [title, ...suits, ...stops, choice.label]),
  ...rows.flatMap(({ label, value, choice }) => [label, value, ...(choice ? [choice.label] : [])]),
]

const keysOf = ({ say }: Message): string[] => (say ? keysIn(say) : [])

function keysIn(value: Value | Words): string[] {
  if (typeof value !== 'object' || 'literal' in value) return []
  if ('list' in value) return value.list.flatMap(keysIn)
  if ('key' in value) return [value.key, ...Object.values(value.values ?? {}).flatMap(keysIn)]
  return []
}

/** What Cairn itself says: without what it quotes for the person to say, and without an activity's own description. */
function ownWords({ text, say }: Message): string {
  const description = say && 'key' in say ? say.values?.description : undefined
  const own = typeof description === 'string' ? text.replace(description, '') : text
  return own.replace(/"[^"]*"/g, '')
}
