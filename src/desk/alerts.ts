/**
 * Alerts: who is waiting for somebody to look now, what may be shown of it, and the name under which it is acknowledged.
 * The queue knows referred cases only; an alert may be of any case, and shows no more of it than the words that opened it.
 */
import { isOpenAlert, type Alert } from '../domain/alert.js'
import type { Case, CaseId } from '../domain/case.js'
import { consented } from '../domain/consent.js'
import { withAlertsDue } from '../domain/due.js'
import { CairnError } from '../errors.js'
import { wordsShown, type ShownWords } from './help-shown.js'
import { onStored, refuse, withEvent, type Outcome } from './on-case.js'
import type { Desk, Summary, Worker } from './ports.js'
import { alertedFor } from './sees.js'
import { isSameRead } from './same-read.js'
import { withBotSaying } from './say.js'

/** A case with at least one alert. */
export type AlertedCase = Case & { readonly alerts: readonly [Alert, ...Alert[]] }

export interface AlertRow {
  readonly id: CaseId
  readonly openedAt: string
  /** Whose turn it is to look, and how often somebody has been called. */
  readonly contact: string
  readonly calls: number
}

/** Those that nobody has acknowledged, the longest wait first. Without any of the person's words: no read. */
export function openAlerts(desk: Pick<Desk, 'store' | 'sees'>, worker: Worker): AlertRow[] {
  return alertedFor(desk, worker)
    .flatMap(({ id, alert }) => (alert ? [{ id, ...alert }] : []))
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
}

export interface ShownAlert {
  readonly id: CaseId
  readonly language: string
  readonly alert: Alert
  /** Undefined when the consent it was opened by has been taken back since. */
  readonly shown?: {
    readonly words: readonly ShownWords[]
    /** How to reach them, where they agreed to that or the rule for vital interests applies. */
    readonly contact: Summary['contact']
    readonly mayContact: boolean
    /** Do not name what it is about to anybody who answers, nor in a message that is left. */
    readonly discreet: boolean
    /** The referral's own page shows the rest. */
    readonly isReferred: boolean
  }
}

/** The latest alert of a case; the read is an audit event in the same commit. Undefined when there is none. */
export async function openAlert(desk: Desk, worker: Worker, id: CaseId): Promise<ShownAlert | undefined> {
  const outcome = await onStored<AlertedCase>(desk, worker, id, {
    is: isAlerted,
    change: (c, at) =>
      isSameRead(c, { as: 'alert.read', by: worker.id, at })
        ? { kind: 'unchanged' }
        : { kind: 'changed', to: withEvent(c, worker, { name: 'alert.read', at }) },
  })
  if (outcome.ok) return shownAlert(desk, outcome.case)
  if (outcome.refusal.why === 'notFound') return undefined
  throw new CairnError(
    'desk_busy',
    'A read of an alert could not be recorded after several tries; try again.',
  )
}

/** Says by name that somebody is on it: it is repeated no more, and the person is told. An alert seen twice is no error. */
export function acknowledge(
  desk: Desk,
  worker: Worker,
  id: CaseId,
  alertId: string,
): Promise<Outcome<AlertedCase>> {
  return onStored<AlertedCase>(desk, worker, id, {
    is: isAlerted,
    change(c, at) {
      const alert = c.alerts.find((one) => one.id === alertId)
      if (!alert) return refuse({ why: 'notFound' })
      if (alert.acknowledged) return { kind: 'unchanged' }
      const acknowledged = { by: worker.id, name: worker.name, at }
      const alerts = c.alerts.map((one) => (one === alert ? { ...one, acknowledged } : one))
      const seen = withEvent(withAlertsDue({ ...c, alerts }) as AlertedCase, worker, {
        name: 'alert.acknowledged',
        at,
        about: { alert: alertId },
      })
      return {
        kind: 'changed',
        to: withBotSaying(desk, seen, { key: 'safety.seen', values: { name: worker.name } }, at),
      }
    },
  })
}

const isAlerted = (c: Case): c is AlertedCase => c.alerts.length > 0

function shownAlert(desk: Desk, c: AlertedCase): ShownAlert {
  const alert = c.alerts.findLast(isOpenAlert) ?? c.alerts.at(-1) ?? c.alerts[0]
  const common = { id: c.id, language: c.language, alert }
  if (alert.basis === 'consent' && !consented(c.consents, 'share')) return common
  const mayContact = consented(c.consents, 'contact') || alert.basis === 'vitalInterest'
  const help = alert.shown.flatMap((place) => c.helpShown[place] ?? [])
  return {
    ...common,
    shown: {
      words: wordsShown(c, help, { addresses: !mayContact, words: [] }),
      contact: desk
        .summarise(c)
        .contact.filter(({ id }) => id !== 'gpPractice' && (mayContact || isName(id))),
      mayContact,
      discreet: help.some(({ discreet }) => discreet),
      isReferred: c.referral !== undefined,
    },
  }
}

const isName = (id: string) => id === 'name' || id === 'preferredName'
