/** A desk with sample cases behind the real server, for the browser tests. */
import { createServer } from '../../src/http/server.js'
import type { World } from './desk-world.js'
import { deskWorld } from './desk-world.js'
import type { Person } from './sample-cases.js'

export interface ServedDesk {
  readonly world: World
  readonly url: string
  /** Passwords that have been changed already, by username. */
  readonly password: string
  close(): Promise<void>
}

const password = 'four quiet herons wade'

/** `admin` and the link workers `sam` and `priya`, each with `password`. */
export async function serveSamples(people: readonly Person[]): Promise<ServedDesk> {
  const world = await deskWorld(people)
  const { accounts, routes } = world
  const first = await accounts.ensureFirstAccount()
  const admin = accounts.all()[0]
  if (first && admin)
    await accounts.changePassword(admin.id, { current: first.oneTimePassword, next: password })
  for (const [username, name] of [
    ['sam', 'Sam Okoro'],
    ['priya', 'Priya Nair'],
  ] as const) {
    const added = await accounts.add({ username, name, role: 'worker' })
    const account = accounts.all().find((one) => one.username === username)
    if (added.ok && account)
      await accounts.changePassword(account.id, { current: added.oneTimePassword, next: password })
  }
  const server = createServer({ routes, trustProxy: 0, log: { event: () => undefined } })
  const { port } = await server.listen(0, '127.0.0.1')
  return { world, url: `http://127.0.0.1:${port}`, password, close: () => server.close() }
}
