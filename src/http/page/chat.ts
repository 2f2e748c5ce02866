/** The conversation on the page: shown, written to and brought up to date, by the same door as every Direct Line client. */
import { randomBytes } from 'node:crypto'
import type { DirectLine } from '../../channels/direct-line/index.js'
import { newConversationId, newUser, type Holder } from '../../channels/direct-line/tokens.js'
import type { Conversation } from '../../conversation/ports.js'
import type { Case } from '../../domain/case.js'
import type { Message } from '../../domain/message.js'
import { StoreError } from '../../errors.js'
import type { Log } from '../../log.js'
import type { Speech } from '../../speech/ports.js'
import type { Limits } from '../limits.js'
import type { HttpAnswer, HttpRequest, Route } from '../route.js'
import { formSchema, messageIdOf, several, type Form } from './chat-form.js'
import type { PageCookies } from './cookies.js'
import { fieldFor } from './field.js'
import { pageLanguage } from './language.js'
import { messagesView } from './messages-view.js'
import { html, type RenderPage } from './render.js'
import { sameOrigin } from './same-origin.js'

export interface ChatWorld {
  readonly web: DirectLine
  readonly conversation: Pick<Conversation, 'greeting' | 'comeBack'>
  readonly speech: Speech
  readonly languages: readonly string[]
  readonly limits: Limits
  readonly log: Log
  readonly cookies: PageCookies
  readonly render: RenderPage
  readonly publicUrl?: string | undefined
}

/** Why a message was not taken, as copy keys under `page.problems`. */
type Problem = 'empty' | 'tooMany' | 'cannotKeep' | 'ended' | 'elsewhere'
const statusOf: Record<Problem, number> = {
  empty: 400,
  tooMany: 429,
  cannotKeep: 503,
  ended: 410,
  elsewhere: 403,
}

interface Shown {
  readonly language: string
  readonly messages: readonly Message[]
  readonly begun: boolean
  /** A worker holds the case: they are shown that the person is writing. */
  readonly held?: boolean
  readonly problem?: Problem
  /** What was typed and not taken. */
  readonly text?: string
  readonly done?: string | undefined
  /** The conversation is over: nothing can be pressed. */
  readonly over?: boolean
}

