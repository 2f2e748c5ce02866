/** `npm run review`: a reviewer reads every line beside the English, mends and signs, in a browser on this machine alone. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { packageRoot } from '../../src/config.js'
import { linesOf } from '../copy/copy-on-disk.js'

const folder = mkdtempSync(join(tmpdir(), 'cairn-review-'))
const children: ChildProcess[] = []
const language = 'pl'

beforeAll(() => cpSync(join(packageRoot, 'locales'), folder, { recursive: true }))
afterAll(() => {
  for (const child of children) child.kill()
  rmSync(folder, { recursive: true })
})

function review(...words: string[]): ChildProcess {
  const child = spawn(execPath, [join(packageRoot, 'build/src/review.js'), ...words], {
    env: { ...process.env, LOCALES_DIR: folder, REVIEW_PORT: '0' },
  })
  children.push(child)
  return child
}

async function saidBy(child: ChildProcess): Promise<{ out: string; err: string; code: unknown }> {
  let [out, err] = ['', '']
  child.stdout?.on('data', (part: Buffer) => (out += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (err += part.toString()))
  const [code] = (await once(child, 'close')) as [unknown]
  return { out, err, code }
}

async function served(): Promise<string> {
  const child = review(language)
  let said = ''
  for await (const part of child.stdout ?? []) {
    said += String(part)
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)
    if (url) return url[0]
  }
  throw new Error(`It does not say where it listens: ${said}`)
}

const read = (file: string) =>
  JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, unknown>
const plainText = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

describe('the review page', () => {
  let url = ''
  const send = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers })

  beforeAll(async () => {
    url = await served()
  })

  it('shows every line of the language, and the English beside it', async () => {
    const answer = await fetch(url)
    const page = plainText(await answer.text())
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const missing = [...linesOf(language), ...linesOf('en').filter(({ key }) => !/_(?:one|zero)$/.test(key))]
      .flatMap(({ text }) => text.split('\n'))
      .filter((text) => !page.includes(text))
    expect(missing).toEqual([])
  })

  it('puts a line that was mended into its file, and leaves the others as they are', async () => {
    const before = { common: read('common.json'), who: read('who.json') }
    const answer = await send({ 'common.yes': 'Tak!' })
    expect(await answer.text()).toContain('1 line changed')
    expect(read('common.json')).toEqual({ ...before.common, yes: 'Tak!' })
    expect(read('who.json')).toEqual(before.who)
    expect(read('meta.json')).toMatchObject({ reviewedBy: null, reviewedOn: null })
  })

  it.each([
    ['empty', { 'common.no': '  ' }],
    ['without what is filled in', { 'referral.made.tell': 'Dziękuję.' }],
    ['with something else filled in', { 'common.no': 'Nie {{name}}' }],
  ])('refuses a line that is %s, and saves nothing of that form', async (_what, wrong) => {
    const before = ['common.json', 'referral.json', 'meta.json'].map(read)
    const answer = await send({ ...wrong, 'common.yes': 'Owszem', name: 'Ada', all: 'yes' })
    expect(await answer.text()).toMatch(/This line is empty|double curly brackets/)
    expect(['common.json', 'referral.json', 'meta.json'].map(read)).toEqual(before)
  })

  it('signs with a name only where every line was read', async () => {
    await send({ name: 'Ada Kowalska' })
    expect(read('meta.json')).toMatchObject({ reviewedBy: null })
    await send({ name: 'Ada Kowalska', all: 'yes' })
    expect(read('meta.json')).toMatchObject({
      reviewedBy: 'Ada Kowalska',
      reviewedOn: new Date().toISOString().slice(0, 10),
    })
  })

  it('shows what was typed as words, never as markup', async () => {
    await send({ 'common.no': '<script>alert(1)</script>' })
    const page = await (await fetch(url)).text()
    expect(page).not.toContain('<script>alert')
    expect(plainText(page)).toContain('<script>alert(1)</script>')
  })

  it('neither shows nor saves anything for another site', async () => {
    const before = read('common.json')
    expect((await send({ 'common.yes': 'Nie' }, { origin: 'https://example.org' })).status).toBe(403)
    const { port } = new URL(url)
    const status = await new Promise((resolve) =>
      get({ host: '127.0.0.1', port, headers: { host: 'example.org' } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }),
    )
    expect(status).toBe(403)
    expect(read('common.json')).toEqual(before)
  })
})

describe('the review on paper', () => {
  it('prints every line of a language with its English', async () => {
    const { out, code } = await saidBy(review('uk', '--print'))
    expect(code).toBe(0)
    expect(out).toContain('== welcome')
    expect(linesOf('uk').filter(({ text }) => !out.includes(text))).toEqual([])
  })

  it('says which languages there are where there is none of that name', async () => {
    const { err, code } = await saidBy(review('tlh'))
    expect(code).toBe(1)
    expect(err).toMatch(/cairn: Use: npm run review .*\bar\b.*\bzh\b/)
  })
})
