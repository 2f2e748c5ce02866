/** The admin's page of accounts: add, reset, deactivate. A one-time password is shown once, to whoever asked for it. */
import type { Account, Accounts } from '../../desk/accounts.js'
import type { Sessions } from '../../desk/sessions.js'
import type { FieldError } from './forms.js'
import { accountForm, parsed } from './forms.js'
import type { Times } from './times.js'
import { seeOther } from './visit.js'
import type { Page, SignedInVisit } from './visit.js'

interface OneTime {
  readonly username: string
  readonly oneTimePassword: string
}

export function accountPages(deps: { accounts: Accounts; sessions: Sessions; times: Times }): Page[] {
  const { accounts, sessions, times } = deps
  /** Waiting to be shown, by the account of the admin who asked; gone once shown. */
  const toShow = new Map<string, OneTime>()

  const form = (
    visit: SignedInVisit,
    more: { errors?: readonly FieldError[]; given?: unknown } = {},
    status?: number,
  ) => visit.page('accounts.njk', { rows: accounts.all().map(row(visit)), ...more }, status)
  const row = (visit: SignedInVisit) => (account: Account) => ({
    id: account.id,
    username: account.username,
    name: account.name,
    role: account.role,
    active: account.active,
    mustChange: account.mustChange,
    isYou: account.id === visit.account.id,
    signedIn: account.signedInAt && times.short(account.signedInAt),
  })
  const shown = (visit: SignedInVisit, oneTime: OneTime) => {
    toShow.set(visit.account.id, oneTime)
    return seeOther('/desk/accounts')
  }
  const setActive = (active: boolean) => async (visit: SignedInVisit) => {
    const id = visit.request.params['id'] ?? ''
    const done = await accounts.setActive(id, active)
    if (done === 'notFound') return visit.page('message.njk', { message: 'notFound' }, 404)
    if (done === 'lastAdmin')
      return form(visit, { errors: [{ field: `account-${id}`, key: 'lastAdmin' }] }, 409)
    if (!active) await sessions.endAll(id)
    return seeOther(`/desk/accounts?done=${active ? 'activated' : 'deactivated'}`)
  }

  return [
    {
      method: 'GET',
      path: '/desk/accounts',
      access: 'admin',
      handle(visit) {
        const oneTime = toShow.get(visit.account.id)
        toShow.delete(visit.account.id)
        return visit.page('accounts.njk', {
          rows: accounts.all().map(row(visit)),
          oneTime,
          done: visit.request.query.get('done') ?? undefined,
        })
      },
    },
    {
      method: 'POST',
      path: '/desk/accounts',
      access: 'admin',
      async handle(visit) {
        const given = parsed(accountForm, visit.request.body)
        if (!given.ok) return form(visit, { errors: given.errors, given: visit.request.body }, 400)
        const added = await accounts.add(given.value)
        if (added.ok)
          return shown(visit, { username: given.value.username, oneTimePassword: added.oneTimePassword })
        return form(visit, { errors: [{ field: 'username', key: 'usernameTaken' }], given: given.value }, 409)
      },
    },
    {
      method: 'POST',
      path: '/desk/accounts/:id/reset',
      access: 'admin',
      async handle(visit) {
        const id = visit.request.params['id'] ?? ''
        if (id === visit.account.id) return seeOther('/desk/password')
        const oneTime = await accounts.reset(id)
        if (!oneTime) return visit.page('message.njk', { message: 'notFound' }, 404)
        await sessions.endAll(id)
        return shown(visit, oneTime)
      },
    },
    { method: 'POST', path: '/desk/accounts/:id/deactivate', access: 'admin', handle: setActive(false) },
    { method: 'POST', path: '/desk/accounts/:id/activate', access: 'admin', handle: setActive(true) },
  ]
}
