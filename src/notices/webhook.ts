/**
 * Notices to another system, signed as Standard Webhooks asks (standardwebhooks.com): `webhook-id`, `webhook-timestamp` (seconds)
 * and `webhook-signature`, which is `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`.
 */
import { createHmac } from 'node:crypto'
import type { Clock } from '../conversation/ports.js'
import type { Way } from './ports.js'
import { postJson } from './post-json.js'

export interface WebhookOptions {
  readonly url: string
  /** `whsec_` and base64, as the libraries make it; anything else is taken as it stands. */
  readonly secret: string
  readonly clock: Clock
}

export function createWebhook({ url, secret, clock }: WebhookOptions): Way {
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice(6), 'base64')
    : Buffer.from(secret, 'utf8')
  return {
    tell({ notice, facts, link }) {
      const { id, about, at } = notice
      const body = JSON.stringify({
        type: `case.${about}`,
        timestamp: at,
        data: { ...facts, link: link.href },
      })
      const timestamp = String(Math.floor(clock.now().getTime() / 1_000))
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
        'Idempotency-Key': id,
      }
      return postJson({ url, body, headers, clock })
    },
  }
}
