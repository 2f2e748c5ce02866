/** A running Cairn: store, conversation, channels, page, desk and server, from a configuration. */
import { join } from 'node:path'
import { azureSettings } from './channels/azure/settings.js'
import { createChannels } from './channels/index.js'
import { singleTexts } from './channels/sms/single.js'
import { createTwilio } from './channels/sms/twilio/index.js'
import { changesHands, pushes } from './channels/traits.js'
import { compose } from './compose.js'
import { packageRoot, type Config } from './config.js'
import { doWhatIsDue } from './conversation/due.js'
import { z } from 'zod'
import { headOf } from './conversation/head.js'
import { randomIds } from './conversation/ids.js'
import { createOutbox } from './conversation/outbox.js'
import { createTurns } from './conversation/turns.js'
import { accountsSchema, createAccounts, noAccounts } from './desk/accounts.js'
import { createSessions, noSessions, sessionsSchema } from './desk/sessions.js'
import { loadStandard } from './documents/prsb/load.js'
import { apiRoutes } from './http/api/index.js'
import { deskRoutes, deskWords, type DeskDeps } from './http/desk/routes.js'
import { createWriting } from './http/desk/writing.js'
import { healthRoutes } from './http/health.js'
import { createLimits, perMinute } from './http/limits.js'
import { createPage } from './http/page/index.js'
import { webChatRoute } from './http/web-chat.js'
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
  const store = await openStore({
    folder: config.DATA_DIR,
    headOf,
    report: ({ kind, file }) => log.event({ name: 'store.unreadable', file: hashed(file), detail: kind }),
  })
  try {
    const sms = smsGateway(config)
    const composed = compose({
      config,
      store,
      clock,
      ids: randomIds,
      turns,
      log,
      pushes,
      changesHands,
      texts: sms && singleTexts(sms),
    })
    const {
      alerts,
      conversation,
      safetyRecord,
      deployment,
      helplines,
      offered,
      ownWords,
      plan,
      speech,
      summarise,
    } = composed
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
      say: (key, language) => speech.say({ key }, language),
      secret: config.DIRECTLINE_SECRET,
      publicUrl: config.PUBLIC_URL,
      origins: config.DIRECTLINE_ORIGINS,
      sms: sms?.provider,
      apology: speech.say({ key: 'common.fault', values: { phone: deployment.phone } }, deployment.language),
      byText: speech.byText,
      azure: azureFor(config, composed),
      outbox: (post) => createOutbox({ store, turns, clock, log, post }),
    })
    const desk = await openDesk(config, {
      store,
      turns,
      clock,
      sender: channels.sender,
      pushes,
      speech,
      summarise,
      deployment,
      safetyRecord,
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
    const webChat = webChatRoute({
      root: packageRoot,
      speech,
      languages: offered,
      strings: (language) => ownWords(language, 'webChat'),
    })
    const server = createServer({
      routes: [
        ...page.routes,
        ...channels.web.withCors([webChat]),
        ...channels.routes,
        ...desk.routes,
        ...healthRoutes({ healthy: () => canWrite(config.DATA_DIR), version }),
      ],
      limits,
      trustProxy: config.TRUST_PROXY,
      onUpgrade: channels.web.onUpgrade,
      errorAnswer: channels.web.readable(page.errorAnswer),
      log,
    })
    const firstAccount = await desk.accounts.ensureFirstAccount()
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
    }
    const sweep = setInterval(() => {
      doWhatIsDue(due).catch((error: unknown) => log.event({ name: 'store.failed', code: codeOf(error) }))
    }, everyMinute)
    return {
      port,
      firstAccount,
      async close() {
        clearInterval(sweep)
        await server.close()
        await channels.close()
        await desk.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

function azureFor(config: Config, { speech, deployment, plan }: ReturnType<typeof compose>) {
  const settings = azureSettings(config)
  const values = { emergency: deployment.emergency, urgent: deployment.urgent }
  const say = (key: string, language: string) => speech.say({ key, values }, language)
  return settings && { ...settings, say, direction: speech.direction, planOf: plan }
}

type DeskWorld = Omit<Parameters<typeof deskRoutes>[0]['desk'], 'needLabel' | 'language'> & {
  readonly deployment: ReturnType<typeof compose>['deployment']
  readonly safetyRecord: ReturnType<typeof compose>['safetyRecord']
  readonly log: Log
}

async function openDesk(config: Config, { deployment, safetyRecord, log, ...world }: DeskWorld) {
  const folder = join(config.DATA_DIR, 'desk')
  const accountsDocument = await openDocument(join(folder, 'accounts.json'), accountsSchema, noAccounts)
  const sessionsDocument = await openDocument(join(folder, 'sessions.json'), sessionsSchema, noSessions)
  const { clock, turns, speech } = world
  const accounts = createAccounts({ document: accountsDocument, clock, turns, newId: randomIds.secret })
  const sessions = createSessions({ document: sessionsDocument, clock })
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
    standard: loadStandard(packageRoot),
    locale: `${language}-${deployment.country}`,
    timeZone: deployment.timeZone,
    secure: config.PUBLIC_URL?.startsWith('https:') ?? false,
    log,
    root: packageRoot,
  }
  const api = apiRoutes({
    ...deps,
    writing: createWriting(deskWords(deps), deployment),
    keys: config.API_KEYS,
    limits: { key: perMinute(config.LIMIT_API_REQUESTS), refused: perMinute(20) },
    version,
  })
  return {
    accounts,
    routes: [...deskRoutes(deps), ...api],
    async close() {
      await accountsDocument.close()
      await sessionsDocument.close()
    },
  }
}

/** The gateway whose settings are there; their schema has seen that they are whole. */
function smsGateway(config: Config) {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_AUTH_TOKEN_SECONDARY, TWILIO_NUMBER, PUBLIC_URL } =
    config
  if (!TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN || !TWILIO_NUMBER || !PUBLIC_URL) return undefined
  const provider = createTwilio({
    accountSid: TWILIO_ACCOUNT_SID,
    authTokens: [TWILIO_AUTH_TOKEN, ...(TWILIO_AUTH_TOKEN_SECONDARY ? [TWILIO_AUTH_TOKEN_SECONDARY] : [])],
    number: TWILIO_NUMBER,
    apiUrl: config.TWILIO_API_URL,
    publicUrl: PUBLIC_URL,
  })
  return { provider, number: TWILIO_NUMBER }
}

const codeOf = (error: unknown) => (error instanceof CairnError ? error.code : 'unexpected')
