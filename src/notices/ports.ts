/** What every way of telling is given: the notice in the desk's words, and what a machine may know of it. */
import type { Told } from '../conversation/ports.js'
import type { Notice } from '../domain/notice.js'

export interface Telling {
  readonly notice: Notice
  /** One line. */
  readonly subject: string
  readonly text: string
  /** What leads to the case on the desk, and its words. */
  readonly link: { readonly href: string; readonly text: string }
  readonly facts: {
    /** Absent where an alert is of a case that was never referred. */
    readonly reference?: string
    readonly status?: string
    readonly team?: string
    readonly expectedBy?: string
  }
}

export interface Way {
  tell(telling: Telling): Promise<Told>
  close?(): void
}
