/** What falls due of a case's alerts, kept in step with them. */
import { isOpenAlert } from './alert.js'
import type { Case } from './case.js'

/** The case with a `due` for each alert that nobody has acknowledged, and none for the others. */
export function withAlertsDue(c: Case): Case {
  const open = c.alerts.filter(isOpenAlert).map(({ repeatAt }) => ({ at: repeatAt, what: 'alert' as const }))
  return { ...c, due: [...c.due.filter(({ what }) => what !== 'alert'), ...open] }
}
