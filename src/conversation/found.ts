/** What came of an effect: its outcome is the answer of the step that asked for it. */
import type { z } from 'zod'
import type { Case } from '../domain/case.js'
import type { Secret } from './command-turn.js'

export interface Found {
  readonly outcome: string
  readonly data?: z.core.util.JSONType
  /** The case with what the effect did to it, besides the answer. */
  readonly case?: Case
  readonly secret?: Secret
}
