/** Many people at once against one server: what each of their turns cost, and how many it took in a second. */
import autocannon, { type Request } from 'autocannon'
import { performance } from 'node:perf_hooks'
import { person, roundOfPeople, type Person } from './people.js'
import type { ServerProcess } from './server-process.js'

const connections = 16

/** What can be loaded: a server with a way in. */
export interface Loadable {
  /** Everybody of this run says all they have to say. */
  walk(run: number): Promise<Measured>
  stop(): Promise<void>
}

export interface Measured {
  /** Microseconds of CPU, of all threads, for each turn. */
  readonly cpu: number
  /** How much of one core the server used while it was loaded. */
  readonly busy: number
  /** Turns a second, until the last was answered. */
  readonly rate: number
}

/** The people of a run, for each connection those that walk on it, one after the other: one round of people. */
export const peopleOf = (run: number): Person[][] =>
  Array.from({ length: connections }, (_, nth) =>
    Array.from({ length: roundOfPeople }, (_, index) =>
      person((run * connections + nth) * roundOfPeople + index),
    ),
  )

/**
 * Each share is sent over a connection of its own. `handedOver` resolves, where answers go another way than back, when the
 * last has gone, with the moment at which it did.
 */
export async function loaded(
  server: ServerProcess,
  shares: readonly (readonly Request[])[],
  handedOver?: () => Promise<number>,
): Promise<Measured> {
  const amount = shares.flat().length
  let next = 0
  const before = await server.used()
  const began = performance.now()
  const result = await autocannon({
    url: server.url,
    connections,
    amount,
    timeout: 30,
    setupClient: (client) => client.setRequests(shares[next++ % connections] ?? []),
  })
  const took = ((await handedOver?.()) ?? performance.now()) - began
  const { cpu } = await server.used()
  if (result['2xx'] !== amount || result.errors > 0)
    throw new Error(`${amount - result['2xx']} of ${amount} turns failed`)
  const used = cpu - before.cpu
  return { cpu: used / amount, busy: used / (took * 1_000), rate: amount / (took / 1_000) }
}
