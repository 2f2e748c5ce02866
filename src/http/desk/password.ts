/** Changing one's password: everywhere else that account is signed out, and here it gets a new session. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Accounts } from '../../desk/accounts.js'
import { passwordLength } from '../../desk/passwords.js'
import type { Sessions } from '../../desk/sessions.js'
import type { HttpAnswer } from '../route.js'
import type { Cookies } from './cookies.js'
import type { FieldError } from './forms.js'
import { parsed, passwordForm } from './forms.js'
import { seeOther } from './visit.js'
import type { Page, SignedInVisit } from './visit.js'

/** What the form is shown with after it could not be taken. */
interface Again {
  readonly errors?: readonly FieldError[]
  readonly name?: string | undefined
  readonly status?: number
}

export function passwordPages(deps: { accounts: Accounts; sessions: Sessions; cookies: Cookies }): Page[] {
  const { accounts, sessions, cookies } = deps
  const guesses = new RateLimiterMemory({ points: 10, duration: 15 * 60 })

  const form = ({ page, account }: SignedInVisit, again: Again = {}) => {
    const { errors = [], name = account.name, status } = again
    const { mustChange, username } = account
    return page('password.njk', { errors, mustChange, username, name, least: passwordLength.least }, status)
  }

  async function change(visit: SignedInVisit): Promise<HttpAnswer> {
    const { account } = visit
    const given = parsed(passwordForm, visit.request.body)
    if (!given.ok) return form(visit, { errors: given.errors, status: 400 })
    const { name } = given.value
    try {
      await guesses.consume(account.id)
    } catch {
      return form(visit, { errors: [{ field: 'current', key: 'tooManyGuesses' }], name, status: 429 })
    }
    const changed = await accounts.changePassword(account.id, given.value)
    if (!changed.ok) {
      const field = changed.why === 'wrongPassword' ? 'current' : 'next'
      return form(visit, { errors: [{ field, key: `password.${changed.why}` }], name, status: 400 })
    }
    await guesses.delete(account.id)
    await sessions.endAll(account.id)
    const secret = await sessions.start(account.id)
    return seeOther('/desk/queue?done=password', { 'Set-Cookie': cookies.session.set(secret) })
  }

  const shared = { path: '/desk/password', access: 'desk', beforePasswordChange: true } as const
  return [
    { ...shared, method: 'GET', handle: (visit: SignedInVisit) => form(visit) },
    { ...shared, method: 'POST', handle: change },
  ]
}
