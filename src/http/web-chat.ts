/** `GET /web-chat.js`: what another site needs to hold the conversation in Microsoft's Web Chat, in one script. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Speech } from '../speech/ports.js'
import type { Route } from './route.js'

export interface WebChatOptions {
  readonly root: string
  readonly speech: Speech
  readonly languages: readonly string[]
  /** Web Chat's own words, by its ids, for a language that it lacks; undefined where it has them. */
  readonly strings: (language: string) => unknown
}

/** Cached for an hour: the address stays, so a change must arrive some day. */
const cached = 'public, max-age=3600'

export function webChatRoute(options: WebChatOptions): Route {
  const body = scriptOf(options)
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 12)}"`
  return {
    method: 'GET',
    path: '/web-chat.js',
    access: 'public',
    handle({ headers }) {
      const common = {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': cached,
        ETag: etag,
        // It holds no secret, and what it asks for is given to configured origins only.
        'Cross-Origin-Resource-Policy': 'cross-origin',
      }
      return headers['if-none-match']?.includes(etag)
        ? { status: 304, headers: common }
        : { status: 200, headers: common, body }
    },
  }
}

function scriptOf({ root, speech, languages, strings }: WebChatOptions): string {
  const offered = Object.fromEntries(
    languages.map((language) => {
      const say = (key: string) => speech.say({ key }, language)
      const words = {
        direction: speech.direction(language),
        again: say('page.again'),
        offline: say('page.offline'),
        ended: say('page.problems.ended'),
        strings: strings(language),
      }
      return [language, words]
    }),
  )
  const source = readFileSync(join(root, 'src/http/browser/web-chat.js'), 'utf8')
  return `(() => {\nconst offered = ${JSON.stringify(offered)}\n${source}})()\n`
}
