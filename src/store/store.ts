/** The store's rules, wherever cases lie: versions, one commit of a case at a time, and where a refused case may be. */
import type { Store } from '../conversation/ports.js'
import type { Case, CaseId } from '../domain/case.js'
import { StoreError } from '../errors.js'
import { filed, type Filed, type HeadOf } from './case-file.js'
import type { HeadIndex } from './head-index.js'

/** A place where cases lie. Called for one case at a time. Cases are immutable, in and out. */
export interface Shelf {
  read(id: CaseId): Promise<Case | undefined>
  /** Whole or not at all; resolves when it is as safe as this shelf makes it. */
  write(next: Filed): Promise<void>
  erase(id: CaseId): Promise<void>
  close(): Promise<void>
}

export interface StoreParts {
  headOf: HeadOf
  /** Knows every case on either shelf. */
  index: HeadIndex
  kept: Shelf
  /** For people who refused storing. */
  refused: Shelf
}

/** Ids name files. */
export const caseIdPattern = /^[A-Za-z0-9_-]{8,64}$/

export function createStore({ headOf, index, kept, refused }: StoreParts): Store {
  const busy = new Map<CaseId, Promise<unknown>>()
  const inMemoryOnly = new Set<CaseId>()
  let closed = false

  async function alone<Result>(id: CaseId, work: () => Promise<Result>): Promise<Result> {
    for (let other = busy.get(id); other; other = busy.get(id)) await other.catch(() => undefined)
    if (closed)
      throw new StoreError('broken', 'The store is closed: Cairn is stopping. Try again when it is back.')
    const mine = work()
    busy.set(id, mine)
    try {
      return await mine
    } finally {
      busy.delete(id)
    }
  }

  const shelfOf = (id: CaseId) => (inMemoryOnly.has(id) ? refused : kept)

  async function put(next: Filed): Promise<void> {
    const { id, keeping } = next.case
    if (keeping === 'refused') {
      if (!inMemoryOnly.has(id)) await kept.erase(id)
      await refused.write(next)
      inMemoryOnly.add(id)
    } else {
      await kept.write(next)
      if (inMemoryOnly.delete(id)) await refused.erase(id)
    }
    index.put(next)
  }

  return {
    load: (id) =>
      alone(id, async () => {
        const known = index.get(id)
        if (!known) return undefined
        const c = await shelfOf(id).read(id)
        // The disk is ahead when a commit was renamed into place and only its last flush failed.
        if (!c) index.remove(id)
        else if (c.version !== known.head.version) index.put(filed(c, headOf))
        return c
      }),
    byAddress: async (channel, address) => index.byAddress(channel, address),
    commit: (next) =>
      alone(next.id, async () => {
        if (!caseIdPattern.test(next.id))
          throw new StoreError('broken', `A case's id must match ${caseIdPattern.source}; make it with Ids.`)
        if ((index.get(next.id)?.head.version ?? 0) !== next.version - 1) return 'clash'
        await put(filed(next, headOf))
        return 'ok'
      }),
    erase: (id) =>
      alone(id, async () => {
        if (!caseIdPattern.test(id)) return
        await kept.erase(id)
        await refused.erase(id)
        inMemoryOnly.delete(id)
        index.remove(id)
      }),
    heads: () => index.heads(),
    alerted: () => index.alerted(),
    due: async (until) => index.due(until),
    async close() {
      closed = true
      await Promise.allSettled(busy.values())
      await kept.close()
      await refused.close()
    },
  }
}
