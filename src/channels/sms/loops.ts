/** Machines that answer machines: what comes too often, or the same again and again, is not answered. */
import { createHash } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'

const tenMinutes = 600
/** Nobody types so many texts in ten minutes. */
const mostTexts = 60
/** Short answers repeat ("yes", "1"); an away message does too, and is longer. */
const mostTheSame = 3
const shortAnswer = 20

export interface Loops {
  /** False when this text is most likely a machine's. */
  mayAnswer(from: string, text: string): Promise<boolean>
}

export function createLoops(): Loops {
  const texts = new RateLimiterMemory({ points: mostTexts, duration: tenMinutes })
  const same = new RateLimiterMemory({ points: mostTheSame, duration: tenMinutes })
  const allows = (limiter: RateLimiterMemory, key: string) =>
    limiter.consume(key).then(
      () => true,
      () => false,
    )
  return {
    async mayAnswer(from, text) {
      if (!(await allows(texts, from))) return false
      const mark = createHash('sha256').update(`${from}\n${text}`).digest('base64url')
      return text.length <= shortAnswer || allows(same, mark)
    },
  }
}
