/** The gateway as the tests see it: requests signed by the provider's own library, and a REST interface that takes down what it is given. */
import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'
import webhooks from 'twilio/lib/webhooks/webhooks.js'

export const twilio = {
  account: `AC${'0'.repeat(32)}`,
  token: 'the-primary-token-of-the-test',
  secondary: 'the-secondary-token-of-the-test',
  number: '+447400000001',
  publicUrl: 'https://cairn.example',
}

export interface SentText {
  readonly to: string
  readonly body: string
  readonly sid: string
  readonly statusCallback: string
}

export interface FakeTwilio {
  readonly url: string
  readonly sent: SentText[]
  /** What it answers to the next texts instead of taking them. */
  readonly refuses: { status: number; code: number; retryAfter?: number }[]
  close(): Promise<void>
}

export async function fakeTwilio(): Promise<FakeTwilio> {
  const sent: SentText[] = []
  const refuses: FakeTwilio['refuses'] = []
  const server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      const isOurs =
        request.url === `/2010-04-01/Accounts/${twilio.account}/Messages.json` &&
        request.headers.authorization ===
          `Basic ${Buffer.from(`${twilio.account}:${twilio.token}`).toString('base64')}`
      const refused = isOurs ? refuses.shift() : { status: 401, code: 20003 }
      response.setHeader('content-type', 'application/json')
      if (refused) {
        if ('retryAfter' in refused) response.setHeader('retry-after', String(refused.retryAfter))
        response.statusCode = refused.status
        return response.end(JSON.stringify({ code: refused.code, message: 'no', status: refused.status }))
      }
      const form = new URLSearchParams(body)
      const sid = `SM${String(sent.length + 1).padStart(32, '0')}`
      sent.push({
        to: form.get('To') ?? '',
        body: form.get('Body') ?? '',
        sid,
        statusCallback: form.get('StatusCallback') ?? '',
      })
      response.statusCode = 201
      return response.end(JSON.stringify({ sid, status: 'queued' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    refuses,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A webhook as Twilio posts it to a service at `base` that is known outside as `publicUrl`. */
export async function webhook(
  base: string,
  path: string,
  form: Record<string, string>,
  {
    token = twilio.token,
    signature,
    url = `${twilio.publicUrl}${path}`,
  }: Partial<{ token: string; signature: string; url: string }> = {},
): Promise<Response> {
  return fetch(`${base}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature ?? webhooks.getExpectedTwilioSignature(token, url, form),
    },
    body: new URLSearchParams(form),
  })
}
