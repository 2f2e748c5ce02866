/** The person's page, put together: its routes, its files, and its words for what fails. */
import { join } from 'node:path'
import { pageCookie } from '../../channels/direct-line/index.js'
import { createAssets } from '../assets.js'
import type { ErrorAnswer } from '../error-answer.js'
import type { Route } from '../route.js'
import { chatRoutes, type ChatWorld } from './chat.js'
import { pageCookies } from './cookies.js'
import { plainPages, type PlainPagesWorld } from './plain-pages.js'
import { returnRoutes } from './return.js'
import { createRenderPage, type RenderOptions } from './render.js'

export type PageOptions = Omit<ChatWorld, 'cookies' | 'render'> &
  Omit<PlainPagesWorld, 'cookies' | 'render'> &
  Omit<RenderOptions, 'assets'>

export function createPage(options: PageOptions): { routes: Route[]; errorAnswer: ErrorAnswer } {
  const file = (name: string) => join(options.root, 'src/http/browser', name)
  const assets = createAssets({
    'page.css': file('page.css'),
    'page.js': file('page.js'),
    'cairn.svg': file('cairn.svg'),
  })
  const render = createRenderPage({ ...options, assets })
  const cookies = pageCookies(pageCookie, options.publicUrl?.startsWith('https:') ?? false)
  const plain = plainPages({ ...options, cookies, render })
  return {
    routes: [
      ...chatRoutes({ ...options, cookies, render }),
      ...returnRoutes({ ...options, cookies, render }),
      ...plain.routes,
      ...assets.routes,
    ],
    errorAnswer: plain.errorAnswer,
  }
}
