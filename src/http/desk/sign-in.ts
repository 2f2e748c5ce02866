/** Signing in, out and staying: one answer for every way in which it can fail. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Accounts } from '../../desk/accounts.js'
import type { Sessions } from '../../desk/sessions.js'
import { hashed } from '../../log.js'
import type { Log } from '../../log.js'
import type { HttpAnswer } from '../route.js'
import type { Cookies } from './cookies.js'
import { parsed, safeNext, signInForm } from './forms.js'
import { seeOther } from './visit.js'
import type { Page, Visit } from './visit.js'

const quarterHour = 15 * 60

export function signInPages(deps: {
  accounts: Accounts
  sessions: Sessions
  cookies: Cookies
  log: Log
}): Page[] {
  const { accounts, sessions, cookies, log } = deps
  // A team of thirty behind one address may all mistype; somebody who guesses may not go on. Names that do not exist
  // are counted like those that do.
  const perAddress = new RateLimiterMemory({ points: 60, duration: quarterHour })
  const perName = new RateLimiterMemory({ points: 10, duration: quarterHour })

  const form = (visit: Visit, data: Record<string, unknown>, status?: number) =>
    visit.page('sign-in.njk', data, status)

  /** Counts this try before it is looked at, so that tries sent at once are all counted. Seconds to wait, if any. */
  async function secondsToWait(address: string, username: string): Promise<number> {
    const counted = await Promise.allSettled([perAddress.consume(address), perName.consume(username)])
    const waits = counted.map((one) =>
      one.status === 'rejected' && one.reason instanceof RateLimiterRes ? one.reason.msBeforeNext : 0,
    )
    return Math.ceil(Math.max(...waits) / 1000)
  }

  async function signIn(visit: Visit & { secret: string }): Promise<HttpAnswer> {
    const { body, address, cookies: sent } = visit.request
    const given = parsed(signInForm, body)
    if (!given.ok) return form(visit, { errors: given.errors }, 400)
    const { username, password, next } = given.value
    const wait = await secondsToWait(address, username)
    if (wait > 0) {
      log.event({ name: 'desk.refused', why: 'tooMany' })
      const answer = form(visit, { failed: 'tooMany', username, next }, 429)
      return { ...answer, headers: { ...answer.headers, 'Retry-After': String(wait) } }
    }
    const account = await accounts.signIn(username, password)
    if (!account) {
      log.event({ name: 'desk.refused', why: 'wrong' })
      return form(visit, { failed: 'wrong', username, next }, 401)
    }
    await Promise.all([perAddress.reward(address), perName.delete(username)])
    const before = sent[cookies.session.name]
    if (before) await sessions.end(before)
    const secret = await sessions.start(account.id)
    log.event({ name: 'desk.signedIn', worker: hashed(account.id) })
    const to = account.mustChange ? '/desk/password' : safeNext(next)
    return seeOther(to, { 'Set-Cookie': [cookies.session.set(secret), cookies.before.clear()] })
  }

  return [
    {
      method: 'GET',
      path: '/desk/sign-in',
      access: 'public',
      handle: (visit) => {
        const { query } = visit.request
        const why = query.has('expired') ? 'expired' : query.has('out') ? 'out' : undefined
        return form(visit, { next: query.get('next') ?? undefined, why })
      },
    },
    { method: 'POST', path: '/desk/sign-in', access: 'public', handle: signIn },
    {
      method: 'POST',
      path: '/desk/sign-out',
      access: 'desk',
      beforePasswordChange: true,
      async handle({ secret }) {
        await sessions.end(secret)
        return seeOther('/desk/sign-in?out=1', { 'Set-Cookie': cookies.session.clear() })
      },
    },
    {
      // "Stay signed in", pressed in the warning before a session ends.
      method: 'GET',
      path: '/desk/stay',
      access: 'desk',
      handle: () => ({ status: 204 }),
    },
  ]
}
