/** How many codes may be tried: a handful from one address, and not many in all. */
import { RateLimiterMemory } from 'rate-limiter-flexible'

const anHour = 3_600

export interface Guesses {
  /** False when too many were tried; each call counts as one. */
  may(from: string): Promise<boolean>
}

export function createGuesses({ each = 5, all = 300 } = {}): Guesses {
  const mine = new RateLimiterMemory({ points: each, duration: anHour })
  const everybodys = new RateLimiterMemory({ points: all, duration: anHour })
  return {
    may: (from) =>
      mine
        .consume(from)
        .then(() => everybodys.consume('all'))
        .then(
          () => true,
          () => false,
        ),
  }
}
