/** What the conversation needs of the world; `main.ts` supplies each. */
import type { z } from 'zod'
import type { Address } from '../domain/address.js'
import type { Case, CaseId } from '../domain/case.js'
import type { Message } from '../domain/message.js'
import type { Notice } from '../domain/notice.js'

/** What a list needs of a case, kept in memory for every stored case; small, and without the person's words. */
export interface CaseHead {
  readonly id: CaseId
  readonly version: number
  readonly addresses: readonly Pick<Address, 'channel' | 'address'>[]
  /** The team that works on it, where the deployment has teams. */
  readonly team?: string
  /** Only where a notice was given up. */
  readonly deadNotices?: number
  /** The earliest `due`. ISO. */
  readonly dueAt?: string
  /** Only where a referral was made. */
  readonly referral?: {
    readonly reference: string
    readonly status: 'waiting' | 'taken' | 'declined' | 'closed' | 'withdrawn'
    readonly madeAt: string
    /** When a link worker took it for the first time. ISO. */
    readonly takenAt?: string
    /** When anything but a read last happened to the case. ISO. */
    readonly changedAt: string
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
  /** Only while an alert waits for somebody to acknowledge it. */
  readonly alert?: {
    readonly openedAt: string
    /** Whose turn it is to look, and how often somebody was called. */
    readonly contact: string
    readonly calls: number
  }
}

export interface Store {
  load(id: CaseId): Promise<Case | undefined>
  /** The case started last, where several have the address. */
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
  /** Of cases with an open alert; costs nothing where there are none. */
  alerted(): Iterable<CaseHead>
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
  /** One that opens a case from elsewhere, as in `K7QM-4XWP-9D2C`. */
  code(): string
  /** Six digits, the first not 0. */
  pin(): string
}

/** Brings what was just committed to where the person is. */
export interface Sender {
  deliver(c: Case, messages: readonly Message[]): Promise<void>
}

/** What came of handing one message to a channel. */
export type Posted =
  /** The far side's id of each text that it went out as, and how many of the messages after it went along in them. */
  | { readonly kind: 'sent'; readonly ids: readonly string[]; readonly also?: number }
  /** It will never arrive there, and nothing else will. */
  | { readonly kind: 'dead'; readonly why: NonNullable<Address['dead']>['why']; readonly code: string }
  /** This message will never arrive. */
  | { readonly kind: 'refused'; readonly code: string }
  /** It may go another time. Seconds, where the far side said when. */
  | { readonly kind: 'later'; readonly code: string; readonly after?: number }

/** The channels that things must be sent out through. Never throws. */
export type Post = (to: Address, message: Message, c: Case) => Promise<Posted>

/** Sends what waits to be sent, in order, and keeps what became of it. */
export interface Outbox {
  /** Sends what waits in this case; resolves when nothing can go out any more for now. Never throws. */
  flush(id: CaseId): Promise<void>
  /** What the far side reports later of a text that it was given; `false` when it knows of none such. */
  reported(at: Pick<Address, 'channel' | 'address'>, report: Report): Promise<boolean>
  /** Resolves when no sending is under way. */
  idle(): Promise<void>
}

/** What came of handing one notice over: told, never, or perhaps another time (seconds, where the far side said when). */
export type Told =
  | { readonly kind: 'told' }
  | { readonly kind: 'never'; readonly code: string }
  | { readonly kind: 'later'; readonly code: string; readonly after?: number }

/** The ways in which notices leave the house. Never throws. */
export type Tell = (notice: Notice, c: Case) => Promise<Told>

/** Sends the notices that are due, and keeps what became of them. */
export interface Notifier {
  /** Never throws. */
  flush(id: CaseId): Promise<void>
  /** Resolves when no sending is under way. */
  idle(): Promise<void>
}

/** A case with what follows from the change that `before` has come through: team, notices, clocks. Undefined: it is new. */
export type Settle = <Of extends Case>(before: Case | undefined, after: Of, now: Date) => Of

export interface Report {
  readonly id: string
  readonly state: 'sent' | 'delivered' | 'failed'
  readonly code?: string | undefined
  /** Set when nothing will arrive at this address any more. */
  readonly dead?: NonNullable<Address['dead']>['why'] | undefined
}

/** One message from a person, as a channel hands it over: already parsed and bounded at the channel's door. */
export interface Inbound {
  readonly channel: string
  readonly address: string
  /** The channel's own id; the same id twice is one message. */
  readonly messageId: string
  readonly text: string
  /** The code of a button that was pressed, exactly as it stood in a message's `choices`. */
  readonly choice?: string
  /**
   * Where the button stood, from channels on whose screens old buttons stay: the mark of the case (`caseMark`) and the message's
   * index. It counts in that case alone, and only in what was said last.
   */
  readonly stood?: { readonly case: string; readonly message: number }
  /** These words replace others that the person has already sent: the safety net and a worker read them, the journey does not. */
  readonly edited?: true
  /** A language code the person's page is in; used only when this message begins a case. */
  readonly language?: string
  /** Kept with the address, for the channel to reach the person later. */
  readonly reference?: z.core.util.JSONType
  /** On this channel somebody else (the carrier) answers a stop: we keep silent, and mark the address. */
  readonly stopsUnanswered?: true
}

export type Received =
  /** `messages` are those this turn added, the person's own first. Repeated: the turn was done before. */
  | {
      readonly kind: 'ok'
      readonly case: Case
      readonly messages: readonly Message[]
      readonly repeated: boolean
    }
  /** The case was deleted by this message; `messages` are the farewell, kept nowhere. */
  | { readonly kind: 'erased'; readonly messages: readonly Message[] }

/** The bot's one door for channels and pages. Turns of one address are queued inside. */
export interface Conversation {
  /** What a newcomer would be greeted with; nothing is stored. */
  greeting(language: string): readonly Message[]
  /** Begins a case at this address with its greeting, or returns the one that is there. `reference` as in `Inbound`. */
  start(at: {
    channel: string
    address: string
    language: string
    reference?: Inbound['reference']
  }): Promise<Case>
  /** Takes one message, begins a case where there is none. @throws StoreError when nothing could be kept. */
  receive(inbound: Inbound): Promise<Received>
  caseAt(channel: string, address: string): Promise<Case | undefined>
  /**
   * Opens the case that a code stands for at this address, and welcomes the person there; undefined where the code opens none.
   * `from` is whose tries are counted: a network address, where whoever tries has a new address each time.
   * @throws StoreError when it could not be kept.
   */
  comeBack(at: Omit<Inbound, 'text'>, code: string, from: string): Promise<Case | undefined>
}
