/** What the desk needs of the world, and the summary of a case that it shows; `main.ts` supplies each. */
import type { Clock, Sender, Settle, Store } from '../conversation/ports.js'
import type { Turns } from '../conversation/turns.js'
import type { Case, CaseId, Signpost } from '../domain/case.js'
import type { Pushes } from '../domain/outgoing.js'
import type { Words } from '../domain/words.js'
import type { Speech } from '../speech/ports.js'

/** Somebody's own words as they stand, and the language they are in where that is known. */
export interface Said {
  readonly text: string
  readonly language?: string
}

export interface Detail {
  readonly label: string
  readonly value: string
  /** The step it answers, as `section.step`. */
  readonly step?: string
  /** The answer as a machine reads it, where it has such a form: an ISO date, a number, a postcode. */
  readonly raw?: string
}

export const contactIds = [
  'name',
  'preferredName',
  'birthDate',
  'phone',
  'email',
  'how',
  'when',
  'safeToLeaveMessage',
  'gpPractice',
] as const
export type ContactId = (typeof contactIds)[number]

/** A case as a link worker reads it, in the desk's language; the person's own words stay as they were said. */
export interface Summary {
  /** What they said in their own words, the most important first. */
  readonly words: readonly (Said & { readonly question: string })[]
  /** In the person's order; `weight` is 1 to 10, how much it matters to them. */
  readonly needs: readonly {
    readonly id: string
    readonly label: string
    readonly weight?: number
    readonly first: boolean
  }[]
  readonly tried?: Said
  readonly strengths?: Said
  readonly enjoys?: Said
  /** Interpreter and access needs first: what must be arranged before anybody meets. */
  readonly access: readonly string[]
  readonly interpreter: boolean
  /** Place, when free, travel, cost, company, languages. */
  readonly about: readonly Detail[]
  readonly contact: readonly (Detail & { readonly id: ContactId })[]
  readonly safeToLeaveMessage: 'yes' | 'no' | 'notSaid'
  /** Who filled this in for the person, and whether the person knows. */
  readonly helper?: readonly Detail[]
  /** The rules that brought a worker in, in words. */
  readonly reasons: readonly { readonly id: string; readonly text: string }[]
  readonly signposts: readonly Signpost[]
  readonly parked: readonly string[]
  /** Every question that was put to them, as `section.step`, and whether they answered it. */
  readonly asked: Readonly<Record<string, 'answered' | 'skipped'>>
}
export type Summarise = (c: Case) => Summary

export interface Worker {
  readonly id: string
  readonly name: string
  readonly role: 'worker' | 'admin'
}

/** Copy in the language the desk reads in. */
export interface DeskWords {
  say(words: Words): string
  has(key: string): boolean
}

/** A durable JSON document, as `store/durable-file.ts` opens it. */
export interface DocumentOf<Value> {
  read(): Value
  /** Resolves once `next` would survive a power cut; `read` gives it from then on. */
  write(next: Value): Promise<void>
}

/** Whether a worker may see the cases of a team; undefined where a case has none. */
export type Sees = (worker: Worker, team: string | undefined) => boolean

/** Who is writing just now; for seconds, and kept nowhere. */
export interface DeskTyping {
  isPersonWriting(id: CaseId): boolean
  /** Shows the person, where their page is open, that the worker of that name is writing. */
  ofWorker(c: Case, name: string): void
}

/** What every verb of the desk works with. */
export interface Desk {
  readonly store: Pick<Store, 'load' | 'commit' | 'heads' | 'alerted'>
  readonly turns: Turns
  readonly clock: Clock
  readonly sender: Sender
  /** Whether what is said on a channel must be sent out there. */
  readonly pushes: Pushes
  /** Absent where nobody can be seen writing. */
  readonly typing?: DeskTyping
  /** Who may see which case. */
  readonly sees: Sees
  /** What follows from an act. */
  readonly settle: Settle
  readonly speech: Speech
  readonly summarise: Summarise
  /** What a need is called in the desk's language. */
  readonly needLabel: (id: string) => string
  /** The language the desk reads in. */
  readonly language: string
}
