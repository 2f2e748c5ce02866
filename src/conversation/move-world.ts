/** What carrying on elsewhere needs of the deployment, and of chance. */
export interface MoveWorld {
  /** `K7QM-4XWP-9D2C` */
  newCode(): string
  /** Six digits. */
  newPin(): string
  readonly days: number
  /** Where a code can be opened as a page. */
  readonly link?: ((code: string) => string) | undefined
  /** The channel of text messages, as in `Case.addresses`, and our number there, where people can write to us by text. */
  readonly text?: { readonly channel: string; readonly number: string } | undefined
  /** The channel of mail, where mail can be sent. */
  readonly mail?: { readonly channel: string } | undefined
}
