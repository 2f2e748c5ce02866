/** Where a transcript is meant to go another way on another channel, and why. */
export interface Difference {
  readonly file: string
  readonly channel: 'web' | 'sms' | 'teams'
  /** The events of a line there, instead of those in the file. */
  readonly events: Readonly<Record<string, readonly string[]>>
  readonly why: string
}

export const differences: readonly Difference[] = []
