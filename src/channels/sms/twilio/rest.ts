/** Sends one text by Twilio's REST interface. */
import { z } from 'zod'
import type { Posted } from '../../../conversation/ports.js'
import { notSent } from './statuses.js'
import { statusPath, type TwilioOptions } from './options.js'

const mostMilliseconds = 10_000

const sentSchema = z.object({ sid: z.string().min(1) })
const errorSchema = z.object({ code: z.union([z.number(), z.string()]) })

export function createRest({ accountSid, authTokens, number, apiUrl, publicUrl }: TwilioOptions): {
  send(to: string, text: string): Promise<Posted>
} {
  const url = `${apiUrl.replace(/\/$/, '')}/2010-04-01/Accounts/${accountSid}/Messages.json`
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authTokens[0]}`).toString('base64')}`
  const statusCallback = `${publicUrl.replace(/\/$/, '')}${statusPath}`
  return {
    async send(to, text) {
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { authorization },
          body: new URLSearchParams({ To: to, From: number, Body: text, StatusCallback: statusCallback }),
          signal: AbortSignal.timeout(mostMilliseconds),
        })
        const body: unknown = await answer.json().catch(() => undefined)
        if (answer.ok) {
          const { data } = sentSchema.safeParse(body)
          // It went; without an id nothing more will be heard of it.
          return { kind: 'sent', ids: data ? [data.sid] : [] }
        }
        const code = String(errorSchema.safeParse(body).data?.code ?? answer.status)
        const wait = Number(answer.headers.get('retry-after') ?? Number.NaN)
        return notSent(answer.status, code, Number.isFinite(wait) ? wait : undefined)
      } catch (error) {
        return { kind: 'later', code: error instanceof Error ? error.name : 'unreached' }
      }
    },
  }
}
