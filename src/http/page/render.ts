/** Templates to HTML: nunjucks over the page's own folder, everything escaped, words from `locales/<code>/page.json`. */
import { join } from 'node:path'
import nunjucks from 'nunjucks'
import type { Values } from '../../domain/words.js'
import type { Speech } from '../../speech/ports.js'
import type { Assets } from '../assets.js'

export type RenderPage = (
  template: string,
  language: string,
  data?: Readonly<Record<string, unknown>>,
) => string

/** A line of help that stands on every page, in the same order. */
export interface HelpLine {
  readonly name: string
  /** The number to call, as people read it. */
  readonly call?: string | undefined
  /** What to text, and where to. */
  readonly text?: string | undefined
  /** `tel:` or `sms:`. */
  readonly href?: string | undefined
  /** When to use it, in the page's language. */
  readonly when?: string | undefined
}

export interface RenderOptions {
  readonly root: string
  readonly speech: Speech
  readonly languages: readonly string[]
  readonly assets: Assets
  readonly serviceName: string
  readonly exitUrl: string
  readonly helplines: (language: string) => readonly HelpLine[]
}

export function createRenderPage(options: RenderOptions): RenderPage {
  const { root, speech, assets, serviceName, exitUrl } = options
  const environment = new nunjucks.Environment(
    new nunjucks.FileSystemLoader(join(root, 'src/http/page'), { watch: false }),
    { autoescape: true, trimBlocks: true, lstripBlocks: true, throwOnUndefined: false },
  )
  environment.addGlobal('asset', (name: string) => assets.url(name))
  const languages = options.languages.map((code) => speech.language(code))
  return (template, language, data = {}) =>
    environment.render(template, {
      ...data,
      say: (key: string, values?: Values) => speech.say({ key, values }, language),
      language: speech.language(language),
      languages,
      serviceName,
      exitUrl,
      helplines: options.helplines(language),
    })
}

/** What a page is sent with. */
export const html = (status: number, body: string, headers: Record<string, string | string[]> = {}) => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
  body,
})
