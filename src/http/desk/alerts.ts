/** Alerts on the desk: above everything on every page, and each on a page of its own, to be acknowledged by name. */
import { acknowledge, openAlert, type AlertRow, type ShownAlert } from '../../desk/alerts.js'
import type { Bell } from '../../desk/bell.js'
import type { Desk } from '../../desk/ports.js'
import { helpShownView } from './case-view.js'
import type { CaseWords } from './case-words.js'
import { caseId } from './case.js'
import { acknowledgeForm, parsed } from './forms.js'
import { liveAnswer } from './live.js'
import { seeOther, type Page, type SignedInVisit } from './visit.js'

export type AlertsView = ReturnType<typeof alertsView>

/** What every page shows of the alerts that wait, and of what else the bell rings for. */
export function alertsView(
  rows: readonly AlertRow[],
  bell: Bell,
  { say, times }: Pick<CaseWords, 'say' | 'times'>,
) {
  return {
    bell: {
      waiting: bell.waiting,
      answers: bell.answers,
      rings: bell.rings.map(({ kind, mark }) => `${kind}:${mark}`).join(),
    },
    count: rows.length,
    /** Another when somebody is called: a new alert, or one that goes to the next contact. */
    calls: rows.map(({ id, openedAt, calls }) => `${id} ${openedAt} ${calls}`).join(),
    announce: say('alerts.announce', { count: rows.length }),
    rows: rows.map(({ id, openedAt, contact, calls }) => ({
      href: hrefOf(id),
      since: say('alerts.since', { time: times.since(openedAt) }),
      contact: say(calls > 1 ? 'alerts.calledAgain' : 'alerts.called', { contact, count: calls }),
    })),
  }
}

export function alertPages(desk: Desk, words: CaseWords): Page[] {
  async function page(visit: SignedInVisit) {
    const found = await openAlert(desk, visit.worker, caseId(visit))
    if (!found) return visit.page('message.njk', { message: 'notFound' }, 404)
    const done = visit.request.query.get('done') ?? undefined
    return visit.page('alert.njk', { alert: alertView(found, words), done })
  }
  return [
    {
      method: 'GET',
      path: '/desk/alerts/live',
      access: 'desk',
      live: true,
      handle: (visit) => liveAnswer(visit, visit.page('alerts-live.njk', {})),
    },
    { method: 'GET', path: '/desk/alerts/:id', access: 'desk', handle: page },
    {
      method: 'POST',
      path: '/desk/alerts/:id/acknowledge',
      access: 'desk',
      async handle(visit) {
        const form = parsed(acknowledgeForm, visit.request.body)
        if (!form.ok) return visit.page('message.njk', { message: 'notFound' }, 404)
        const outcome = await acknowledge(desk, visit.worker, caseId(visit), form.value.alert)
        if (!outcome.ok) return visit.page('message.njk', { message: 'notFound' }, 404)
        return seeOther(`${hrefOf(caseId(visit))}?done=acknowledge`)
      },
    },
  ]
}

const hrefOf = (id: string) => `/desk/alerts/${encodeURIComponent(id)}`

function alertView({ id, language, alert, shown }: ShownAlert, words: CaseWords) {
  const { say, times, naming } = words
  const { acknowledged } = alert
  return {
    base: hrefOf(id),
    id: alert.id,
    opened: times.full(alert.openedAt),
    since: times.since(alert.openedAt),
    basis: say(`alert.basis.${alert.basis}`),
    language: naming.language(language),
    called: alert.called.map(({ contact, at }) => ({ contact, at: times.short(at) })),
    acknowledged:
      acknowledged &&
      say('alert.acknowledgedBy', { name: acknowledged.name, when: times.full(acknowledged.at) }),
    safe: alert.safe ?? 'notSaid',
    shown: shown && {
      ...shown,
      words: shown.words.map((one) => helpShownView(one, words)),
      page: shown.isReferred ? `/desk/cases/${encodeURIComponent(id)}` : undefined,
    },
  }
}
