/** Who is told when help was shown: an alert on the desk, by the person's consent or by the deployment's written rule. */
import { isOpenAlert, type Alert, type HelpLevel } from '../domain/alert.js'
import type { Case } from '../domain/case.js'
import { consented } from '../domain/consent.js'
import type { Deployment } from '../domain/deployment.js'
import { withAlertsDue } from '../domain/due.js'
import type { CaseEvent } from '../domain/event.js'
import type { Hours } from './hours.js'

export interface AlertRules extends Pick<
  Deployment['alerts'],
  'contacts' | 'repeatAfterMinutes' | 'vitalInterest'
> {
  readonly hours: Pick<Hours, 'afterOpenMinutes'>
}

/** Calls that are remembered of one alert: the first and the latest. */
const mostCalls = 40

/** Whether link workers may be told what this person writes: they agreed to share it, and to be contacted or are already being helped. */
function agreedTo(c: Case): boolean {
  const isReferred = c.referral?.status === 'waiting' || c.referral?.status === 'taken'
  return (
    c.keeping === 'kept' && consented(c.consents, 'share') && (isReferred || consented(c.consents, 'contact'))
  )
}

function basisFor(c: Case, help: HelpLevel, { vitalInterest }: AlertRules): Alert['basis'] | undefined {
  if (help === 'sensitive') return undefined
  if (agreedTo(c)) return 'consent'
  return vitalInterest.applies && vitalInterest.help.some((one) => one === help) ? 'vitalInterest' : undefined
}

export interface Alerted {
  readonly case: Case
  /** Set when the desk has been told, now or with an alert that is still open. */
  readonly alert?: Alert
  readonly isNew: boolean
}

/** What was shown last, brought to the desk where that is allowed: with the alert that is open, or as a new one. */
export function alerting(c: Case, now: Date, rules: AlertRules): Alerted {
  const last = c.helpShown.at(-1)
  const basis = last && basisFor(c, last.help, rules)
  if (!last || !basis) return { case: c, isNew: false }
  const place = c.helpShown.length - 1
  const open = c.alerts.findLast(isOpenAlert)
  if (open) {
    const alert: Alert = {
      ...open,
      basis: open.basis === 'consent' ? 'consent' : basis,
      shown: [...open.shown, place],
    }
    return { case: withAlert(c, alert), alert, isNew: false }
  }
  return opened(c, [place], basis, now, rules)
}

/** Somebody who agrees to be contacted after help was shown: the desk is told at once, not only when all has been asked. */
export function alertingOnAgreement(c: Case, now: Date, rules: AlertRules): Alerted {
  const told = new Set(c.alerts.flatMap(({ shown }) => shown))
  const untold = c.helpShown.flatMap(({ help }, place) =>
    help === 'sensitive' || told.has(place) ? [] : [place],
  )
  return untold.length > 0 && agreedTo(c)
    ? opened(c, untold, 'consent', now, rules)
    : { case: c, isNew: false }
}

function opened(
  c: Case,
  shown: number[],
  basis: Alert['basis'],
  now: Date,
  { contacts, repeatAfterMinutes, hours }: AlertRules,
): Alerted {
  const at = now.toISOString()
  const alert: Alert = {
    id: String(c.alerts.length + 1),
    openedAt: at,
    basis,
    shown,
    called: [{ contact: contacts[0] ?? '', at }],
    repeatAt: hours.afterOpenMinutes(now, repeatAfterMinutes).toISOString(),
  }
  const event: CaseEvent = {
    name: 'alert.opened',
    at,
    by: 'bot',
    about: { basis, contact: contacts[0] ?? '' },
  }
  return { case: withAlert({ ...c, events: [...c.events, event] }, alert), alert, isNew: true }
}

/** Alerts whose time is over without anybody's name under them go to the next contact, in turn. */
export function callingNext(c: Case, now: Date, { contacts, repeatAfterMinutes, hours }: AlertRules): Case {
  const at = now.toISOString()
  return c.alerts
    .filter((alert) => isOpenAlert(alert) && alert.repeatAt <= at)
    .reduce<Case>((next, alert) => {
      const lastCalled = contacts.indexOf(alert.called.at(-1)?.contact ?? '')
      const contact = contacts[(lastCalled + 1) % contacts.length] ?? ''
      const called = [...alert.called, { contact, at }]
      const event: CaseEvent = { name: 'alert.called', at, by: 'clock', about: { contact } }
      return withAlert(
        { ...next, events: [...next.events, event] },
        {
          ...alert,
          called: called.length > mostCalls ? [...called.slice(0, 1), ...called.slice(2)] : called,
          repeatAt: hours.afterOpenMinutes(now, repeatAfterMinutes).toISOString(),
        },
      )
    }, c)
}

/** The person's word on whether they may be contacted safely, for whoever looks at the alert. */
export function withSafeToContact(c: Case, safe: 'yes' | 'no', at: string): Case {
  const open = c.alerts.findLast(isOpenAlert)
  const event: CaseEvent = { name: 'safety.safeToContact', at, by: 'person', about: { safe } }
  const said = { ...c, events: [...c.events, event] }
  return open ? withAlert(said, { ...open, safe }) : said
}

function withAlert(c: Case, alert: Alert): Case {
  const others = c.alerts.filter(({ id }) => id !== alert.id)
  return withAlertsDue({ ...c, alerts: [...others, alert] })
}
