/** What is known in memory of every stored case: by id, by address and by the hour in which something falls due. */
import type { CaseHead } from '../conversation/ports.js'
import type { CaseId } from '../domain/case.js'
import type { Indexed } from './case-file.js'

export interface HeadIndex {
  get(id: CaseId): Indexed | undefined
  put(next: Indexed): void
  remove(id: CaseId): void
  heads(): Iterable<CaseHead>
  alerted(): Iterable<CaseHead>
  byAddress(channel: string, address: string): CaseId | undefined
  due(until: string): CaseId[]
}

/** Every operation costs the same however many cases there are, except that `due` looks at each hour that has any. */
export function createHeadIndex(): HeadIndex {
  const entries = new Map<CaseId, Indexed>()
  /** The same without the rest, as every page of the desk goes through all of them. */
  const heads = new Map<CaseId, CaseHead>()
  const addresses = new Map<string, Set<CaseId>>()
  const alerted = new Set<CaseId>()
  const hours = new Map<number, Map<CaseId, number>>()

  function unlist(id: CaseId): void {
    const before = entries.get(id)
    if (!before) return
    for (const at of before.head.addresses) leave(addresses, addressKey(at.channel, at.address), id)
    alerted.delete(id)
    if (before.head.dueAt) leave(hours, hourOf(Date.parse(before.head.dueAt)), id)
  }

  /** Of several cases with one address (a person who started afresh) the newest; by id where two began at once. */
  const newest = (a: CaseId, b: CaseId) => (rank(a) > rank(b) ? a : b)
  const rank = (id: CaseId) => `${entries.get(id)?.startedAt ?? ''} ${id}`

  return {
    get: (id) => entries.get(id),
    put(next) {
      const { id, dueAt } = next.head
      unlist(id)
      // In its old place, so that whoever is going through the heads meets none twice.
      entries.set(id, next)
      heads.set(id, next.head)
      for (const at of next.head.addresses)
        place(addresses, addressKey(at.channel, at.address), () => new Set<CaseId>()).add(id)
      if (next.head.alert) alerted.add(id)
      if (!dueAt) return
      const instant = Date.parse(dueAt)
      place(hours, hourOf(instant), () => new Map<CaseId, number>()).set(id, instant)
    },
    remove(id) {
      unlist(id)
      entries.delete(id)
      heads.delete(id)
    },
    heads: () => heads.values(),
    *alerted() {
      for (const id of alerted) {
        const entry = entries.get(id)
        if (entry) yield entry.head
      }
    },
    byAddress(channel, address) {
      const ids = addresses.get(addressKey(channel, address))
      return ids && [...ids].reduce(newest)
    },
    due(until) {
      const limit = Date.parse(until)
      const found: [CaseId, number][] = []
      for (const [hour, cases] of hours)
        if (hour <= hourOf(limit)) for (const each of cases) if (each[1] <= limit) found.push(each)
      return found.sort(([, a], [, b]) => a - b).map(([id]) => id)
    },
  }
}

/** No channel has a line break in its name, so that two different pairs never share a key. */
const addressKey = (channel: string, address: string) => `${channel}\n${address}`

const hourOf = (instant: number) => Math.floor(instant / 3_600_000)

function place<Key, Group>(groups: Map<Key, Group>, key: Key, empty: () => Group): Group {
  const group = groups.get(key) ?? empty()
  groups.set(key, group)
  return group
}

function leave<Key>(
  groups: Map<Key, { delete(id: CaseId): boolean; readonly size: number }>,
  key: Key,
  id: CaseId,
): void {
  const group = groups.get(key)
  group?.delete(id)
  if (group?.size === 0) groups.delete(key)
}
