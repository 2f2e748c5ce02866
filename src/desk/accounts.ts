/** Individual accounts of the desk: who may sign in, and what happens when somebody tries and may not. */
import { z } from 'zod'
import type { Clock } from '../conversation/ports.js'
import type { Turns } from '../conversation/turns.js'
import { hashPassword, isPassword, oneTimePassword, passwordFault } from './passwords.js'
import type { PasswordFault } from './passwords.js'
import { changing } from './document.js'
import type { DocumentOf, Worker } from './ports.js'

const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: z.enum(['worker', 'admin']),
  hash: z.string(),
  /** The password is one that somebody else has seen. */
  mustChange: z.boolean(),
  /** Wrong passwords in a row. */
  failed: z.number().int(),
  lockedUntil: z.iso.datetime().optional(),
  active: z.boolean(),
  signedInAt: z.iso.datetime().optional(),
})
export type Account = z.infer<typeof accountSchema>

export const accountsSchema = z.object({ accounts: z.array(accountSchema) })
export type AccountsDocument = z.infer<typeof accountsSchema>
export const noAccounts: AccountsDocument = { accounts: [] }

/** Lower case, so that "Sam" and "sam" are one person. */
export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/)

const lock = { after: 5, minutes: 15 }

export interface Accounts {
  /** While nobody has ever signed in: makes or renews the first admin's one-time password. */
  ensureFirstAccount(): Promise<{ username: string; oneTimePassword: string } | undefined>
  /** Undefined for a wrong password, an unknown name, a locked and a deactivated account alike, in the same time. */
  signIn(username: string, password: string): Promise<Account | undefined>
  byId(id: string): Account | undefined
  all(): readonly Account[]
  add(
    who: Pick<Account, 'username' | 'name' | 'role'>,
  ): Promise<{ ok: true; oneTimePassword: string } | { ok: false; why: 'taken' }>
  reset(id: string): Promise<{ username: string; oneTimePassword: string } | undefined>
  /** Refused for the last active admin. */
  setActive(id: string, active: boolean): Promise<'done' | 'lastAdmin' | 'notFound'>
  changePassword(
    id: string,
    change: { current: string; next: string; name?: string | undefined },
  ): Promise<{ ok: true } | { ok: false; why: 'wrongPassword' | 'same' | PasswordFault }>
}

export const asWorker = ({ id, name, role }: Account): Worker => ({ id, name, role })

export function createAccounts(world: {
  document: DocumentOf<AccountsDocument>
  clock: Clock
  turns: Turns
  newId: () => string
}): Accounts {
  const { clock, turns, newId } = world
  const document = changing(world.document)
  const all = () => document.read().accounts
  const byId = (id: string) => all().find((account) => account.id === id)
  const byName = (username: string) => all().find((account) => account.username === username)
  /** Checked for names that are not there, so that those take as long. */
  let nobodys: Promise<string> | undefined
  const nobodysHash = () => (nobodys ??= hashPassword(oneTimePassword()))

  const change = (id: string, to: (account: Account) => Account) =>
    document.change(({ accounts }) => ({
      value: { accounts: accounts.map((account) => (account.id === id ? to(account) : account)) },
      result: undefined,
    }))
  const isLocked = ({ lockedUntil }: Account) =>
    lockedUntil !== undefined && lockedUntil > clock.now().toISOString()

  async function fail(account: Account) {
    const failed = account.failed + 1
    const until = new Date(clock.now().getTime() + lock.minutes * 60_000).toISOString()
    await change(account.id, (now) =>
      failed >= lock.after ? { ...now, failed: 0, lockedUntil: until } : { ...now, failed },
    )
  }

  async function withNewPassword(account: Account) {
    const password = oneTimePassword()
    const hash = await hashPassword(password)
    await change(account.id, ({ lockedUntil: _over, ...now }) => ({
      ...now,
      hash,
      mustChange: true,
      failed: 0,
    }))
    return { username: account.username, oneTimePassword: password }
  }

  async function add(who: Pick<Account, 'username' | 'name' | 'role'>) {
    const password = oneTimePassword()
    const hash = await hashPassword(password)
    const account: Account = { ...who, id: newId(), hash, mustChange: true, failed: 0, active: true }
    const added = await document.change((before) =>
      before.accounts.some(({ username }) => username === who.username)
        ? { value: before, result: false }
        : { value: { accounts: [...before.accounts, account] }, result: true },
    )
    return added
      ? { ok: true as const, oneTimePassword: password }
      : { ok: false as const, why: 'taken' as const }
  }

  return {
    byId,
    all,
    add,
    async ensureFirstAccount() {
      const [first, ...others] = all()
      if (!first) {
        const username = 'admin'
        const added = await add({ username, name: 'Admin', role: 'admin' })
        return added.ok ? { username, oneTimePassword: added.oneTimePassword } : undefined
      }
      return others.length === 0 && first.signedInAt === undefined ? withNewPassword(first) : undefined
    },
    signIn(username, password) {
      // One at a time for one name: guesses sent at once must count one by one.
      return turns.inTurn(`sign-in ${username}`, async () => {
        const account = byName(username)
        const isRight = await isPassword(account?.hash ?? (await nobodysHash()), password)
        if (!account?.active || isLocked(account)) return undefined
        if (!isRight) {
          await fail(account)
          return undefined
        }
        const signedInAt = clock.now().toISOString()
        await change(account.id, ({ lockedUntil: _over, ...now }) => ({ ...now, failed: 0, signedInAt }))
        return byId(account.id)
      })
    },
    async reset(id) {
      const account = byId(id)
      return account && withNewPassword(account)
    },
    setActive: (id, active) =>
      document.change((before) => {
        const { accounts } = before
        const account = accounts.find((each) => each.id === id)
        if (!account) return { value: before, result: 'notFound' }
        const isLastAdmin =
          !active && !accounts.some((each) => each.id !== id && each.active && each.role === 'admin')
        if (isLastAdmin) return { value: before, result: 'lastAdmin' }
        const next = accounts.map((each) => (each.id === id ? { ...each, active } : each))
        return { value: { accounts: next }, result: 'done' }
      }),
    changePassword: (id, { current, next, name }) =>
      turns.inTurn(`password ${id}`, async () => {
        const account = byId(id)
        if (!account || !(await isPassword(account.hash, current))) return { ok: false, why: 'wrongPassword' }
        if (current === next) return { ok: false, why: 'same' }
        const fault = passwordFault(next, account.username)
        if (fault) return { ok: false, why: fault }
        const hash = await hashPassword(next)
        await change(id, (now) => ({ ...now, hash, mustChange: false, name: name ?? now.name }))
        return { ok: true }
      }),
  }
}
