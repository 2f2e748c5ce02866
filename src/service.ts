/** A running Cairn: store, conversation, channels, page, desk and server, from a configuration. */
import { join } from 'node:path'
import { createChannels } from './channels/index.js'
import { pushes } from './channels/pushes.js'
import { compose } from './compose.js'
import { packageRoot, type Config } from './config.js'
import { doWhatIsDue } from './conversation/due.js'
import { z } from 'zod'
import { headOf } from './conversation/head.js'
import { randomIds } from './conversation/ids.js'
import { createNotifier, sendingAfterCommit } from './conversation/notifier.js'
import type { Clock } from './conversation/ports.js'
import { routeLost } from './conversation/route-lost.js'
import { createOutbox } from './conversation/outbox.js'
import { createTurns, type Turns } from './conversation/turns.js'
import { accountsSchema, createAccounts, noAccounts } from './desk/accounts.js'
import { createSessions, noSessions, sessionsSchema } from './desk/sessions.js'
import { seesByTeam } from './desk/sees.js'
import { createNotices, waysOf, type WaySettings } from './notices/index.js'
import { deskRoutes } from './http/desk/routes.js'
import { healthRoutes } from './http/health.js'
import { createLimits } from './http/limits.js'
import { createPage } from './http/page/index.js'
import { createServer } from './http/server.js'
import { CairnError } from './errors.js'
import { hashed, type Log } from './log.js'
import { canWrite } from './store/can-write.js'
import { readJson } from './read-json.js'
import { openDocument, openStore } from './store/index.js'
import { signingKey } from './store/signing-key.js'

const everyMinute = 60_000
const version = readJson(join(packageRoot, 'package.json'), z.object({ version: z.string() })).version

export interface Service {
  readonly port: number
  /** How to sign in to the desk the first time; undefined once somebody has. */
  readonly firstAccount: { readonly username: string; readonly oneTimePassword: string } | undefined
  close(): Promise<void>
}

