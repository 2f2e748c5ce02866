/** The other half of the circle. */
import type { One } from './one.js'

export interface Two {
  readonly one: One | undefined
}
