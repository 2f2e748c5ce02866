/** What the views of a case are given to put it into words. */
import type { Naming } from './naming.js'
import type { Say } from './render.js'
import type { Times } from './times.js'

export interface CaseWords {
  readonly say: Say
  readonly times: Times
  readonly naming: Naming
  /** The language the desk reads in. */
  readonly language: string
}
