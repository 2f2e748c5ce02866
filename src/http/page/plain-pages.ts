/** The pages around the conversation: plan, privacy, accessibility, the ways out, and what is said when something fails. */
import type { DirectLine } from '../../channels/direct-line/index.js'
import type { Case } from '../../domain/case.js'
import { forPrograms, jsonError, type ErrorAnswer } from '../error-answer.js'
import type { HttpAnswer, HttpRequest, Route } from '../route.js'
import type { PageCookies } from './cookies.js'
import { pageLanguage } from './language.js'
import { html, type RenderPage } from './render.js'
import { sameOrigin } from './same-origin.js'
import { piecesOf } from './text.js'

export interface PlanView {
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[]
}

export interface PlainPagesWorld {
  readonly web: DirectLine
  readonly languages: readonly string[]
  readonly cookies: PageCookies
  readonly render: RenderPage
  readonly exitUrl: string
  readonly publicUrl?: string | undefined
  readonly plan: (c: Case, language: string) => PlanView
  /** Whether the deployment's rule for vital interests applies: it is then shown beside who reads what. */
  readonly tellsByRule: boolean
}

export function plainPages(world: PlainPagesWorld): { routes: Route[]; errorAnswer: ErrorAnswer } {
  const { web, cookies, render } = world

  const languageOf = (request: HttpRequest, ofCase?: string) =>
    pageLanguage(
      {
        asked: request.query.get('lang'),
        ofCase,
        chosen: request.cookies[cookies.language.name],
        accepted: request.headers['accept-language'],
      },
      world.languages,
    )
  const caseOf = async (request: HttpRequest) => {
    const holder = await web.pageHolder(request)
    return holder && web.door.caseOf(holder.conversationId)
  }
  const still = (path: string, template: string): Route => ({
    method: 'GET',
    path,
    access: 'public',
    handle: async (request) =>
      html(
        200,
        render(template, languageOf(request, (await caseOf(request))?.language), {
          path,
          tellsByRule: world.tellsByRule,
        }),
      ),
  })
  const forgotten = () => [cookies.conversation.clear(), cookies.language.clear()]

  const routes: Route[] = [
    still('/privacy', 'privacy.njk'),
    still('/accessibility', 'accessibility.njk'),
    {
      method: 'GET',
      path: '/plan',
      access: 'public',
      async handle(request) {
        const here = await caseOf(request)
        const language = languageOf(request, here?.language)
        const plan = here && world.plan(here, language)
        const sections = plan?.sections.map(({ heading, lines }) => ({
          heading,
          lines: lines.map((line) => piecesOf(line, { links: false })),
        }))
        return html(200, render('plan.njk', language, { title: plan?.title, sections, path: '/plan' }))
      },
    },
    {
      method: 'POST',
      path: '/forget',
      access: 'public',
      takes: { kind: 'form', most: 1_000 },
      handle: (request): HttpAnswer =>
        sameOrigin(request, world.publicUrl)
          ? { status: 303, headers: { Location: '/?done=forgotten', 'Set-Cookie': forgotten() } }
          : { status: 303, headers: { Location: '/' } },
    },
    {
      // A plain link, so that it works at once and without script.
      method: 'GET',
      path: '/exit',
      access: 'public',
      handle(request) {
        const ours = request.headers['sec-fetch-site'] !== 'cross-site'
        const clearing: Record<string, string[]> = ours ? { 'Set-Cookie': forgotten() } : {}
        return { status: 303, headers: { Location: world.exitUrl, ...clearing } }
      },
    },
    {
      // Sent by the script on its way out, when nothing waits for the answer.
      method: 'POST',
      path: '/exit',
      access: 'public',
      handle: (request) =>
        sameOrigin(request, world.publicUrl)
          ? {
              status: 204,
              headers: { 'Set-Cookie': forgotten(), 'Clear-Site-Data': '"cache", "storage"' },
            }
          : { status: 403 },
    },
  ]

  const errorAnswer: ErrorAnswer = (cause, request) => {
    if (forPrograms(request) || request.headers.accept?.includes('application/json')) return jsonError(cause)
    const kind = cause.status === 404 ? 'notFound' : cause.status >= 500 ? 'fault' : 'badRequest'
    return html(cause.status, render('problem.njk', languageOf(request), { kind, path: '/' }))
  }
  return { routes, errorAnswer }
}
