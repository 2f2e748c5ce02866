/** Text messages: signed webhooks come in, and a gateway takes the answers; a turn is over when its texts are handed over. */
import type { Request } from 'autocannon'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { startCairn } from './cairn.js'
import { startConnector } from './connector.js'
import { loaded, peopleOf, type Loadable } from './load.js'

const account = `AC${'0'.repeat(32)}`
const token = 'a-token-for-the-bench-alone'
const publicUrl = 'https://cairn.example'
const path = '/sms/twilio'
/** A number says no language: whoever texts begins in the service's own. */
const language = 'en'

export async function bySms(): Promise<Loadable> {
  const gateway = await startConnector()
  const cairn = await startCairn({
    PUBLIC_URL: publicUrl,
    TWILIO_ACCOUNT_SID: account,
    TWILIO_AUTH_TOKEN: token,
    TWILIO_NUMBER: '+447400000001',
    TWILIO_API_URL: gateway.url,
  })
  return {
    async stop() {
      await cairn.stop()
      gateway.close()
    },
    async walk(run) {
      const people = peopleOf(run).map((share) => share.filter((who) => who.language === language))
      const hello = people.map((share) => share.map(({ mark }) => texted(mark, 'hello', `${mark}.hello`)))
      await loaded(cairn, hello, gateway.quiet)
      const before = gateway.taken()
      const shares = people.map((share) =>
        share.flatMap(({ says, mark }) => says.map((text, at) => texted(mark, text, `${mark}.${at}`))),
      )
      const measured = await loaded(cairn, shares, gateway.quiet)
      if (gateway.taken() - before < shares.flat().length) throw new Error('a text was not answered')
      return measured
    },
  }
}

function texted(mark: string, text: string, id: string): Request {
  const form = { MessageSid: `SM${id}`, From: `+447400${mark}`, Body: text }
  return {
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': webhooks.getExpectedTwilioSignature(token, publicUrl + path, form),
    },
    body: new URLSearchParams(form).toString(),
  }
}
