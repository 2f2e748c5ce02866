/** What carrying on elsewhere needs of the deployment, and of chance. */
export interface MoveWorld {
  /** `K7QM-4XWP-9D2C` */
  newCode(): string
  /** Six digits. */
  newPin(): string
  readonly days: number
  /** Where a code can be opened as a page. */
  readonly link?: ((code: string) => string) | undefined
  /** Our number, where people can write to us by text. */
  readonly number?: string | undefined
  /** As in `Case.addresses`. */
  readonly textChannel: string
}
