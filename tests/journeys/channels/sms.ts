/** Somebody with a phone: signed webhooks in, and the texts that the gateway was given. */
import { smsChannel } from '../../../src/channels/sms/channel.js'
import { twilio, webhook } from '../../channels/twilio.js'
import type { EveryChannel } from './service.js'
import type { Someone } from './someone.js'

let phones = 100_000

export function bySms({ base, gateway, quiet, world }: EveryChannel, language: string): Someone {
  const number = `+447400${String(++phones)}`
  const { speech, deployment } = world
  let texted = 0
  let read = 0

  async function says(text: string): Promise<void> {
    const answer = await webhook(base, '/sms/twilio', {
      MessageSid: `SM${number}-${++texted}`,
      AccountSid: twilio.account,
      From: number,
      To: twilio.number,
      Body: text,
      NumMedia: '0',
    })
    if (answer.status !== 200) throw new Error(`the webhook answered ${answer.status}`)
  }

  return {
    channel: smsChannel,
    address: () => number,
    // A phone says nothing of its language: the person does.
    begins: () => says(language === deployment.language ? 'hello' : speech.language(language).name),
    says,
    presses: ({ number: place }) => says(String(place)),
    async reads() {
      await quiet()
      const mine = gateway.sent.slice(read).filter(({ to }) => to === number)
      read = gateway.sent.length
      return mine.map(({ body }) => body)
    },
  }
}
