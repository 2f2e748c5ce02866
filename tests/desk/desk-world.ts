/** A whole desk in memory: a store with cases, accounts, a clock that can be moved, and everything that was delivered. */
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { headOf as realHeadOf } from '../../src/conversation/head.js'
import { createTurns } from '../../src/conversation/turns.js'
import type { CaseHead, Store } from '../../src/conversation/ports.js'
import { accountsSchema, createAccounts, noAccounts } from '../../src/desk/accounts.js'
import type { Accounts } from '../../src/desk/accounts.js'
import { loadReplies } from '../../src/desk/ready-replies.js'
import type { Desk, DocumentOf, Worker } from '../../src/desk/ports.js'
import { seesByTeam } from '../../src/desk/sees.js'
import type { Sessions } from '../../src/desk/sessions.js'
import { createSessions, noSessions } from '../../src/desk/sessions.js'
import type { Team } from '../../src/domain/team.js'
import type { Case } from '../../src/domain/case.js'
import { changedAt } from '../../src/domain/change.js'
import { consented } from '../../src/domain/consent.js'
import type { Message } from '../../src/domain/message.js'
import { loadStandard } from '../../src/documents/prsb/load.js'
import { deskRoutes } from '../../src/http/desk/routes.js'
import type { Route } from '../../src/http/route.js'
import type { SafetyFacts } from '../../src/http/desk/safety.js'
import { deploymentSchema } from '../../src/domain/deployment.js'
import { readJson } from '../../src/read-json.js'
import { loadSafety } from '../../src/safety/index.js'
import { recordOf } from '../../src/safety/record.js'
import { loadLocales } from '../../src/speech/locales.js'
import { createSpeech } from '../../src/speech/speech.js'
import { openMemoryStore } from '../../src/store/memory.js'
import type { Person } from './sample-cases.js'
import { caseOf, summariseSamples } from './sample-cases.js'

/** The package's folder, from `build/tests/desk`. */
export const root = join(fileURLToPath(import.meta.url), '../../../..')

const { wording, ...content } = loadSafety(join(root, 'content/safety'))

/** What the page about the safety net shows: the one in force. */
export const safety: SafetyFacts = {
  record: recordOf({ wording, ...content }),
  alerts: readJson(join(root, 'content/deployment.json'), deploymentSchema).alerts,
  copy: loadLocales(join(root, 'locales')).map(({ code, meta }) => ({ code, ...meta })),
}

export const speech = createSpeech({
  locales: loadLocales(join(root, 'locales')),
  content: { en: { safety: wording.find(({ language }) => language === 'en')?.copy ?? {} } },
  fallback: 'en',
  currency: 'GBP',
  country: 'GB',
})

export const sam: Worker = { id: 'worker-sam', name: 'Sam Okoro', role: 'worker' }
export const priya: Worker = { id: 'worker-priya', name: 'Priya Nair', role: 'worker' }
export const lead: Worker = { id: 'worker-lead', name: 'Morag Lead', role: 'admin' }

export interface World {
  readonly desk: Desk
  readonly store: Store
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly routes: readonly Route[]
  readonly delivered: { id: string; messages: readonly Message[] }[]
  now: Date
  pass(minutes: number): void
  stored(id: string): Promise<Case>
  /** The person does something: the next version is stored. */
  becomes(id: string, change: (c: Case) => Case): Promise<void>
}

export async function deskWorld(
  people: readonly Person[],
  more: { failingSender?: boolean; secure?: boolean; teams?: readonly Team[] } = {},
): Promise<World> {
  const store = openMemoryStore({ headOf })
  const delivered: World['delivered'] = []
  const turns = createTurns()
  const world = { now: new Date('2026-03-02T10:00:00.000Z') }
  const clock = { now: () => world.now }
  for (const person of people) await store.commit(caseOf(person, world.now))
  const desk: Desk = {
    store,
    turns,
    clock,
    sender: {
      async deliver({ id }, messages) {
        if (more.failingSender) throw new Error('the channel is down')
        delivered.push({ id, messages })
      },
    },
    pushes: () => undefined,
    sees: seesByTeam(more.teams ?? [], (id) => accounts.byId(id)?.username ?? id.replace('worker-', '')),
    settle: (_before, after) => after,
    speech,
    summarise: summariseSamples(people, needLabel, (id) => speech.say({ key: `desk.reason.${id}` }, 'en')),
    needLabel,
    language: 'en',
  }
  let ids = 0
  const accounts = createAccounts({
    document: memoryDocument(accountsSchema.parse(noAccounts)),
    clock,
    turns,
    newId: () => `account-${++ids}`,
  })
  const sessions = createSessions({ document: memoryDocument(noSessions), clock })
  const routes = deskRoutes({
    desk,
    safety,
    accounts,
    sessions,
    service: { name: 'Cairn', phone: '01632 960000', email: 'cairn@example.org', emergency: '999' },
    replies: loadReplies(join(root, 'content/replies'), 'en'),
    standard: loadStandard(root),
    locale: 'en-GB',
    timeZone: 'Europe/London',
    secure: more.secure ?? false,
    log: { event: () => undefined },
    root,
  })
  const stored = async (id: string) => (await store.load(id)) as Case
  return Object.assign(world, {
    desk,
    store,
    accounts,
    sessions,
    routes,
    delivered,
    stored,
    pass(minutes: number) {
      world.now = new Date(world.now.getTime() + minutes * 60_000)
    },
    async becomes(id: string, change: (c: Case) => Case) {
      const c = await stored(id)
      await store.commit({ ...change(c), version: c.version + 1 })
    },
  })
}

export function memoryDocument<Value>(initial: Value): DocumentOf<Value> {
  let value = initial
  return {
    read: () => value,
    async write(next) {
      value = next
    },
  }
}

export const needLabel = (id: string): string => {
  const words = id.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function headOf(c: Case): CaseHead {
  const { id, version, addresses, referral } = c
  const { alert, team, deadNotices } = realHeadOf(c)
  const common = {
    ...(alert && { alert }),
    ...(team && { team }),
    ...(deadNotices && { deadNotices }),
  }
  if (!referral) return { id, version, addresses, ...common }
  const needs = c.answers['test']?.['needs']
  const last = c.messages.findLast(({ from }) => from.kind !== 'bot')
  const { reference, status, madeAt, expectedBy, worker, reasons } = referral
  return {
    id,
    version,
    addresses,
    ...common,
    referral: {
      reference,
      status,
      madeAt,
      changedAt: changedAt(c.events) ?? madeAt,
      expectedBy,
      ...(worker && { worker }),
      needs: needs?.kind === 'said' && Array.isArray(needs.value) ? needs.value : [],
      language: c.language,
      interpreter: c.language === 'ur',
      reasons,
      shared: consented(c.consents, 'share'),
      ...(status === 'taken' && last?.from.kind === 'person' && { unansweredSince: last.at }),
    },
  }
}

export const personSays =
  (text: string, at: string) =>
  (c: Case): Case => ({
    ...c,
    messages: [...c.messages, { index: c.messages.length, at, from: { kind: 'person' }, text }],
  })

export const withdraws =
  (purpose: 'share' | 'contact' | 'tellGp', at: string) =>
  (c: Case): Case => ({
    ...c,
    consents: [
      ...c.consents,
      { purpose, given: false, at, language: c.language, wording: 'a1b2c3d4', how: 'withdrawn' },
    ],
  })