/** @throws CairnError: what cannot be trusted does not start, and the message says what to do. */
export async function startService(config: Config, log: Log): Promise<Service> {
  const clock = { now: () => new Date() }
  const turns = createTurns()
  const kept = await openStore({
    folder: config.DATA_DIR,
    headOf,
    report: ({ kind, file }) => log.event({ name: 'store.unreadable', file: hashed(file), detail: kind }),
  })
  try {
    const people = await openPeople(config, { clock, turns })
    const usernameOf = (id: string) => people.accounts.byId(id)?.username
    const store = sendingAfterCommit(kept, (id) => notifier.flush(id))
    const settings = waySettings(config)
    const ways = waysOf(settings)
    const composed = compose({ config, store, clock, ids: randomIds, turns, log, pushes, ways, usernameOf })
    const { alerts, conversation, safetyRecord, deployment, helplines, offered, plan, speech, summarise } =
      composed
    const { route, settle, clockRules } = composed
    const { teams } = deployment
    const notices = createNotices({
      settings,
      clock,
      words: {
        say: (words) => speech.say(words, deployment.language),
        serviceName: deployment.name,
        publicUrl: config.PUBLIC_URL ?? '',
        teams,
      },
    })
    const notifier = createNotifier({ store: kept, turns, clock, log, tell: notices.tell })
    await routeLost({ store, turns, clock, route, teams })
    const limits = createLimits({
      conversations: config.LIMIT_CONVERSATIONS,
      messages: config.LIMIT_MESSAGES,
      messagesPerAddress: config.LIMIT_ADDRESS_MESSAGES,
      requests: config.LIMIT_ADDRESS_REQUESTS,
    })
    const channels = createChannels({
      conversation,
      limits,
      log,
      key: signingKey(config.DATA_DIR),
      languages: offered,
      defaultLanguage: deployment.language,
      serviceName: deployment.name,
      secret: config.DIRECTLINE_SECRET,
      publicUrl: config.PUBLIC_URL,
      origins: config.DIRECTLINE_ORIGINS,
      outbox: (post) => createOutbox({ store, turns, clock, log, post }),
    })
    const desk = openDesk(config, people, {
      store,
      turns,
      clock,
      sender: channels.sender,
      pushes,
      speech,
      summarise,
      deployment,
      safetyRecord,
      sees: seesByTeam(teams, usernameOf),
      settle,
      log,
    })
    const page = createPage({
      web: channels.web,
      conversation,
      speech,
      languages: offered,
      limits,
      log,
      root: packageRoot,
      serviceName: deployment.name,
      exitUrl: config.EXIT_URL,
      publicUrl: config.PUBLIC_URL,
      plan,
      tellsByRule: deployment.alerts.vitalInterest.applies,
      helplines: (language) =>
        helplines
          .always(deployment.nation)
          .map((line) => ({ ...line, when: speech.say({ key: line.when }, language) })),
    })
    const server = createServer({
      routes: [
        ...page.routes,
        ...channels.routes,
        ...desk.routes,
        ...healthRoutes({ healthy: () => canWrite(config.DATA_DIR), version }),
      ],
      limits,
      trustProxy: config.TRUST_PROXY,
      onUpgrade: channels.web.onUpgrade,
      errorAnswer: page.errorAnswer,
      log,
    })
    const firstAccount = await people.accounts.ensureFirstAccount()
    const { port } = await server.listen(config.PORT, config.HOST)
    const due = {
      store,
      turns,
      clock,
      log,
      speech,
      sender: channels.sender,
      outbox: channels.outbox,
      pushes,
      alerts,
      notifier,
      clockRules,
      settle,
    }
    const sweep = () => {
      doWhatIsDue(due).catch((error: unknown) => log.event({ name: 'store.failed', code: codeOf(error) }))
    }
    // What fell due while nobody was here waits no minute more.
    sweep()
    const sweeping = setInterval(sweep, everyMinute)
    return {
      port,
      firstAccount,
      async close() {
        clearInterval(sweeping)
        await server.close()
        await channels.close()
        await notifier.idle()
        notices.close()
        await people.close()
        await kept.close()
      },
    }
  } catch (error) {
    await kept.close()
    throw error
  }
}

type DeskWorld = Omit<Parameters<typeof deskRoutes>[0]['desk'], 'needLabel' | 'language'> & {
  readonly deployment: ReturnType<typeof compose>['deployment']
  readonly safetyRecord: ReturnType<typeof compose>['safetyRecord']
  readonly log: Log
}

/** Half a way is refused with the settings. */
function waySettings(config: Config): WaySettings {
  const { SMTP_URL, MAIL_FROM, WEBHOOK_URL, WEBHOOK_SECRET, TEAMS_WEBHOOK_URL } = config
  return {
    mail: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : undefined,
    webhook: WEBHOOK_URL && WEBHOOK_SECRET ? { url: WEBHOOK_URL, secret: WEBHOOK_SECRET } : undefined,
    teamsCard: TEAMS_WEBHOOK_URL ? { url: TEAMS_WEBHOOK_URL } : undefined,
  }
}

/** Who may sign in to the desk, and who has. */
async function openPeople(config: Config, { clock, turns }: { clock: Clock; turns: Turns }) {
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

function openDesk(
  config: Config,
  { accounts, sessions }: Awaited<ReturnType<typeof openPeople>>,
  { deployment, safetyRecord, log, ...world }: DeskWorld,
) {
  const { speech } = world
  const { language } = deployment
  return {
    routes: deskRoutes({
      desk: { ...world, language, needLabel: (id) => speech.say({ key: `needs.${id}` }, language) },
      safety: { record: safetyRecord, alerts: deployment.alerts, copy: speech.languages },
      accounts,
      sessions,
      serviceName: deployment.name,
      locale: `${language}-${deployment.country}`,
      timeZone: deployment.timeZone,
      secure: config.PUBLIC_URL?.startsWith('https:') ?? false,
      log,
      root: packageRoot,
    }),
  }
}

const codeOf = (error: unknown) => (error instanceof CairnError ? error.code : 'unexpected')
