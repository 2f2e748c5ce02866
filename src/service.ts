/** A running Cairn: store, conversation, channels, page, desk and server, from a configuration. */
import { join } from 'node:path'
import { createChannels } from './channels/index.js'
import { changesHands, pushes } from './channels/traits.js'
import { compose } from './compose.js'
import { packageRoot, type Config } from './config.js'
import { doWhatIsDue } from './conversation/due.js'
import { z } from 'zod'
import { headOf } from './conversation/head.js'
import { randomIds } from './conversation/ids.js'
import { createNotifier, sendingAfterCommit } from './conversation/notifier.js'
import { routeLost } from './conversation/route-lost.js'
import { createOutbox } from './conversation/outbox.js'
import { createTurns } from './conversation/turns.js'
import { seesByTeam } from './desk/sees.js'
import { createNotices, waysOf } from './notices/index.js'
import { healthRoutes } from './http/health.js'
import { createLimits } from './http/limits.js'
import { createPage } from './http/page/index.js'
import { webChatRoute } from './http/web-chat.js'
import { createServer } from './http/server.js'
import { CairnError } from './errors.js'
import { hashed, type Log } from './log.js'
import { canWrite } from './store/can-write.js'
import { deskOf, openPeople } from './service/desk.js'
import { azureFor, mailerFor, singleMails, singleTexts, smsGateway, waySettings } from './service/ways-out.js'
import { readJson } from './read-json.js'
import { openStore } from './store/index.js'
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
    const mailer = mailerFor(config)
    const settings = waySettings(config, mailer)
    const ways = waysOf(settings)
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
      mails: mailer && singleMails(mailer),
      ways,
      usernameOf,
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
      say: (key, language) => speech.say({ key }, language),
      secret: config.DIRECTLINE_SECRET,
      publicUrl: config.PUBLIC_URL,
      origins: config.DIRECTLINE_ORIGINS,
      sms: sms?.provider,
      email: mailer && { mailer, sayIn: (key, values, language) => speech.say({ key, values }, language) },
      apology: speech.say({ key: 'common.fault', values: { phone: deployment.phone } }, deployment.language),
      byText: speech.byText,
      azure: azureFor(config, composed),
      ...(config.HANDOFF_EVENTS && { handoff: (c, message, at) => desk.handoff(c, message, at) }),
      outbox: (post) => createOutbox({ store, turns, clock, log, post }),
    })
    const desk = deskOf(config, people, {
      store,
      turns,
      clock,
      sender: channels.sender,
      typing: {
        isPersonWriting: channels.web.whoWrites.isPersonWriting,
        ofWorker: channels.web.whoWrites.worker,
      },
      pushes,
      speech,
      summarise,
      deployment,
      safetyRecord,
      sees: seesByTeam(teams, usernameOf),
      settle,
      log,
      version,
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
    // What the net needs for messages that no rule knows is read before somebody waits for it.
    setTimeout(() => composed.readSafety('none of this is in any rule', deployment.language), 100).unref()
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
        mailer?.close()
        await people.close()
        await kept.close()
      },
    }
  } catch (error) {
    await kept.close()
    throw error
  }
}

const codeOf = (error: unknown) => (error instanceof CairnError ? error.code : 'unexpected')
