import { newCase } from '../../src/conversation/new-case.js'
import { asked, sentBy, sentOf } from '../../src/desk/sent.js'
import type { Case } from '../../src/domain/case.js'
import type { Message } from '../../src/domain/message.js'

const at = '2026-11-20T10:00:00.000Z'
const person = { kind: 'person' } as const
const bot = { kind: 'bot' } as const
const delivery = {
  channel: 'sms',
  address: '+447400123456',
  state: 'delivered',
  tries: 0,
  parts: [],
} as const

function caseOf(channel: string, ...messages: Partial<Message>[]): Case {
  const begun = newCase({ id: 'c', channel, address: 'a', language: 'en', now: at })
  return {
    ...begun,
    messages: messages.map((one, index) => ({ index, at, from: bot, text: 'words', ...one })),
  }
}
const states = (c: Case) => c.messages.map((message) => sentOf(message, c)?.state)

it('a message says how far it has come, and what should have gone and did not says so', () => {
  const c = caseOf('sms', { delivery: { ...delivery, parts: [] } }, { from: person }, {})
  expect(sentBy(c)).toBe('sms')
  expect(states(c)).toEqual(['delivered', undefined, 'notSent'])
})

it('nothing is owed on a page, nor for what was said there before texts began', () => {
  expect(states(caseOf('web', {}, { from: person }, {}))).toEqual([undefined, undefined, undefined])
  expect(states(caseOf('sms', {}, { from: person }, { delivery: { ...delivery, parts: [] } }))).toEqual([
    undefined,
    undefined,
    'delivered',
  ])
})

it('who asked for texts and was never more than on the page gets none, and that is said', () => {
  const wants = (how: string, channel: string, ...messages: Partial<Message>[]): Case => ({
    ...caseOf(channel, ...messages),
    answers: { details: { contactBy: { kind: 'said', value: how, at } } },
  })
  expect(asked(wants('text', 'web'))).toBe('text')
  expect(asked(wants('email', 'web'))).toBe('email')
  expect(asked(wants('call', 'web'))).toBeUndefined()
  expect(asked(wants('text', 'sms', { delivery: { ...delivery, parts: [] } }))).toBeUndefined()
  const proven = wants('email', 'web')
  const addresses = [{ channel: 'email', address: 'a@example.com' }, ...proven.addresses]
  expect(asked({ ...proven, addresses })).toBeUndefined()
})
