/** Text messages, put together over a gateway. */
import type { Outbox, Posted } from '../../conversation/ports.js'
import { hashed, type Log } from '../../log.js'
import type { CairnBot } from '../bot.js'
import type { Channel } from '../channel.js'
import { SmsAdapter } from './adapter.js'
import { smsChannel } from './channel.js'
import { createLoops } from './loops.js'
import { canAnswer, carrierReads } from './numbers.js'
import type { SmsDoor, SmsProvider } from './provider.js'
import { textsOf, type TextWords } from './texts.js'

export interface SmsOptions extends TextWords {
  readonly bot: CairnBot
  readonly provider: SmsProvider
  readonly outbox: Pick<Outbox, 'reported'>
  readonly log: Log
  /** Said where a text could not be kept, so that nobody waits for an answer. */
  readonly apology: string
}

export function createSms({ bot, provider, outbox, log, apology, ...words }: SmsOptions): Channel {
  const loops = createLoops()
  const sayOutside = async (to: string, text: string) => {
    await provider.send(to, `${words.serviceName}: ${text}`)
  }
  const adapter = new SmsAdapter(bot, sayOutside)
  const ignored = (from: string, why: string) =>
    log.event({ name: 'message.ignored', address: hashed(from), why })

  const door: SmsDoor = {
    async received(text) {
      if (!canAnswer(text.from)) return ignored(text.from, 'noNumber')
      if (!(await loops.mayAnswer(text.from, text.text))) return ignored(text.from, 'loop')
      try {
        await adapter.say({ ...text, carrier: text.carrier ?? carrierReads(text.text) })
      } catch (error) {
        await sayOutside(text.from, apology)
        throw error
      }
    },
    async reported(to, report) {
      await outbox.reported({ channel: smsChannel, address: to }, report)
    },
  }

  return {
    names: [smsChannel],
    routes: provider.routes(door),
    async post(to, message, c) {
      const { texts, also } = textsOf(message, c, words)
      const posted = await sentAs(texts, to.address, provider)
      return posted.kind === 'sent' ? { ...posted, also } : posted
    },
    close: () => {},
  }
}

/** One after the other. Where the first could not go nothing has; where a later one could not, what has gone is not sent again. */
async function sentAs(texts: readonly string[], to: string, provider: SmsProvider): Promise<Posted> {
  const ids: string[] = []
  for (const text of texts) {
    const posted = await provider.send(to, text)
    if (posted.kind !== 'sent') return ids.length === 0 ? posted : { kind: 'refused', code: posted.code }
    ids.push(...posted.ids)
  }
  return { kind: 'sent', ids }
}
