/** Conversations over Direct Line as our own page and the HTTP routes both enter them. */
import { randomBytes } from 'node:crypto'
import type { Conversation } from '../../conversation/ports.js'
import type { Case } from '../../domain/case.js'
import type { Message } from '../../domain/message.js'
import type { DirectLineAdapter, Posted } from './adapter.js'
import { webChannel } from './channel.js'
import type { Live } from './live.js'

export type Began = { readonly kind: 'began'; readonly case: Case; readonly fresh: boolean } | Ended
/** The case was deleted, or was never begun. */
type Ended = { readonly kind: 'ended' }
export type Taken =
  | {
      readonly kind: 'taken'
      readonly case: Case
      readonly messages: readonly Message[]
      /** The place of the person's own message in the case. */
      readonly index: number
    }
  | { readonly kind: 'erased'; readonly messages: readonly Message[] }
  | Ended

export interface Door {
  /** Begins the conversation with its greeting, or finds the one that is there. */
  begin(who: { conversationId: string; user: string; language?: string | undefined }): Promise<Began>
  /** One message of the person. @throws StoreError when it could not be kept. */
  post(posted: Posted): Promise<Taken>
  caseOf(conversationId: string): Promise<Case | undefined>
  /** Whether the conversation was deleted a short while ago. */
  isOver(conversationId: string): boolean
  /** The last words of a conversation just deleted, once: for clients that poll. */
  farewell(conversationId: string): readonly Message[]
}

/** Milliseconds a turn may take before it is shown that an answer is on its way. */
const patience = 400

export const newMessageId = () => randomBytes(12).toString('base64url')

export function createDoor(world: {
  readonly conversation: Conversation
  readonly adapter: DirectLineAdapter
  readonly live: Live
}): Door {
  const { conversation, adapter, live } = world
  const over = recentlyEnded()
  const caseOf = (conversationId: string) => conversation.caseAt(webChannel, conversationId)
  return {
    caseOf,
    isOver: (conversationId) => over.has(conversationId),
    farewell: (conversationId) => over.lastWords(conversationId),
    async begin(who) {
      if (over.has(who.conversationId)) return { kind: 'ended' }
      const result = await adapter.join(who)
      return result.kind === 'started'
        ? { kind: 'began', case: result.case, fresh: result.fresh }
        : { kind: 'ended' }
    },
    async post(posted) {
      // Without this an ended conversation would begin anew, and empty, under its old id.
      if (!(await caseOf(posted.conversationId))) return { kind: 'ended' }
      const since = new Date()
      const slow = setTimeout(() => live.typing(posted.conversationId, since), patience)
      const result = await adapter.say(posted).finally(() => clearTimeout(slow))
      if (result.kind === 'erased') {
        over.add(posted.conversationId, result.messages)
        live.end(posted.conversationId, result.messages)
        return { kind: 'erased', messages: result.messages }
      }
      live.push(posted.conversationId, result.case)
      const messages = result.kind === 'ok' ? result.messages : []
      return { kind: 'taken', case: result.case, messages, index: ownIndex(result.case, posted.messageId) }
    },
  }
}

const ownIndex = ({ messages }: Case, messageId: string) =>
  messages.findLast((message) => message.messageId === messageId)?.index ?? messages.length - 1

/** Conversations that ended while tokens that could begin them are still about; few, and only for as long. */
function recentlyEnded() {
  const until = new Map<string, number>()
  const lastWords = new Map<string, readonly Message[]>()
  const life = 3_600_000
  const most = 5_000
  /** A poll comes within seconds, or nobody polls. */
  const farewellLife = 60_000
  return {
    add(id: string, farewell: readonly Message[]) {
      const now = Date.now()
      for (const [old, end] of until) if (end < now || until.size >= most) until.delete(old)
      until.set(id, now + life)
      lastWords.set(id, farewell)
      setTimeout(() => lastWords.delete(id), farewellLife).unref()
    },
    has: (id: string) => (until.get(id) ?? 0) > Date.now(),
    lastWords(id: string) {
      const farewell = lastWords.get(id) ?? []
      lastWords.delete(id)
      return farewell
    },
  }
}
