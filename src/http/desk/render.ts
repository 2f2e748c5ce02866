/** Templates to pages: nunjucks over the desk's own views and the design system's components, everything escaped. */
import nunjucks from 'nunjucks'
import { join } from 'node:path'
import type { Values } from '../../domain/words.js'
import type { FieldError } from './forms.js'
import type { Speech } from '../../speech/ports.js'

export type Render = (template: string, data: Readonly<Record<string, unknown>>) => string
/** The desk's own words: `desk.` and the key. */
export type Say = (key: string, values?: Values) => string

export function deskSay(speech: Speech, language: string): Say {
  return (key, values) => speech.say({ key: `desk.${key}`, values }, language)
}

export function createRender(options: {
  /** The folder of the package, where views and `node_modules` lie. */
  root: string
  language: string
  serviceName: string
  say: Say
  asset: (name: string) => string
}): Render {
  const { root, language, serviceName, say, asset } = options
  const folders = [join(root, 'src/http/desk/views'), join(root, 'node_modules/govuk-frontend/dist')]
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  environment.addGlobal('t', say)
  environment.addGlobal('errorList', (errors: readonly FieldError[]) =>
    errors.map((error) => ({ text: errorText(say, error), href: `#${error.field}` })),
  )
  environment.addGlobal('errorFor', (errors: readonly FieldError[] | undefined, field: string) => {
    const error = errors?.find((one) => one.field === field)
    return error && { text: errorText(say, error), visuallyHiddenText: say('errors.hidden') }
  })
  environment.addGlobal('choices', (codes: readonly string[], under: string, chosen?: string) =>
    codes.map((code) => ({ value: code, text: say(`${under}.${code}`), checked: code === chosen })),
  )
  environment.addGlobal('asset', asset)
  environment.addGlobal('language', language)
  environment.addGlobal('serviceName', serviceName)
  return (template, data) => environment.render(template, data)
}

function errorText(say: Say, { field, key }: FieldError): string {
  if (key === 'choose') return say(`errors.choose.${field}`)
  if (key === 'empty' || key === 'tooLong')
    return say(`errors.${key}`, { field: say(`errors.field.${field}`) })
  return say(`errors.${key}`)
}
