/** The demo's cases as documents are made from them: played once, disclosed as a worker would be shown them. */
import { join } from 'node:path'
import { compose } from '../../src/compose.js'
import { packageRoot, readConfig } from '../../src/config.js'
import { headOf } from '../../src/conversation/head.js'
import { createTurns } from '../../src/conversation/turns.js'
import { demoClock, demoIds, fill } from '../../src/demo/fill.js'
import { demoSchema } from '../../src/demo/people.js'
import type { Desk, Worker } from '../../src/desk/ports.js'
import { disclose, type ShownCase } from '../../src/desk/disclosure.js'
import type { ReferredCase } from '../../src/desk/on-case.js'
import { loadStandard } from '../../src/documents/prsb/load.js'
import type { Writing } from '../../src/documents/writing.js'
import { deskNaming } from '../../src/http/desk/naming.js'
import { deskSay } from '../../src/http/desk/render.js'
import { deskTimes } from '../../src/http/desk/times.js'
import { createWriting } from '../../src/http/desk/writing.js'
import { readJson } from '../../src/read-json.js'
import { openMemoryStore } from '../../src/store/index.js'

export const standard = loadStandard(packageRoot)
export const until = new Date('2026-11-20T10:00:00Z')

/** The conversations are held once for the same people; each world begins with what came of them. */
const played = new Map<string, ReturnType<typeof play>>()
/** They take a while where the machine has other work. */
export const patience = 120_000

async function play(only: readonly string[] | undefined) {
  const demo = readJson(join(packageRoot, 'content/demo/people.json'), demoSchema)
  const clock = demoClock(until)
  const turns = createTurns()
  const store = openMemoryStore({ headOf })
  const log = { event: () => undefined }
  const composed = compose({ config: readConfig({}), store, clock, ids: demoIds(), turns, log })
  const { speech, summarise, deployment } = composed
  const { language } = deployment
  const needLabel = (id: string) => speech.say({ key: `needs.${id}` }, language)
  const sender = { deliver: async () => undefined }
  const desk: Desk = {
    store,
    turns,
    clock,
    speech,
    summarise,
    language,
    needLabel,
    sender,
    pushes: () => undefined,
    sees: () => true,
    settle: composed.settle,
  }
  const workers: Worker[] = demo.workers.map(({ username: id, name, role }) => ({ id, name, role }))
  const people = demo.people.filter(({ id }) => only?.includes(id) ?? true)
  await fill({ ...composed, clock, desk }, { ...demo, people }, { workers, until })
  const ids = [...store.heads()].map(({ id }) => id)
  const stored = (await Promise.all(ids.map(store.load))).filter((c) => c !== undefined)
  return { composed, desk, workers, stored }
}

/** With `only`, of the people with these ids in `content/demo/people.json`. */
export async function demoWorld(only?: readonly string[]) {
  const key = only?.join() ?? ''
  const playing = played.get(key) ?? play(only)
  played.set(key, playing)
  const { composed, workers, stored, desk: before } = await playing
  const { speech, summarise, deployment, safetyRecord } = composed
  const { language } = deployment
  const clock = demoClock(until)
  const store = openMemoryStore({ headOf })
  for (const c of stored) await store.commit({ ...c, version: 1 })
  const desk: Desk = { ...before, store, clock }

  const say = deskSay(speech, language)
  const locale = 'en-GB'
  const accounts = { byId: (id: string) => workers.find((worker) => worker.id === id) }
  const naming = deskNaming({
    accounts: accounts as Parameters<typeof deskNaming>[0]['accounts'],
    speech,
    say,
    locale,
    helplines: safetyRecord.helplines.all,
  })
  const times = deskTimes({ say, locale, timeZone: deployment.timeZone, now: () => clock.now() })
  const { needLabel } = desk
  const writing: Writing = createWriting({ say, times, naming, language, needLabel }, deployment)

  const referred = stored.filter((c): c is ReferredCase => c.referral !== undefined)
  const words = {
    say: (one: Parameters<typeof speech.say>[0]) => speech.say(one, language),
    has: (key: string) => speech.has(key, language),
  }
  const disclosed = referred.map((c) => disclose(c, { summarise, words }))
  const shown = disclosed.filter((one): one is ShownCase => one.kind === 'shown')
  return { clock, desk, store, stored, referred, disclosed, shown, writing, deployment }
}

export type DemoCases = Awaited<ReturnType<typeof demoWorld>>

/** The case of somebody who gave this name. */
export function caseOf({ shown }: DemoCases, name: string): ShownCase {
  const found = shown.find(({ summary }) => summary.contact.some(({ value }) => value === name))
  if (!found) throw new Error(`Nobody in the demo is called ${name}`)
  return found
}
