/** Texts that are in no case (a code for a phone that is not yet known to be somebody's), and not many to one number. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { smsChannel } from './channel.js'
import type { SmsProvider } from './provider.js'

const anHour = 3_600

export function singleTexts({ provider, number }: { provider: SmsProvider; number: string }) {
  const toOne = new RateLimiterMemory({ points: 3, duration: anHour })
  const inAll = new RateLimiterMemory({ points: 200, duration: anHour })
  return {
    channel: smsChannel,
    number,
    /** Dropped where somebody asks for too many: nobody's phone is to be rung with them. */
    send(to: string, text: string): void {
      void toOne
        .consume(to)
        .then(() => inAll.consume('all'))
        .then(
          () => provider.send(to, text),
          () => undefined,
        )
    },
  }
}
