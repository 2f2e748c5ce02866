/** Puts the conversation together from content, copy and a store: what the service, the terminal chat and the tests all run. */
import { join } from 'node:path'
import { selfReferral } from '../dialogs/index.js'
import type { Config } from './config.js'
import { activitiesKind } from './conversation/activities.js'
import { createConversation } from './conversation/conversation.js'
import { createArrivals } from './conversation/arrivals.js'
import { createGuesses } from './conversation/guesses.js'
import { createFreeQuestions, loadQuestions } from './conversation/free-question.js'
import { bankHolidays } from './conversation/holidays.js'
import { hoursOf } from './conversation/hours.js'
import { createPlan } from './conversation/plan.js'
import type { Clock, Ids, Store } from './conversation/ports.js'
import { keyFor } from './conversation/speak.js'
import type { MoveWorld } from './conversation/move-world.js'
import { createQueueFigures } from './conversation/queue-figures.js'
import { createRoute } from './conversation/routing.js'
import { createSettle } from './conversation/settle.js'
import { createSummary } from './conversation/summary.js'
import type { Turns } from './conversation/turns.js'
import { createValues } from './conversation/values.js'
import { createDirectory } from './directory/match.js'
import { loadServices } from './directory/load.js'
import { httpPlaces, placesInTurn, tablePlaces } from './directory/places.js'
import { deploymentSchema } from './domain/deployment.js'
import type { NoticeWay } from './domain/notice.js'
import type { Pushes } from './domain/outgoing.js'
import { offeredLanguages } from './offered-languages.js'
import type { Setting } from './flow/asking.js'
import { questionKinds } from './flow/questions/index.js'
import type { Log } from './log.js'
import { readJson } from './read-json.js'
import { recordOf } from './safety/record.js'
import { createHelplines, createSafetyNet, loadSafety, type SafetyContent } from './safety/index.js'
import { loadLocales, type Copy } from './speech/locales.js'
import { createSpeech } from './speech/speech.js'
import { createUnderstanding, loadLexicons, loadNeeds } from './understanding/index.js'
import { helplinesFor } from './conversation/safety-turn.js'

export interface ComposeOptions {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly turns: Turns
  readonly log: Log
  /** Whether what is said on a channel must be sent out there; nowhere, where nobody says. */
  readonly pushes?: Pushes
  /** Whether an address there may come to be somebody else's; never, where nobody says. */
  readonly changesHands?: (channel: string) => boolean
  /** Our own number, and how a text goes out that is in no case; absent where there are no text messages. */
  readonly texts?:
    { readonly channel: string; readonly number: string; send(to: string, text: string): void } | undefined
  /** How a mail goes out that is in no case; absent where there is no mail server. */
  readonly mails?:
    { readonly channel: string; send(to: string, subject: string, text: string): void } | undefined
  /** The ways in which notices leave the house; none, where nobody says. */
  readonly ways?: readonly NoticeWay[]
  /** How a worker signs in, from their id. */
  readonly usernameOf?: (worker: string) => string | undefined
}

