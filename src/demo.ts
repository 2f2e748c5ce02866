/** `npm run demo`: fills a new data folder (DATA_DIR) with thirty invented cases, for training and for pictures. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compose } from './compose.js'
import { readConfig } from './config.js'
import { headOf } from './conversation/head.js'
import { createTurns } from './conversation/turns.js'
import { demoClock, demoIds, fill } from './demo/fill.js'
import { demoSchema } from './demo/people.js'
import { accountsSchema, createAccounts, noAccounts } from './desk/accounts.js'
import { CairnError, ConfigError } from './errors.js'
import { createLog } from './log.js'
import { readJson } from './read-json.js'
import { openDocument, openStore } from './store/index.js'

const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const config = readConfig()
  const cases = join(config.DATA_DIR, 'cases')
  if (existsSync(cases) && readdirSync(cases).length > 0) {
    throw new ConfigError(
      'has_cases',
      `${config.DATA_DIR} holds cases already. The demo goes into a folder of its own: DATA_DIR=data-demo npm run demo`,
    )
  }
  const demo = readJson(join(config.CONTENT_DIR, 'demo/people.json'), demoSchema)
  const until = new Date()
  const clock = demoClock(until)
  const turns = createTurns()
  const store = await openStore({ folder: config.DATA_DIR, headOf })
  const accountsDocument = await openDocument(
    join(config.DATA_DIR, 'desk', 'accounts.json'),
    accountsSchema,
    noAccounts,
  )
  try {
    const accountIds = demo.workers.map(({ username }) => username)
    const accounts = createAccounts({
      document: accountsDocument,
      clock: { now: () => new Date() },
      turns,
      newId: () => accountIds.shift() ?? '',
    })
    const ids = demoIds()
    const composed = compose({ config, store, clock, ids, turns, log: createLog('error') })
    const { speech, summarise, deployment, offered } = composed
    const desk = {
      store,
      turns,
      clock,
      speech,
      summarise,
      language: deployment.language,
      needLabel: (id: string) => speech.say({ key: `needs.${id}` }, deployment.language),
      sender: { deliver: async () => undefined },
      pushes: () => undefined,
      sees: () => true,
      settle: composed.settle,
    }
    const passwords = []
    for (const worker of demo.workers) {
      const added = await accounts.add(worker)
      if (added.ok) passwords.push(`  ${worker.username}  ${added.oneTimePassword}`)
    }
    const workers = demo.workers.map(({ username: id, name, role }) => ({ id, name, role }))
    const people = demo.people.filter(({ language }) => offered.includes(language))
    await fill({ ...composed, clock, desk }, { ...demo, people }, { workers, until })
    say(`${people.length} invented cases are in ${config.DATA_DIR}. Start them with`)
    say(`  DATA_DIR=${config.DATA_DIR} npm start`)
    say('and sign in to /desk with one of these names and one-time passwords:')
    passwords.forEach(say)
  } finally {
    await accountsDocument.close()
    await store.close()
  }
} catch (error) {
  process.stderr.write(`${error instanceof CairnError ? error.message : String(error)}\n`)
  process.exit(1)
}
