/** One half of a circle, so that the architecture test can see that circles are found. */
import type { Two } from './two.js'

export interface One {
  readonly two: Two | undefined
}
