/** What the rest of Cairn asks of the safety slot: which help to show for a message, and the numbers to show. */
import type { HelpLevel } from '../domain/alert.js'

/** What a rule is about, so that the right number stands first. */
export const findingKinds = [
  'suicide',
  'suicideOfOther',
  'attempt',
  'selfHarm',
  'overdose',
  'medical',
  'violence',
  'threat',
  'domesticAbuse',
  'child',
  'adultAtRisk',
  'sexualViolence',
  'exploitation',
  'bereavement',
  'denial',
] as const
export type FindingKind = (typeof findingKinds)[number]

export interface Finding {
  readonly level: HelpLevel
  /** The id of the rule, or of the guard that softened it, in `content/safety/phrases`. */
  readonly rule: string
  /** The version of the phrases that were read, with their language: `pl:2026-11-2`. */
  readonly version: string
  /** The language that it was understood in: the person's, English, or another that they wrote in. */
  readonly language: string
  readonly kind?: FindingKind
  /** The message says that whoever writes is under 18, or cannot use a voice call. */
  readonly young?: true
  readonly deaf?: true
}

export interface SafetyNet {
  /**
   * Reads up to 20,000 characters (all that a door lets in, also of a message refused for its length): in this language and
   * in English, and where these find nothing in every other. Linear in the length; never throws.
   */
  read(text: string, language: string): Finding | undefined
  /** Languages that have a net; the start refuses to offer others. */
  readonly languages: readonly string[]
  readonly version: string
}

export interface Helpline {
  readonly id: string
  readonly name: string
  /** The number as people read it: "116 123". */
  readonly call?: string
  /** The number to press once they have answered. */
  readonly option?: number
  /** What to text, and where to: "SHOUT to 85258". */
  readonly text?: string
  /** `tel:` or `sms:`, for one tap. */
  readonly href?: string
  /** The copy key of one line that says when to use it. */
  readonly when: string
  /** The public site of the organisation that runs it. */
  readonly source: string
  /** The day a person last checked the number at its source, as an ISO date; null when nobody has yet. */
  readonly checked: string | null
}

export interface HelplineOptions {
  readonly age?: number
  readonly under18?: boolean
  /** True for people who cannot use a voice call: text comes first, and what can only be called last. */
  readonly textFirst?: boolean
}

export interface Helplines {
  /** The numbers that stand on every page, always in the same order. None for a nation we do not know. */
  always(nation: string): readonly Helpline[]
  /** The numbers for this finding, the one to use first at the top. Never empty where the nation has any. */
  for(finding: Finding, nation: string, options: HelplineOptions): readonly Helpline[]
  readonly nations: readonly string[]
  readonly version: string
}