export function chatRoutes(world: ChatWorld): Route[] {
  const { web, speech, languages, limits, cookies, render } = world
  const directionOf = (language: string) => speech.direction(language)
  const newForm = () => randomBytes(9).toString('base64url')

  const languageOf = (request: HttpRequest, ofCase?: string, asked?: string) =>
    pageLanguage(
      {
        asked: asked ?? request.query.get('lang'),
        ofCase,
        chosen: request.cookies[cookies.language.name],
        accepted: request.headers['accept-language'],
      },
      languages,
    )

  function page(status: number, shown: Shown, headers: Record<string, string | string[]> = {}): HttpAnswer {
    const open = shown.over !== true
    const body = render('chat.njk', shown.language, {
      ...shown,
      messages: messagesView(shown.messages, { directionOf, open }),
      count: shown.messages.length,
      field: fieldFor(shown.messages),
      form: newForm(),
    })
    return html(status, body, headers)
  }

  /** The same messages as the whole page would show, for the page's script. */
  function part(
    status: number,
    shown: Shown & { after: number; reload?: boolean },
    headers = {},
  ): HttpAnswer {
    const messages = messagesView(shown.messages, {
      directionOf,
      open: shown.over !== true,
      after: shown.after,
    })
    const body = {
      html: messages.length > 0 ? render('messages.njk', shown.language, { messages }) : '',
      after: shown.after,
      count: shown.over ? 0 : shown.messages.length,
      field: fieldFor(shown.messages),
      form: newForm(),
      begun: shown.begun,
      held: shown.held === true,
      reload: shown.reload === true,
      problem: shown.problem && speech.say({ key: `page.problems.${shown.problem}` }, shown.language),
    }
    return {
      status,
      headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(body),
    }
  }

  async function mine(request: HttpRequest): Promise<{ holder?: Holder; here?: Case | undefined }> {
    const holder = await web.pageHolder(request)
    return holder ? { holder, here: await web.door.caseOf(holder.conversationId) } : {}
  }

  async function show(request: HttpRequest): Promise<HttpAnswer> {
    const { here } = await mine(request)
    const language = languageOf(request, here?.language)
    const asked: Record<string, string> = request.query.get('lang')
      ? { 'Set-Cookie': cookies.language.set(language) }
      : {}
    const done = request.query.get('done') === 'forgotten' ? 'forgotten' : undefined
    return here
      ? page(200, { language, messages: here.messages, begun: true, held: isHeld(here) }, asked)
      : page(200, { language, messages: world.conversation.greeting(language), begun: false, done }, asked)
  }

  async function fresh(request: HttpRequest): Promise<HttpAnswer> {
    const { here } = await mine(request)
    const language = languageOf(request, here?.language)
    const after = Number(/^\d{1,9}$/.exec(request.query.get('after') ?? '')?.[0] ?? 0)
    if (!here)
      return part(statusOf.ended, { language, messages: [], begun: false, problem: 'ended', after: 0 })
    const reload = request.query.get('lang') !== null && request.query.get('lang') !== here.language
    return part(200, { language, messages: here.messages, begun: true, held: isHeld(here), after, reload })
  }

  /** What this person sees when their message was not taken: all as it was, and their words still in the box. */
  async function refused(request: HttpRequest, form: Form, problem: Problem, headers = {}) {
    const { here } = await mine(request).catch(() => ({ here: undefined }))
    const language = languageOf(request, here?.language, here ? undefined : form.lang)
    const messages = here?.messages ?? world.conversation.greeting(language)
    const shown = { language, messages, begun: here !== undefined, problem, text: form.text }
    return forScript(request)
      ? part(statusOf[problem], { ...shown, after: messages.length }, headers)
      : page(statusOf[problem], shown, headers)
  }

  async function take(request: HttpRequest): Promise<HttpAnswer> {
    const parsed = formSchema.safeParse(request.body ?? {})
    const form = parsed.success ? parsed.data : formSchema.parse({})
    if (!sameOrigin(request, world.publicUrl)) return refused(request, form, 'elsewhere')
    const choice = form.choice ?? several(form)
    if (!parsed.success || (choice === undefined && form.text.trim() === ''))
      return refused(request, form, 'empty')
    try {
      return await post(request, form, choice)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      world.log.event({ name: 'store.failed', code: error.code })
      return refused(request, form, 'cannotKeep')
    }
  }

  async function post(request: HttpRequest, form: Form, choice: string | undefined): Promise<HttpAnswer> {
    const { holder: known, here } = await mine(request)
    // A page that showed a conversation which is gone must not quietly begin another with what was meant for the first.
    if (form.begun && !here)
      return refused(request, form, 'ended', { 'Set-Cookie': cookies.conversation.clear() })
    const language = languageOf(request, here?.language, here ? undefined : form.lang)
    const holder = here && known ? known : { conversationId: newConversationId(), user: newUser() }

    const allowed = here
      ? await limits.message(holder.conversationId, request.address)
      : await limits.conversation(request.address)
    if (!allowed.ok) return refused(request, form, 'tooMany', { 'Retry-After': String(allowed.retryAfter) })

    if (!here) await web.door.begin({ ...holder, language })
    web.whoWrites.sent(holder.conversationId)
    const taken = await web.door.post({
      ...holder,
      messageId: messageIdOf(form, choice),
      text: choice === undefined ? form.text : '',
      choice,
      language,
    })
    if (taken.kind === 'ended')
      return refused(request, form, 'ended', { 'Set-Cookie': cookies.conversation.clear() })
    if (taken.kind === 'erased') return farewell(request, form, language, taken.messages)

    const cookie = cookies.conversation.set(await web.tokens.sign(holder, 'page'), web.tokens.seconds.page)
    const headers = { 'Set-Cookie': [cookie, cookies.language.clear()] }
    if (!forScript(request)) return { status: 303, headers: { ...headers, Location: '/#latest' } }
    const { messages, language: now } = taken.case
    const reload = now !== (form.lang ?? now)
    const shown = { language: now, messages, begun: true, held: isHeld(taken.case) }
    return part(200, { ...shown, after: form.after, reload }, headers)
  }

  /** The case is deleted: its last words are shown once, and this device forgets it. */
  function farewell(
    request: HttpRequest,
    form: Form,
    language: string,
    said: readonly Message[],
  ): HttpAnswer {
    const headers = { 'Set-Cookie': cookies.conversation.clear() }
    const messages = said.map((message, index) => ({ ...message, index: index + form.after }))
    const shown = { language, messages, begun: false, over: true }
    return forScript(request)
      ? part(200, { ...shown, after: form.after }, headers)
      : page(200, shown, headers)
  }

  return [
    { method: 'GET', path: '/', access: 'public', handle: show },
    { method: 'POST', path: '/', access: 'public', takes: { kind: 'form', most: 262_144 }, handle: take },
    { method: 'GET', path: '/messages', access: 'public', handle: fresh },
  ]
}

const isHeld = ({ holder }: Case) => holder.kind === 'worker'
const forScript = ({ headers }: HttpRequest) => headers.accept?.includes('application/json') ?? false
