/** A small conversation in memory that keeps the port's promises: one turn a message id, queued turns, deletion. */
import { newCase } from '../../src/conversation/new-case.js'
import type { Conversation, Inbound, Received } from '../../src/conversation/ports.js'
import { createTurns } from '../../src/conversation/turns.js'
import type { Case } from '../../src/domain/case.js'
import type { Message } from '../../src/domain/message.js'
import type { Speech } from '../../src/speech/ports.js'

const now = () => new Date().toISOString()
const bot = (text: string, more: Partial<Message> = {}): Message => ({
  index: 0,
  at: now(),
  from: { kind: 'bot' },
  text,
  language: 'en',
  ...more,
})

const yesNo = [
  { code: 'keep.may=yes', label: 'Yes' },
  { code: 'keep.may=no', label: 'No' },
]

export interface FakeConversation extends Conversation {
  readonly cases: Map<string, Case>
  /** What `receive` was given, in order. */
  readonly heard: Inbound[]
  /** Adds messages of a worker to a case, as the desk would. */
  workerSays(address: string, text: string): Case
  /** Throws this from the next `receive`. */
  failWith?: Error | undefined
  /** The next `receive` ends no sooner than this. */
  wait?: Promise<void> | undefined
}

export interface FakeOptions {
  /** What a word is answered with, instead of an echo. */
  readonly samples?: Readonly<Record<string, Partial<Message>>>
  readonly speech?: Speech
}

export function createFakeConversation({ samples = {}, speech }: FakeOptions = {}): FakeConversation {
  const cases = new Map<string, Case>()
  const heard: Inbound[] = []
  const turns = createTurns()

  const say = (key: string, language: string, otherwise: string) =>
    speech?.say({ key, values: { service: 'Cairn', emergency: '999', urgent: '111' } }, language) ?? otherwise
  const greeting = (language: string) => [
    bot(say('welcome.hello.tell', language, 'Hello. I am a computer program.'), { language }),
    bot(say('keeping.mayWeKeep.question', language, 'May we keep your answers?'), {
      index: 1,
      language,
      choices: yesNo.map((choice) => ({
        ...choice,
        label: say(`common.${choice.label.toLowerCase()}`, language, choice.label),
      })),
    }),
  ]
  const add = (before: Case, messages: readonly Message[]) => {
    const numbered = messages.map((one, nth) => ({ ...one, index: before.messages.length + nth }))
    const next = {
      ...before,
      version: before.version + 1,
      touchedAt: now(),
      messages: [...before.messages, ...numbered],
    }
    for (const { address } of next.addresses) cases.set(address, next)
    return { next, numbered }
  }
  const begin = (channel: string, address: string, language: string): Case => {
    const fresh = newCase({ id: `case-${address}`, channel, address, language, now: now() })
    return add(fresh, greeting(language)).next
  }

  const conversation: FakeConversation = {
    cases,
    heard,
    greeting,
    start: ({ channel, address, language }) =>
      turns.inTurn(address, async () => cases.get(address) ?? begin(channel, address, language)),
    comeBack: async () => undefined,
    caseAt: async (_channel, address) => cases.get(address),
    receive: (inbound) =>
      turns.inTurn(inbound.address, async (): Promise<Received> => {
        heard.push(inbound)
        const failure = conversation.failWith
        conversation.failWith = undefined
        if (failure) throw failure
        const { wait } = conversation
        conversation.wait = undefined
        await wait
        const before = cases.get(inbound.address) ?? begin(inbound.channel, inbound.address, 'en')
        const already = before.messages.find(({ messageId }) => messageId === inbound.messageId)
        if (already) {
          const messages = before.messages.slice(already.index)
          return { kind: 'ok', case: before, messages, repeated: true }
        }
        const said: Message = {
          index: 0,
          at: now(),
          from: { kind: 'person' },
          text: inbound.text,
          messageId: inbound.messageId,
        }
        if (inbound.text === 'delete') {
          const last = add(before, [said, bot('It is deleted.')])
          cases.delete(inbound.address)
          return { kind: 'erased', messages: last.numbered }
        }
        const language = /^!language=(.*)/.exec(inbound.choice ?? '')?.[1] ?? before.language
        const label = before.messages
          .flatMap(({ choices = [], cards = [] }) => [...choices, ...cards.map(({ choice }) => choice)])
          .find(({ code }) => code === inbound.choice)?.label
        const text = inbound.text || (label ?? inbound.choice ?? '')
        const sample = samples[text] ?? { text: `You said: ${text}`, choices: yesNo }
        const answers = before.holder.kind === 'worker' ? [] : [bot('', { ...sample, language })]
        const { next, numbered } = add({ ...before, language }, [{ ...said, text }, ...answers])
        return { kind: 'ok', case: next, messages: numbered, repeated: false }
      }),
    workerSays(address, text) {
      const before = cases.get(address)
      if (!before) throw new Error('no such case')
      return add(before, [bot(text, { from: { kind: 'worker', id: 'w1', name: 'Sam' } })]).next
    },
  }
  return conversation
}
