/** An account with a number of its own. */
export interface TwilioOptions {
  readonly accountSid: string
  /** The primary token, and the secondary while one takes over from the other. */
  readonly authTokens: readonly [string, ...string[]]
  /** Our number, E.164. */
  readonly number: string
  readonly apiUrl: string
  /** Where Twilio reaches us: its signature covers it to the letter. */
  readonly publicUrl: string
}

/** Where Twilio reports what became of a text. */
export const statusPath = '/sms/twilio/status'
