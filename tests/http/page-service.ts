/** A running page over a scripted conversation: each word below brings one kind of message, for the page tests. */
import { noOutbox } from '../no-outbox.js'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createChannels, type Channels } from '../../src/channels/index.js'
import type { Message } from '../../src/domain/message.js'
import { createLimits, usualLimits, type LimitSettings } from '../../src/http/limits.js'
import { createPage } from '../../src/http/page/index.js'
import { createServer } from '../../src/http/server.js'
import type { LogEvent } from '../../src/log.js'
import type { Copy, Locale } from '../../src/speech/locales.js'
import { createSpeech } from '../../src/speech/speech.js'
import { createFakeConversation, type FakeConversation } from '../channels/fake-conversation.js'

/** Tests run in `build/tests`, the files lie in the package. */
export const root = process.cwd()
export const languages = ['en', 'cy', 'pl', 'ur']
const names: Record<string, string> = { en: 'English', cy: 'Cymraeg', pl: 'Polski', ur: 'اردو' }

function localeOf(code: string): Locale {
  const folder = join(root, 'locales', code)
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Copy
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => !/^(meta|understanding)/.test(name))
    : []
  return {
    code,
    meta: {
      name: names[code] ?? code,
      direction: code === 'ur' ? 'rtl' : 'ltr',
      formality: 'plain',
      reviewedBy: null,
      reviewedOn: null,
    },
    copy: Object.fromEntries(files.map((name) => [basename(name, '.json'), read(name)])),
  }
}

export const speech = createSpeech({
  locales: languages.map(localeOf),
  content: {},
  fallback: 'en',
  currency: 'GBP',
  country: 'GB',
})

/** What the scripted bot answers to a word. */
export const samples: Record<string, Partial<Message>> = {
  several: {
    text: 'When are you free?',
    several: true,
    choices: [
      { code: 'aboutYou.free=mornings', label: 'Mornings' },
      { code: 'aboutYou.free=weekends', label: 'Weekends' },
      { code: '!skip', label: 'Skip this' },
    ],
  },
  cards: {
    text: 'I found 12 activities that may fit you. Here are the best ones.',
    choices: [
      { code: 'a.b=show:1', label: 'Knit and natter' },
      { code: 'a.b=show:2', label: 'Riverside walking group' },
      { code: 'a.b=more', label: 'Show me more' },
      { code: 'a.b=worker', label: 'A link worker, please' },
    ],
    cards: [
      {
        title: 'Knit and natter',
        suits: ['Tuesdays', 'Free', '10 minutes by bus', 'Step-free'],
        stops: ['Last checked 14 months ago'],
        choice: { code: 'a.b=show:1', label: 'More about this' },
      },
      {
        title: 'Riverside walking group',
        suits: ['Saturdays', 'Run in Polish'],
        stops: ['It costs £3', 'You need to phone first: 01632 960123'],
        choice: { code: 'a.b=show:2', label: 'More about this' },
      },
    ],
  },
  rows: {
    text: 'Please check your answers.',
    rows: [
      { label: 'Full name', value: 'Ann Other', choice: { code: '!change=details.name', label: 'Change' } },
      {
        label: 'Number to call',
        value: '07400 123456',
        choice: { code: '!change=details.p', label: 'Change' },
      },
      { label: 'Postcode', value: 'CW1 2AB' },
    ],
    choices: [
      { code: 'r.check=send', label: 'Send it' },
      { code: 'r.check=notNow', label: 'Not now' },
    ],
  },
  urgent: {
    text: 'I am worried about you.\nIf your life is in danger, call 999. You can call Samaritans on 116 123, day or night.\nRead more at https://www.nhs.uk/mental-health.',
    urgent: true,
    choices: [{ code: '!human', label: 'Yes' }],
  },
}

export interface PageService {
  readonly base: string
  readonly port: number
  readonly conversation: FakeConversation
  readonly channels: Channels
  readonly events: LogEvent[]
  workerSays(text: string): Promise<void>
  close(): Promise<void>
}

export async function startPage(
  more: {
    limits?: Partial<LimitSettings>
    publicUrl?: string
    port?: number
    conversation?: FakeConversation
    key?: Uint8Array
  } = {},
): Promise<PageService> {
  const conversation = more.conversation ?? createFakeConversation({ samples, speech })
  const events: LogEvent[] = []
  const log = { event: (event: LogEvent) => void events.push(event) }
  const many = { conversations: 1_000, messages: 1_000, messagesPerAddress: 10_000 }
  const limits = createLimits({ ...usualLimits, ...many, ...more.limits })
  const { publicUrl } = more
  const serviceName = 'Caerwick Social Prescribing'
  const channels = createChannels({
    outbox: noOutbox,
    apology: 'Sorry',
    byText: () => undefined,
    conversation,
    limits,
    log,
    key: more.key ?? randomBytes(32),
    languages,
    defaultLanguage: 'en',
    serviceName,
    say: (key, language) => speech.say({ key }, language),
    publicUrl,
  })
  const page = createPage({
    root,
    web: channels.web,
    conversation,
    speech,
    languages,
    limits,
    log,
    serviceName,
    publicUrl,
    exitUrl: 'about:blank',
    helplines: () => [
      { name: '999', call: '999', href: 'tel:999', when: 'If a life is in danger' },
      {
        name: 'NHS 111',
        call: '111',
        href: 'tel:111',
        when: 'For urgent help with your mental health',
      },
      { name: 'Samaritans', call: '116 123', href: 'tel:116123', when: 'To talk, day or night' },
      { name: 'Shout', text: 'SHOUT to 85258', href: 'sms:85258', when: 'If you would rather text' },
    ],
    tellsByRule: false,
    plan: (c) => ({
      title: 'My plan',
      sections: [
        { heading: 'What matters to me', lines: [c.messages.at(-1)?.text ?? ''] },
        { heading: 'Who helps', lines: ['Caerwick Social Prescribing: 01632 960000'] },
      ],
    }),
  })
  const server = createServer({
    routes: [...page.routes, ...channels.web.routes],
    errorAnswer: page.errorAnswer,
    trustProxy: 0,
    log,
    onUpgrade: channels.web.onUpgrade,
  })
  const { port } = await server.listen(more.port ?? 0, '127.0.0.1')
  return {
    base: `http://127.0.0.1:${port}`,
    port,
    conversation,
    channels,
    events,
    async workerSays(text) {
      const address = [...conversation.cases.keys()].at(-1) ?? ''
      const c = conversation.workerSays(address, text)
      await channels.sender.deliver(c, c.messages.slice(-1))
    },
    async close() {
      await channels.close()
      await server.close()
    },
  }
}
