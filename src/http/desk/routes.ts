/** The link workers' desk as a table of routes: every page behind its guard, and its style and script. */
import type { Accounts } from '../../desk/accounts.js'
import type { Desk, Worker } from '../../desk/ports.js'
import type { Sessions } from '../../desk/sessions.js'
import type { Log } from '../../log.js'
import type { Route } from '../route.js'
import { bellOf } from '../../desk/bell.js'
import { countDeadNotices } from '../../desk/dead-notices.js'
import { openAlerts } from '../../desk/alerts.js'
import { accountPages } from './accounts.js'
import { actPages } from './acts.js'
import { alertPages, alertsView } from './alerts.js'
import { casePages } from './case.js'
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
  /** Shown in the header: whose desk this is. */
  readonly serviceName: string
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

export function deskRoutes(deps: DeskDeps): Route[] {
  const { desk, safety, accounts, sessions, serviceName, locale, timeZone, secure, root, log } = deps
  const say = deskSay(desk.speech, desk.language)
  const times = deskTimes({ say, locale, timeZone, now: () => desk.clock.now() })
  const naming = deskNaming({
    accounts,
    speech: desk.speech,
    say,
    locale,
    helplines: safety.record.helplines.all,
  })
  const words = { say, times, naming, needLabel: desk.needLabel, language: desk.language }
  const cookies = deskCookies(secure)
  const assets = deskAssets(root)
  const render = createRender({ root, language: desk.language, serviceName, say, asset: assets.url })
  const always = (worker: Worker) => ({
    alerts: alertsView(openAlerts(desk, worker), bellOf(desk, worker), words),
    deadNotices: worker.role === 'admin' ? countDeadNotices(desk, worker) : 0,
  })
  const door = { accounts, sessions, cookies, render, always }
  const ofCases = casePages(desk, words)
  const pages = [
    ...signInPages({ accounts, sessions, cookies, log }),
    ...passwordPages({ accounts, sessions, cookies }),
    ...queuePages(desk, words),
    ...alertPages(desk, words),
    ...noticePages(desk, words),
    ...safetyPages(safety, words),
    ...ofCases.pages,
    ...actPages(desk, ofCases, words),
    ...accountPages({ accounts, sessions, times }),
  ]
  return [...pages.map((page) => guarded(door, page)), ...assets.routes]
}
