/** A person on one channel, as the transcripts play them: what their client can do, and what it shows them. */

/** A choice where it was last offered. */
export interface Button {
  readonly code: string
  readonly label: string
  /** Its number in the list that is read where nothing can be pressed. */
  readonly number: number
}

export interface Someone {
  /** As in `Case.addresses`. */
  readonly channel: string
  readonly address: () => string
  /** Comes to the service, in the language of their client where it has one. */
  begins(): Promise<void>
  says(text: string): Promise<void>
  presses(button: Button): Promise<void>
  /** What has come since it was last asked, in order: all that can be read of it, without mark-up. */
  reads(): Promise<string[]>
}
