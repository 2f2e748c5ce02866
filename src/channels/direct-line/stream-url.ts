/** The address of a conversation's WebSocket, as its client reaches it. */
import type { HttpRequest } from '../../http/route.js'

export function streamUrl(
  { headers }: HttpRequest,
  publicUrl: string | undefined,
  to: { conversationId: string; watermark: number; token: string },
): string {
  const secure = headers['x-forwarded-proto'] === 'https'
  const base = publicUrl ?? `${secure ? 'https' : 'http'}://${headers.host ?? 'localhost'}`
  const url = new URL(`/v3/directline/conversations/${to.conversationId}/stream`, base)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  url.searchParams.set('watermark', String(to.watermark))
  url.searchParams.set('t', to.token)
  return url.href
}
