/** The desk of a running service: who may sign in, its pages, and the open interface. */
import { join } from 'node:path'
import type { compose } from '../compose.js'
import { packageRoot, type Config } from '../config.js'
import { randomIds } from '../conversation/ids.js'
import type { Clock } from '../conversation/ports.js'
import type { Turns } from '../conversation/turns.js'
import { accountsSchema, createAccounts, noAccounts } from '../desk/accounts.js'
import { loadReplies } from '../desk/ready-replies.js'
import { createSessions, noSessions, sessionsSchema } from '../desk/sessions.js'
import { handoffEvents } from '../documents/handoff-of-case.js'
import { loadStandard } from '../documents/prsb/load.js'
import { apiRoutes } from '../http/api/index.js'
import { deskRoutes, deskWords, type DeskDeps } from '../http/desk/routes.js'
import { createWriting } from '../http/desk/writing.js'
import { perMinute } from '../http/limits.js'
import type { Log } from '../log.js'
import { openDocument } from '../store/index.js'

type DeskWorld = Omit<Parameters<typeof deskRoutes>[0]['desk'], 'needLabel' | 'language'> & {
  readonly deployment: ReturnType<typeof compose>['deployment']
  readonly safetyRecord: ReturnType<typeof compose>['safetyRecord']
  readonly log: Log
  readonly version: string
}

/** Who may sign in to the desk, and who has. */
export async function openPeople(config: Config, { clock, turns }: { clock: Clock; turns: Turns }) {
  const folder = join(config.DATA_DIR, 'desk')
  const accountsDocument = await openDocument(join(folder, 'accounts.json'), accountsSchema, noAccounts)
  const sessionsDocument = await openDocument(join(folder, 'sessions.json'), sessionsSchema, noSessions)
  return {
    accounts: createAccounts({ document: accountsDocument, clock, turns, newId: randomIds.secret }),
    sessions: createSessions({ document: sessionsDocument, clock }),
    async close() {
      await accountsDocument.close()
      await sessionsDocument.close()
    },
  }
}

export function deskOf(
  config: Config,
  { accounts, sessions }: Awaited<ReturnType<typeof openPeople>>,
  { deployment, safetyRecord, log, version, ...world }: DeskWorld,
) {
  const { speech } = world
  const { language } = deployment
  const desk = {
    ...world,
    language,
    needLabel: (id: string) => speech.say({ key: `needs.${id}` }, language),
  }
  const deps: DeskDeps = {
    desk,
    safety: { record: safetyRecord, alerts: deployment.alerts, copy: speech.languages },
    accounts,
    sessions,
    service: deployment,
    replies: loadReplies(join(config.CONTENT_DIR, 'replies'), language),
    standard: loadStandard(packageRoot),
    locale: `${language}-${deployment.country}`,
    timeZone: deployment.timeZone,
    secure: config.PUBLIC_URL?.startsWith('https:') ?? false,
    log,
    root: packageRoot,
  }
  const writing = createWriting(deskWords(deps), deployment)
  const api = apiRoutes({
    ...deps,
    writing,
    keys: config.API_KEYS,
    limits: { key: perMinute(config.LIMIT_API_REQUESTS), refused: perMinute(20) },
    version,
  })
  return {
    routes: [...deskRoutes(deps), ...api],
    handoff: handoffEvents({ desk, writing }),
  }
}
