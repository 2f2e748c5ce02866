/** The link workers' desk as a table of routes: every page behind its guard, and its style and script. */
import type { Accounts } from '../../desk/accounts.js'
import type { Desk, Worker } from '../../desk/ports.js'
import type { ReadyReplies } from '../../desk/ready-replies.js'
import type { Sessions } from '../../desk/sessions.js'
import type { Standard } from '../../documents/prsb/standard.js'
import type { Writing } from '../../documents/writing.js'
import type { Log } from '../../log.js'
import type { Route } from '../route.js'
import { bellOf } from '../../desk/bell.js'
import { countDeadNotices } from '../../desk/dead-notices.js'
import { openAlerts } from '../../desk/alerts.js'
import { accountPages } from './accounts.js'
import { actPages } from './acts.js'
import { alertPages, alertsView } from './alerts.js'
import { casePages } from './case.js'
import { createFonts } from '../../documents/pdf/fonts.js'
import { documentPages } from './documents.js'
import { createWriting } from './writing.js'
import { deskCookies } from './cookies.js'
import { guarded } from './guard.js'
import { deskNaming } from './naming.js'
import { noticePages } from './notices.js'
import { passwordPages } from './password.js'
import { queuePages } from './queue.js'
import { createRender, deskSay } from './render.js'
import { safetyPages, type SafetyFacts } from './safety.js'
import { signInPages } from './sign-in.js'
import { deskAssets } from './style.js'
import { deskTimes } from './times.js'

export interface DeskDeps {
  readonly desk: Desk
  readonly safety: SafetyFacts
  readonly accounts: Accounts
  readonly sessions: Sessions
  /** Whose desk this is: shown in the header, and named in documents. */
  readonly service: Writing['service'] & { readonly emergency: string }
  readonly replies: ReadyReplies
  readonly standard: Standard
  /** `en-GB`: the desk's language, and the country whose dates it writes. */
  readonly locale: string
  /** `Europe/London` */
  readonly timeZone: string
  /** Whether the public address is https: cookies are then Secure. */
  readonly secure: boolean
  readonly log: Log
  /** The folder of the package, where the views and `node_modules` lie. */
  readonly root: string
}

/** The desk's copy, times and names: what its pages and its documents are written with. */
export function deskWords({
  desk,
  safety,
  accounts,
  locale,
  timeZone,
}: Pick<DeskDeps, 'desk' | 'safety' | 'accounts' | 'locale' | 'timeZone'>) {
  const say = deskSay(desk.speech, desk.language)
  const times = deskTimes({ say, locale, timeZone, now: () => desk.clock.now() })
  const helplines = safety.record.helplines.all
  const naming = deskNaming({ accounts, speech: desk.speech, say, locale, helplines })
  return { say, times, naming, needLabel: desk.needLabel, language: desk.language }
}

export function deskRoutes(deps: DeskDeps): Route[] {
  const { desk, safety, accounts, sessions, service, replies, standard, secure, root, log } = deps
  const words = deskWords(deps)
  const { say, times } = words
  const cookies = deskCookies(secure)
  const assets = deskAssets(root)
  const render = createRender({
    root,
    language: desk.language,
    serviceName: service.name,
    say,
    asset: assets.url,
  })
  const always = (worker: Worker) => ({
    alerts: alertsView(openAlerts(desk, worker), bellOf(desk, worker), words),
    deadNotices: worker.role === 'admin' ? countDeadNotices(desk, worker) : 0,
  })
  const door = { accounts, sessions, cookies, render, always }
  const ofCases = casePages(desk, { ...words, replies, service })
  const pages = [
    ...signInPages({ accounts, sessions, cookies, log }),
    ...passwordPages({ accounts, sessions, cookies }),
    ...queuePages(desk, words),
    ...alertPages(desk, words),
    ...noticePages(desk, words),
    ...safetyPages(safety, words),
    ...ofCases.pages,
    ...actPages(desk, ofCases, words),
    ...documentPages(desk, {
      words,
      writing: createWriting(words, service),
      standard,
      fonts: createFonts(root),
    }),
    ...accountPages({ accounts, sessions, times }),
  ]
  return [...pages.map((page) => guarded(door, page)), ...assets.routes]
}
