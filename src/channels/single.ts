/** What is in no case (a code for a phone or a mailbox that is not yet known to be somebody's) is sent, and not much to one address. */
import { RateLimiterMemory } from 'rate-limiter-flexible'

const anHour = 3_600

/** Drops what is too much: nobody's phone is to be rung with codes that somebody else asks for. */
export function sparing<More extends unknown[]>(
  send: (to: string, ...more: More) => Promise<unknown>,
): (to: string, ...more: More) => void {
  const toOne = new RateLimiterMemory({ points: 3, duration: anHour })
  const inAll = new RateLimiterMemory({ points: 200, duration: anHour })
  return (to, ...more) => {
    void toOne
      .consume(to)
      .then(() => inAll.consume('all'))
      .then(
        () => send(to, ...more),
        () => undefined,
      )
  }
}
