/** A worker prints a case: a read of its own kind, as paper leaves the building. */
import type { CaseId } from '../domain/case.js'
import type { Disclosure } from './disclosure.js'
import { read } from './open.js'
import type { Desk, Worker } from './ports.js'

/** As `open`, recorded as `worker.printed`. */
export function print(desk: Desk, worker: Worker, id: CaseId): Promise<Disclosure | undefined> {
  return read(desk, worker, { id, as: 'worker.printed' })
}
