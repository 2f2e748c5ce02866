/** Who is writing just now, the person or the worker who holds the case: for seconds and in memory alone. */
import type { Case, CaseId } from '../../domain/case.js'
import { webChannel } from './channel.js'
import type { Door } from './door.js'
import type { Live } from './live.js'

export interface WhoWrites {
  /** The person's client says so. Counts only while a worker holds the case: nobody else looks. Never throws. */
  person(conversationId: string): Promise<void>
  /** What was being written has been sent. */
  sent(conversationId: string): void
  isPersonWriting(id: CaseId): boolean
  /** Shown on every open page of the case. */
  worker(c: Case, name: string): void
}

/** Milliseconds. A client says it every three seconds or so; a case is not looked up more often than that. */
const lasts = 8_000
const atMostEvery = 2_000
const most = 1_000

export function createWhoWrites(world: {
  readonly door: Pick<Door, 'caseOf'>
  readonly live: Pick<Live, 'typing'>
  readonly now?: () => number
}): WhoWrites {
  const { door, live, now = Date.now } = world
  /** By conversation; without a case where no worker holds it. */
  const writing = new Map<string, { readonly at: number; readonly id?: CaseId }>()

  function noted(conversationId: string, id?: CaseId) {
    writing.delete(conversationId)
    for (const [old, { at }] of writing) {
      if (now() - at < lasts && writing.size < most) break
      writing.delete(old)
    }
    writing.set(conversationId, { at: now(), ...(id === undefined ? {} : { id }) })
  }

  return {
    async person(conversationId) {
      const before = writing.get(conversationId)
      if (before && now() - before.at < atMostEvery) return
      noted(conversationId, before?.id)
      const c = await door.caseOf(conversationId).catch(() => undefined)
      noted(conversationId, c?.holder.kind === 'worker' ? c.id : undefined)
    },
    sent: (conversationId) => void writing.delete(conversationId),
    isPersonWriting: (id) => [...writing.values()].some((one) => one.id === id && now() - one.at < lasts),
    worker(c, name) {
      const since = new Date(now())
      for (const { channel, address } of c.addresses)
        if (channel === webChannel) live.typing(address, since, name)
    },
  }
}
