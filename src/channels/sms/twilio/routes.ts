/** Twilio's two webhooks: a text that came in, and what became of one that went out. */
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { z } from 'zod'
import type { HttpAnswer, HttpRequest, Route } from '../../../http/route.js'
import type { SmsDoor } from '../provider.js'
import { becameOf, statuses } from './statuses.js'
import { statusPath, type TwilioOptions } from './options.js'

const inboundPath = '/sms/twilio'

const sid = z.string().min(1).max(64)
/** Media is left where it is: nothing in it is fetched. */
const inboundSchema = z.object({
  MessageSid: sid,
  From: z.string().min(1).max(64),
  Body: z.string().max(20_000).default(''),
  OptOutType: z.enum(['STOP', 'START', 'HELP']).optional(),
})
const statusSchema = z.object({
  MessageSid: sid,
  MessageStatus: z.string().max(40),
  To: z.string().min(1).max(64),
  ErrorCode: z.string().max(10).optional(),
})

/** We answer by REST, from the outbox; an empty answer says that Twilio has nothing to say for us. */
const nothing: HttpAnswer = {
  status: 200,
  headers: { 'Content-Type': 'text/xml; charset=utf-8' },
  body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
}
const refused = (status: 400 | 403, body: string): HttpAnswer => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body,
})

export function twilioRoutes(door: SmsDoor, options: TwilioOptions): Route[] {
  const signed = (handle: (form: Record<string, unknown>) => Promise<HttpAnswer>): Route['handle'] => {
    return (request) => {
      const form = z.record(z.string(), z.unknown()).safeParse(request.body).data ?? {}
      if (!isTwilios(request, form, options))
        return refused(403, 'This request is not signed by Twilio for this address.')
      return handle(form)
    }
  }
  const route = { method: 'POST', access: 'public', takes: { kind: 'form', most: 64_000 } } as const
  return [
    {
      ...route,
      path: inboundPath,
      handle: signed(async (form) => {
        const read = inboundSchema.safeParse(form)
        if (!read.success) return refused(400, 'MessageSid, From and Body are needed.')
        const { MessageSid, From, Body, OptOutType } = read.data
        await door.received({ id: MessageSid, from: From, text: Body, carrier: carrierOf(OptOutType, Body) })
        return nothing
      }),
    },
    {
      ...route,
      path: statusPath,
      handle: signed(async (form) => {
        const read = statusSchema.safeParse(form)
        if (!read.success) return refused(400, 'MessageSid, MessageStatus and To are needed.')
        const { MessageSid, MessageStatus, To, ErrorCode } = read.data
        const state = statuses[MessageStatus]
        if (state) await door.reported(To, { id: MessageSid, state, ...becameOf(ErrorCode) })
        return { status: 204 }
      }),
    },
  ]
}

/** YES opts in at the carrier too; here it is the answer to a question. */
function carrierOf(
  optOut: 'STOP' | 'START' | 'HELP' | undefined,
  body: string,
): 'stop' | 'start' | undefined {
  if (optOut === 'STOP') return 'stop'
  return optOut === 'START' && body.trim().toUpperCase() !== 'YES' ? 'start' : undefined
}

/** Signed with one of our tokens, over the address that is known outside. */
function isTwilios(
  { headers, path, query }: HttpRequest,
  form: Record<string, unknown>,
  { authTokens, publicUrl }: TwilioOptions,
): boolean {
  const signature = headers['x-twilio-signature']
  if (!signature) return false
  const asked = query.toString() === '' ? path : `${path}?${query.toString()}`
  const url = `${publicUrl.replace(/\/$/, '')}${asked}`
  return authTokens.some((token) => webhooks.validateRequest(token, signature, url, form))
}
