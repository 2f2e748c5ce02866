/** What the rest of Cairn asks of the safety slot: which help to show for a message, and the numbers to show. */

/**
 * Which help is shown: a life at risk now; a wish to die or to hurt oneself; someone being harmed; or something that asks
 * for kind words. It describes the answer we give, never the person, and is not a measure of risk (NICE NG225).
 */
export type SafetyLevel = 'emergency' | 'crisis' | 'safeguarding' | 'sensitive'

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
  readonly level: SafetyLevel
  /** The id of the rule, or of the guard that softened it, in `content/safety/phrases`. */
  readonly rule: string
  /** The version of the phrases that were read. */
  readonly version: string
  readonly kind?: FindingKind
}

export interface SafetyNet {
  /**
   * Reads up to 20,000 characters (all that a door lets in, also of a message refused for its length), in this language
   * and in English. Linear in the length; never throws. A language without a net of its own is read in English.
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
}

export interface Helplines {
  /** The numbers that stand on every page, always in the same order. None for a nation we do not know. */
  always(nation: string): readonly Helpline[]
  /** The numbers for this finding, the one to use first at the top. Never empty where the nation has any. */
  for(finding: Finding, nation: string, options: HelplineOptions): readonly Helpline[]
  readonly nations: readonly string[]
  readonly version: string
}
