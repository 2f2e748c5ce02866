/** The person's page as a browser without script meets it. */
import { randomBytes } from 'node:crypto'
import { StoreError } from '../../src/errors.js'
import { startPage, type PageService } from './page-service.js'

let service: PageService
beforeAll(async () => {
  service = await startPage()
})
afterAll(() => service.close())

/** A browser without script: one cookie jar, follows redirects by hand. */
function browser(at: PageService = service) {
  const jar = new Map<string, string>()
  const go = async (path: string, options: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'accept-language': 'en', ...(options.headers as Record<string, string>), cookie }
    const answer = await fetch(at.base + path, { ...options, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  const page = async (path = '/', headers = {}) => (await go(path, { headers })).text()
  const field = (html: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  return {
    jar,
    go,
    page,
    field,
    async send(fields: Record<string, string | string[]>, headers: Record<string, string> = {}) {
      const html = await page()
      const body = new URLSearchParams()
      const all = {
        form: field(html, 'form'),
        lang: 'en',
        begun: /name="begun" value="(1?)"/.exec(html)?.[1] ?? '',
        ...fields,
      }
      for (const [name, value] of Object.entries(all))
        for (const one of [value].flat()) body.append(name, one)
      return go('/', { method: 'POST', body, headers })
    },
  }
}

describe('the page without script', () => {
  it('greets, stores nothing and sets no cookie', async () => {
    const { go } = browser()
    const before = service.conversation.cases.size
    const answer = await go('/')
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(await answer.text()).toContain('I am a computer program')
    expect(service.conversation.cases.size).toBe(before)
  })

  it('begins the case with the first answer, and finds it again', async () => {
    const someone = browser()
    const answer = await someone.send({ text: 'I feel lonely' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/#latest')
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax; Max-Age=/)
    const html = await someone.page()
    expect(html).toContain('You said: I feel lonely')
    expect(html.match(/I am a computer program/g)).toHaveLength(1)
  })

  it('says a pressed button by its label', async () => {
    const someone = browser()
    await someone.send({ choice: 'keep.may=yes' })
    expect(service.conversation.heard.at(-1)).toMatchObject({ choice: 'keep.may=yes' })
    expect(await someone.page()).toContain('You said: Yes')
  })

  it('sends ticked answers as one', async () => {
    const someone = browser()
    await someone.send({ text: 'several' })
    await someone.send({ pick: ['aboutYou.free=mornings', 'aboutYou.free=weekends'], these: '1' })
    expect(service.conversation.heard.at(-1)?.choice).toBe('aboutYou.free=mornings,weekends')
  })

  it('lets only the newest question be pressed', async () => {
    const someone = browser()
    await someone.send({ text: 'rows' })
    expect(await someone.page()).toContain('value="!change=details.name"')
    await someone.send({ text: 'cards' })
    const html = await someone.page()
    expect(html).not.toContain('value="!change=details.name"')
    expect(html.match(/name="choice" value="a.b=show:1"/g)).toHaveLength(1)
    expect(html).toContain('<span class="n">3</span> <span>Show me more</span>')
  })

  it('takes the same form sent twice as one message, and with another answer as another', async () => {
    const someone = browser()
    await someone.send({ text: 'first' })
    const form = someone.field(await someone.page(), 'form')
    await someone.send({ form, text: 'twice' })
    await someone.send({ form, text: 'twice' })
    await someone.send({ form, text: 'changed my mind' })
    const html = await someone.page()
    expect(html.match(/You said: twice/g)).toHaveLength(1)
    expect(html).toContain('You said: changed my mind')
  })

  it('keeps what was typed when it cannot be kept, and takes it the second time', async () => {
    const someone = browser()
    await someone.send({ text: 'hello' })
    service.conversation.failWith = new StoreError('full', 'no space')
    const answer = await someone.send({ text: 'my long story' })
    expect(answer.status).toBe(503)
    expect(await answer.text()).toMatch(/<textarea[^>]*>my long story<\/textarea>/)
    expect((await someone.send({ text: 'my long story' })).status).toBe(303)
  })

  it('asks for words where there are none', async () => {
    const answer = await browser().send({ text: '  ' })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Please write something')
  })

  it('shows the farewell of a deleted case once, and does not begin another by a reload', async () => {
    const someone = browser()
    await someone.send({ text: 'hello' })
    const html = await someone.page()
    const body = new URLSearchParams({ text: 'delete', begun: '1', form: someone.field(html, 'form') })
    const farewell = await someone.go('/', { method: 'POST', body })
    expect(farewell.status).toBe(200)
    expect(await farewell.text()).toContain('It is deleted.')
    expect(someone.jar.size).toBe(0)
    const reload = await someone.go('/', { method: 'POST', body })
    expect(reload.status).toBe(410)
    expect(someone.jar.size).toBe(0)
  })

  it('forgets the device, and leaves quickly, by plain means', async () => {
    const someone = browser()
    await someone.send({ text: 'hello' })
    await someone.go('/forget', { method: 'POST', body: new URLSearchParams() })
    expect(someone.jar.size).toBe(0)
    await someone.send({ text: 'hello' })
    const exit = await someone.go('/exit')
    expect(exit.headers.get('location')).toBe('about:blank')
    expect(someone.jar.size).toBe(0)
  })

  it('speaks the language asked for, then the case its own', async () => {
    const someone = browser()
    expect(await someone.page('/', { 'accept-language': 'fr, ur;q=0.9, en;q=0.1' })).toContain(
      '<html lang="ur" dir="rtl">',
    )
    expect(await someone.page('/?lang=pl')).toContain('<html lang="pl" dir="ltr">')
    expect(await someone.page('/')).toContain('<html lang="pl"')
    await someone.send({ text: 'hello', lang: 'pl' })
    await someone.send({ choice: '!language=ur' })
    expect(await someone.page('/')).toContain('<html lang="ur" dir="rtl">')
    expect(await someone.page('/?lang=zz')).toContain('<html lang="ur"')
  })

  it("refuses forms from other people's pages", async () => {
    const someone = browser()
    const before = service.conversation.cases.size
    const theirs: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
    ]
    for (const headers of theirs) expect((await someone.send({ text: 'hello' }, headers)).status).toBe(403)
    expect(service.conversation.cases.size).toBe(before)
    expect((await someone.send({ text: 'hello' }, { origin: service.base })).status).toBe(303)
  })

  it('does not let another page forget or leave for the person', async () => {
    const someone = browser()
    await someone.send({ text: 'hello' })
    const headers = { 'sec-fetch-site': 'cross-site' }
    await someone.go('/forget', { method: 'POST', headers, body: new URLSearchParams() })
    await someone.go('/exit', { headers })
    expect(someone.jar.size).toBe(1)
  })

  it('marks its cookie Secure when it is served over https', async () => {
    const secure = await startPage({ publicUrl: 'https://cairn.example' })
    const answer = await browser(secure).send({ text: 'hello' })
    expect(answer.headers.getSetCookie()[0]).toContain('; Secure')
    await secure.close()
  })

  it('finds the conversation again after the server was restarted', async () => {
    const key = randomBytes(32)
    const first = await startPage({ key })
    const someone = browser(first)
    await someone.send({ text: 'before' })
    await first.close()
    const second = await startPage({ key, port: first.port, conversation: first.conversation })
    expect(await someone.page()).toContain('You said: before')
    await second.close()
  })

  it('shows the plan, privacy, accessibility and what is not there', async () => {
    const someone = browser()
    expect(await someone.page('/plan')).toContain('Nothing is in your plan yet')
    await someone.send({ text: 'hello' })
    expect(await someone.page('/plan')).toContain('Who helps')
    expect(await someone.page('/privacy')).toContain('Your privacy')
    expect(await someone.page('/accessibility')).toContain('WCAG 2.2')
    const missing = await someone.go('/nothing')
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('This page is not here')
  })

  it('asks people to wait after too much at once, and keeps their words', async () => {
    const strict = await startPage({ limits: { messages: 1 } })
    const someone = browser(strict)
    await someone.send({ text: 'one' })
    await someone.send({ text: 'two' })
    const answer = await someone.send({ text: 'three' })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answer.text()).toContain('>three</textarea>')
    await strict.close()
  })
})

describe('hostile input', () => {
  const page = async (text: string) => {
    const someone = browser()
    const answer = await someone.send({ text })
    return { status: answer.status, html: await someone.page() }
  }

  it.each([
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['an attribute', '" onfocus="alert(1)" autofocus="'],
    ['a template', '{{ 7*7 }} {% raw %} ${7*7} {{constructor}}'],
    ['i18next syntax', '{{service}} $t(welcome.hello.tell) $t(page.title)'],
    ['a link', 'javascript:alert(1) https://evil.example/x?a="><b>'],
  ])('is shown as the words it is: %s', async (_what, text) => {
    const { status, html } = await page(text)
    expect(status).toBe(303)
    expect(html).not.toMatch(/<script>|<img src=x|<b>|href="javascript|49/)
    expect(html).not.toMatch(/<a [^>]*evil\.example[^>]*>[^<]*<\/a>(?=.*from-person)/)
    expect(service.conversation.heard.at(-1)?.text).toBe(text)
  })

  it.each([
    ['control and bidirectional characters', 'a\u0000\u202Eb\u2066c'],
    ['prototype keys', '__proto__'],
    ['very many lines', '\n'.repeat(50_000) + 'x'],
  ])('comes to nothing: %s', async (_what, text) => {
    expect((await page(text)).status).toBe(303)
  })

  it.each([
    ['two megabytes', `text=${'x'.repeat(2_000_000)}`, 413],
    ['a field sent as a list', 'text=a&text=b', 400],
    ['a choice sent as a list', 'choice=a&choice=b', 400],
    ['a number that is none', 'text=a&after=x', 400],
    ['a choice that is too long', `choice=${'x'.repeat(5_000)}`, 400],
    ['bytes that are no text', 'text=%FF%FE%00', 303],
    ['prototype fields', '__proto__=x&constructor=y&text=hello', 303],
  ])('is answered in kind: %s', async (_what, body, status) => {
    const answer = await fetch(service.base, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    }).catch(() => ({ status: 413, text: async () => '' }))
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toMatch(/\bat .*\.js:\d/)
  })

  it("with a spoilt or foreign cookie sees a newcomer's page", async () => {
    const someone = browser()
    await someone.send({ text: 'my secret' })
    const [name = '', value = ''] = [...someone.jar][0] ?? []
    const other = await startPage()
    const theirs = browser(other)
    await theirs.send({ text: 'their secret' })
    const foreign = [...theirs.jar.values()][0] ?? ''
    for (const cookie of [value.slice(0, -4), `${value}x`, foreign, 'x'.repeat(4_000), '%00', '__proto__']) {
      const html = await (await fetch(service.base, { headers: { cookie: `${name}=${cookie}` } })).text()
      expect(html).not.toContain('secret')
    }
    await other.close()
  })

  it('asks for messages with odd numbers and gets no fault', async () => {
    const someone = browser()
    await someone.send({ text: 'hello' })
    for (const after of ['-1', 'x', '1e9', '99999999999', '', '%00', '0x10'])
      expect((await someone.go(`/messages?after=${after}`)).status).toBe(200)
    expect((await fetch(`${service.base}/messages?after=0`)).status).toBe(410)
  })

  it('never made the service fail', () => {
    expect(service.events.filter(({ name }) => name === 'http.failed')).toEqual([])
  })
})

describe('the first load', () => {
  it('is at most 25 kB compressed, with style and script', async () => {
    const sizeOf = async (path: string) => {
      const answer = await fetch(service.base + path, { headers: { 'accept-encoding': 'br' } })
      return Number(answer.headers.get('content-length'))
    }
    const html = await browser().page()
    const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
    expect(new Set(files).size).toBe(3)
    const sizes = await Promise.all(['/', ...new Set(files)].map(sizeOf))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(25_000)
    const script = files.find((path) => path.endsWith('.js')) ?? ''
    expect(await sizeOf(script)).toBeLessThan(6_000)
  })

  it('holds files by content: kept for ever, and 304 for what the browser has', async () => {
    const html = await browser().page()
    const path = /href="(\/assets\/page[^"]+\.css)"/.exec(html)?.[1] ?? ''
    const first = await fetch(service.base + path)
    expect(first.headers.get('cache-control')).toContain('immutable')
    const etag = first.headers.get('etag') ?? ''
    expect((await fetch(service.base + path, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })
})