/** @throws ContentError or ConfigError: a service that cannot be trusted does not start. */
export function compose(options: ComposeOptions) {
  const { config, store, clock, ids, turns, log, texts, mails } = options
  const { pushes = () => undefined, changesHands = () => false } = options
  const { ways = [], usernameOf = () => undefined } = options
  const content = (name: string) => join(config.CONTENT_DIR, name)
  const deployment = readJson(content('deployment.json'), deploymentSchema)
  const known = loadNeeds(content('needs'))
  const { needs } = known
  const questions = loadQuestions(content('questions'))
  const locales = loadLocales(config.LOCALES_DIR)
  const safety = loadSafety(content('safety'))
  const net = createSafetyNet(safety)
  const helplines = createHelplines(safety.helplines)
  const offered = offeredLanguages(config, locales, net.languages, deployment.language)

  const speech = createSpeech({
    locales,
    content: contentCopy(
      {
        needs: Object.fromEntries(needs.map(({ id, words }) => [id, mapped(words, ({ label }) => label)])),
        questions: Object.fromEntries(questions.map(({ id, answers }) => [id, answers])),
        vitalInterest: { rule: deployment.alerts.vitalInterest.rule },
      },
      safety.wording,
    ),
    directions: Object.fromEntries(safety.wording.map(({ language, direction }) => [language, direction])),
    fallback: deployment.language,
    currency: deployment.currency,
    country: deployment.country,
  })
  const directory = createDirectory({
    services: loadServices(content('services')),
    needs,
    usualLanguage: deployment.language,
  })
  const table = tablePlaces(content('places.json'))
  const places = config.POSTCODE_URL
    ? placesInTurn(table, httpPlaces({ url: config.POSTCODE_URL, timeoutMs: 2_000 }))
    : table
  const understanding = createUnderstanding({
    lexicons: loadLexicons(
      config.LOCALES_DIR,
      locales.map(({ code }) => code),
    ),
    needs: known,
    names: Object.fromEntries(locales.map(({ code, meta }) => [code, [meta.name]])),
  })
  const hours = hoursOf(deployment, bankHolidays(deployment))
  const alerts = { ...deployment.alerts, hours }
  const { teams, notices } = deployment
  const clockRules = { ...deployment.clock, hours }
  const route = createRoute(teams, { store, hours })
  const settle = createSettle({
    route,
    teams,
    clock: clockRules,
    notices: { teams, notices, ways, contacts: deployment.alerts.mail, usernameOf },
  })
  const setting: Omit<Setting, 'now' | 'today'> = {
    journey: selfReferral,
    kinds: questionKinds(activitiesKind(directory)),
    understanding,
    country: deployment.country,
    needs: needs.map(({ id }) => id),
    label: (words, language) => speech.say(words, language),
    also: (key, language) =>
      speech.has(key, language) ? speech.say({ key }, language).split(/\s*;\s*/) : [],
    ownNumber: ({ addresses }) => {
      const last = addresses.at(-1)
      return last && changesHands(last.channel) ? last.address : undefined
    },
    wording: (key, c) => speech.wording(keyFor(c, key, speech), c.language),
    values: createValues({
      deployment,
      hours,
      clock,
      minimumAge: config.MINIMUM_AGE,
      languageNames: locales.filter(({ code }) => offered.includes(code)).map(({ meta }) => meta.name),
    }),
  }
  const link = config.PUBLIC_URL && new URL('/return', config.PUBLIC_URL).href
  const move: MoveWorld = {
    newCode: ids.code,
    newPin: ids.pin,
    days: config.RETURN_DAYS,
    link: link ? (code) => `${link}/${code}` : undefined,
    text: texts,
    mail: mails,
  }
  const conversation = createConversation({
    store,
    clock,
    turns,
    log,
    speech,
    offered,
    setting,
    world: {
      understanding,
      directory,
      places,
      needs,
      hours,
      ids,
      minimumAge: config.MINIMUM_AGE,
      move,
      pushes,
    },
    policy: {
      safety: {
        read: net.read,
        helplines: helplinesFor(helplines, deployment.nation),
        alerts,
        hours,
      },
      questions: createFreeQuestions(questions),
    },
    pushes,
    arrivals: createArrivals({
      store,
      guesses: createGuesses(),
      freshAfterDays: (channel) => (changesHands(channel) ? config.SMS_FRESH_DAYS : undefined),
    }),
    move,
    queue: createQueueFigures({ store, clock }),
    sendSecret(to, text, language) {
      if (texts && to.channel === texts.channel) texts.send(to.address, text)
      if (mails && to.channel === mails.channel)
        mails.send(
          to.address,
          speech.say({ key: 'mail.subject', values: { service: deployment.name } }, language),
          text,
        )
    },
    settle,
    retention: { unkeptMinutes: config.UNKEPT_MINUTES, keptDays: config.KEPT_DAYS },
  })
  return {
    alerts,
    clockRules,
    conversation,
    deployment,
    directory,
    helplines,
    hours,
    offered,
    ownWords: (language: string, namespace: string) =>
      locales.find(({ code }) => code === language)?.copy[namespace],
    readSafety: net.read,
    route,
    safetyRecord: recordOf(safety),
    setting,
    settle,
    speech,
    summarise: createSummary({ setting, speech, language: deployment.language }),
    plan: createPlan({ speech, directory, phone: `${deployment.name}: ${deployment.phone}` }),
  }
}

/** Words that are owned in `content/`, as copy: `needs.loneliness` in each language that has it. */
function contentCopy(
  named: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>,
  safety: SafetyContent['wording'],
): Record<string, Copy> {
  const copies: Record<string, Record<string, Record<string, string> | Copy>> = {}
  for (const { language, copy } of safety) copies[language] = { safety: copy }
  for (const [namespace, entries] of Object.entries(named))
    for (const [id, words] of Object.entries(entries))
      for (const [language, text] of Object.entries(words)) {
        const copy = (copies[language] ??= {})
        copy[namespace] = { ...copy[namespace], [id]: text }
      }
  return copies
}

const mapped = <From, To>(from: Readonly<Record<string, From>>, to: (value: From) => To) =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]))
