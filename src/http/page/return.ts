/** The page behind a link to carry on: looking at it uses nothing up (mail readers do), its button opens the conversation here. */
import type { DirectLine } from '../../channels/direct-line/index.js'
import { webChannel } from '../../channels/direct-line/channel.js'
import { newConversationId, newUser } from '../../channels/direct-line/tokens.js'
import type { Conversation } from '../../conversation/ports.js'
import type { Limits } from '../limits.js'
import type { HttpAnswer, HttpRequest, Route } from '../route.js'
import type { PageCookies } from './cookies.js'
import { pageLanguage } from './language.js'
import { html, type RenderPage } from './render.js'
import { sameOrigin } from './same-origin.js'

export interface ReturnWorld {
  readonly web: DirectLine
  readonly conversation: Pick<Conversation, 'comeBack'>
  readonly languages: readonly string[]
  readonly limits: Limits
  readonly cookies: PageCookies
  readonly render: RenderPage
  readonly publicUrl?: string | undefined
}

export function returnRoutes(world: ReturnWorld): Route[] {
  const { web, conversation, limits, cookies, render } = world
  const page = (status: number, request: HttpRequest, gone: boolean, headers = {}): HttpAnswer => {
    const language = pageLanguage(
      {
        asked: request.query.get('lang'),
        chosen: request.cookies[cookies.language.name],
        accepted: request.headers['accept-language'],
      },
      world.languages,
    )
    return html(status, render('return.njk', language, { gone, path: request.path }), headers)
  }

  async function open(request: HttpRequest): Promise<HttpAnswer> {
    if (!sameOrigin(request, world.publicUrl)) return page(403, request, false)
    const allowed = await limits.conversation(request.address)
    if (!allowed.ok) return page(429, request, false, { 'Retry-After': String(allowed.retryAfter) })
    const holder = { conversationId: newConversationId(), user: newUser() }
    const at = {
      channel: webChannel,
      address: holder.conversationId,
      messageId: `return-${holder.conversationId}`,
    }
    const opened = await conversation.comeBack(at, request.params.code ?? '', request.address)
    if (!opened) return page(410, request, true)
    const cookie = cookies.conversation.set(await web.tokens.sign(holder, 'page'), web.tokens.seconds.page)
    return {
      status: 303,
      headers: { 'Set-Cookie': [cookie, cookies.language.clear()], Location: '/#latest' },
    }
  }

  const path = '/return/:code'
  return [
    { method: 'GET', path, access: 'public', handle: (request) => page(200, request, false) },
    { method: 'POST', path, access: 'public', takes: { kind: 'form', most: 1_000 }, handle: open },
  ]
}
