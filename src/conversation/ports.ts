/** What the conversation needs of the world; `main.ts` supplies each. */
import type { Case, CaseId } from '../domain/case.js'
import type { Message } from '../domain/message.js'

/** What a list needs of a case, kept in memory for every stored case; small, and without the person's words. */
export interface CaseHead {
  readonly id: CaseId
  readonly version: number
  readonly addresses: Case['addresses']
  /** The earliest `due`. ISO. */
  readonly dueAt?: string
  /** Only where a referral was made. */
  readonly referral?: {
    readonly reference: string
    readonly status: 'waiting' | 'taken' | 'declined' | 'closed' | 'withdrawn'
    readonly madeAt: string
    readonly expectedBy: string
    readonly worker?: string
    readonly needs: readonly string[]
    readonly language: string
    readonly interpreter: boolean
    readonly reasons: readonly string[]
    /** Whether sharing with link workers is still consented to. */
    readonly shared: boolean
    /** When the person last wrote something a worker has not answered. ISO. */
    readonly unansweredSince?: string
  }
}

export interface Store {
  load(id: CaseId): Promise<Case | undefined>
  byAddress(channel: string, address: string): Promise<CaseId | undefined>
  /**
   * Stores `next` whole or not at all; resolves only once it would survive a power cut. `clash` when what is stored is not
   * version `next.version - 1` (0 means: not stored yet). A case with `keeping: 'refused'` is held in memory only,
   * and what was on disk of it is erased in the same commit.
   * @throws StoreError `full`, `readOnly` or `broken`; the stored case is then the one before.
   */
  commit(next: Case): Promise<'ok' | 'clash'>
  /** Leaves nothing of the case behind. Erasing what is not there is no error. */
  erase(id: CaseId): Promise<void>
  heads(): Iterable<CaseHead>
  /** Cases with something due at or before `until` (ISO). */
  due(until: string): Promise<CaseId[]>
  close(): Promise<void>
}

export interface Clock {
  now(): Date
}

export interface Ids {
  /** Unguessable, URL-safe, at least 128 bits. */
  secret(): string
  /** A reference a person can read out, as in `CN-7KQ4-M2`. */
  reference(): string
}

/** Brings messages that were not asked for in an open turn (a worker's reply) to where the person is. */
export interface Sender {
  deliver(c: Case, messages: readonly Message[]): Promise<void>
}
