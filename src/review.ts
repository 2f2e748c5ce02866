/**
 * `npm run review -- pl` serves every string of a language to its reviewer, on this machine alone; `--print` prints them instead.
 * What is changed and signed goes back into `locales/pl`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { selfReferral } from '../dialogs/index.js'
import { packageRoot, readConfig } from './config.js'
import { CairnError } from './errors.js'
import { saveTexts, sign } from './review/files.js'
import { faultOf, fieldOf, linesInOrder, type ReviewLine } from './review/lines.js'
import { createReviewPage, type ReviewPage } from './review/page.js'
import { loadLocales, type Copy, type Locale } from './speech/locales.js'

/** The desk is in one language. */
const notReviewed = new Set(['desk'])
const longestForm = 2_000_000
const faults = {
  empty: 'This line is empty. Write it, or bring back what stood there.',
  holes: 'What stands in double curly brackets must stay, and no other may come in.',
} as const

const { LOCALES_DIR, REVIEW_PORT } = readConfig()
const [code = '', ...flags] = process.argv.slice(2)

function open(): { locale: Locale; lines: ReviewLine[] } {
  const locales = loadLocales(LOCALES_DIR)
  const locale = locales.find((one) => one.code === code)
  const english = locales.find((one) => one.code === 'en')
  if (!locale || !english) {
    const there = locales.map((one) => one.code).join(', ')
    throw new CairnError('usage', `Use: npm run review -- LANGUAGE [--print], with one of: ${there}`)
  }
  const sections = selfReferral.entries.map(({ section }) => section.name)
  return { locale, lines: linesInOrder(sections, namespaces(english), namespaces(locale)) }
}

const namespaces = ({ copy }: Locale): Record<string, Copy> =>
  Object.fromEntries(
    Object.entries(copy).flatMap(([name, below]) =>
      typeof below === 'string' || notReviewed.has(name) ? [] : [[name, below] as const],
    ),
  )

const pageOf = ({ locale, lines }: ReturnType<typeof open>, rest: Partial<ReviewPage> = {}): ReviewPage => ({
  language: { code, name: locale.meta.name, direction: locale.meta.direction },
  signed: { by: locale.meta.reviewedBy, on: locale.meta.reviewedOn },
  lines,
  faults: new Map(),
  ...rest,
})

function save(form: URLSearchParams): ReviewPage {
  const { lines, ...opened } = open()
  const typed = new Map([...form].map(([field, text]) => [field, text.replace(/\r\n/g, '\n').trim()]))
  const wrong = lines.flatMap((line) => {
    const text = typed.get(fieldOf(line))
    const fault = text === undefined ? undefined : faultOf(line, text)
    return text !== undefined && fault ? [[fieldOf(line), { text, why: faults[fault] }] as const] : []
  })
  if (wrong.length > 0) {
    const kept = lines.map((line) => ({ ...line, text: typed.get(fieldOf(line)) ?? line.text }))
    return pageOf({ ...opened, lines: kept }, { faults: new Map(wrong) })
  }
  const folder = join(LOCALES_DIR, code)
  const changed = saveTexts(folder, lines, typed)
  const name = typed.get('name') ?? ''
  const isSigned = name !== '' && typed.get('all') === 'yes'
  if (isSigned) sign(folder, name, new Date().toISOString().slice(0, 10))
  const unsigned = 'To sign, give your name and say that you have read every line.'
  return pageOf(open(), {
    notice: `Saved: ${changed} ${changed === 1 ? 'line' : 'lines'} changed. ${isSigned ? `Signed by ${name}.` : unsigned}`,
  })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) {
    body += String(part)
    if (body.length > longestForm) throw new CairnError('too_long', 'The form is too long.')
  }
  return body
}

function serve(): void {
  const render = createReviewPage(join(packageRoot, 'src/review'))
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(error instanceof Error ? error.message : 'failed')
    })
  })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    // Another site that is open in the same browser must neither read nor write here.
    const own = `127.0.0.1:${port()}`
    const { host, origin } = request.headers
    if (host !== own || (origin !== undefined && origin !== `http://${own}`)) {
      response.writeHead(403).end('This page is for the browser on this machine.')
      return
    }
    const page = request.method === 'POST' ? save(new URLSearchParams(await bodyOf(request))) : pageOf(open())
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(render(page))
  }
  const port = () => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }
  server.listen(REVIEW_PORT, '127.0.0.1', () => {
    process.stdout.write(
      `Open http://127.0.0.1:${port()}/ in a browser on this machine. Stop with Ctrl and C.\n`,
    )
  })
}

function print({ lines }: ReturnType<typeof open>): void {
  process.stdout.on('error', () => process.exit()) // A pager that was left early.
  for (const [namespace, of] of Map.groupBy(lines, (line) => line.namespace)) {
    process.stdout.write(`\n== ${namespace}\n`)
    for (const line of of)
      process.stdout.write(`\n${line.path.join('.')}\n  en: ${line.english ?? ''}\n  ${code}: ${line.text}\n`)
  }
}

try {
  const opened = open()
  if (flags.includes('--print')) print(opened)
  else serve()
} catch (error) {
  process.stderr.write(`cairn: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
