/** The person's page in Chromium: with script and without, left to right and right to left, small and large. */
import { randomBytes } from 'node:crypto'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { until } from '../channels/service.js'
import { startPage, type PageService } from '../http/page-service.js'
import { desk, faultsOf, launch, openPage, phone, sidewaysScroll } from './chromium.js'

let browser: Browser
let service: PageService
beforeAll(async () => {
  browser = await launch()
  service = await startPage()
})
afterAll(async () => {
  await browser.close()
  await service.close()
})

const open = async (options: BrowserContextOptions = {}, path = '/', at = service): Promise<Page> => {
  const page = await openPage(browser, options)
  await page.goto(at.base + path)
  return page
}
const texts = (page: Page) => page.locator('.said').allInnerTexts()
const said = (page: Page, words: string) =>
  page.locator('.from-bot .said', { hasText: words }).first().waitFor()
async function say(page: Page, words: string) {
  await page.fill('#box', words)
  await page.click('#send')
  await page.locator('.from-person .said', { hasText: words }).first().waitFor()
}
const close = (page: Page) => page.context().close()

describe('accessibility: axe-core finds nothing', () => {
  const looks: [string, BrowserContextOptions, string][] = [
    ['small, light, left to right', { viewport: phone }, 'en'],
    ['small, dark, right to left', { viewport: phone, colorScheme: 'dark' }, 'ur'],
    ['large, light, right to left', { viewport: desk }, 'ur'],
    ['large, dark, left to right', { viewport: desk, colorScheme: 'dark' }, 'en'],
    ['small, forced colours', { viewport: phone, forcedColors: 'active' }, 'pl'],
  ]

  it.each(looks)(
    '%s, in every state of the conversation',
    async (_look, options, language) => {
      const page = await open(options, `/?lang=${language}`)
      const check = async (state: string) => {
        expect([state, ...(await faultsOf(page))]).toEqual([state])
        expect([state, await sidewaysScroll(page)]).toEqual([state, 0])
      }
      await check('greeting')
      for (const state of ['several', 'cards', 'rows', 'urgent']) {
        await say(page, state)
        await check(state)
      }
      await service.workerSays('Hello, I am Sam')
      await page.locator('.from-worker').waitFor()
      await check('worker')
      await page.click('.menu summary')
      await page.click('.languages summary')
      await check('menus open')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await check('one more Escape')
      await page.goto(`${service.base}/`)
      await page.route('**/', (route) =>
        route.request().method() === 'POST' ? route.abort() : route.continue(),
      )
      await page.fill('#box', 'lost')
      await page.click('#send')
      await page.locator('.status.problem').waitFor()
      await check('not sent')
      await page.unroute('**/')
      for (const path of ['/plan', '/privacy', '/accessibility', '/nothing']) {
        await page.goto(service.base + path)
        await check(path)
      }
      await page.goto(`${service.base}/`)
      await page.fill('#box', 'delete')
      await page.click('#send')
      await said(page, 'It is deleted.')
      await check('deleted')
      await close(page)
    },
    120_000,
  )

  it('at 400 % zoom nothing is cut off and nothing sticks over what is read', async () => {
    const page = await open({ viewport: { width: 320, height: 256 } })
    await say(page, 'cards')
    expect(await sidewaysScroll(page)).toBe(0)
    const position = "getComputedStyle(document.querySelector('.answer')).position"
    expect(await page.evaluate(position)).toBe('static')
    await close(page)
  })

  it('every button and choice is at least 44 pixels high', async () => {
    const page = await open()
    await say(page, 'several')
    const small = await page.evaluate(
      "[...document.querySelectorAll('button, .pick, .leave, summary, .foot a')].filter((one) => one.offsetParent && one.getBoundingClientRect().height < 43.9).map((one) => one.textContent)",
    )
    expect(small).toEqual([])
    await close(page)
  })

  it('new messages are announced politely, urgent ones at once', async () => {
    const page = await open()
    await say(page, 'urgent')
    await said(page, 'I am worried')
    expect(await page.getAttribute('#log', 'role')).toBe('log')
    expect(await page.locator('.urgent .said').getAttribute('role')).toBe('alert')
    expect(await page.locator('.urgent a[href="tel:116123"]').innerText()).toBe('116 123')
    await close(page)
  })
})

describe('with script', () => {
  it('sends by Enter without a reload, keeps the focus in the box, and breaks lines by Shift and Enter', async () => {
    const page = await open()
    await page.evaluate('window.stayed = true')
    await page.focus('#box')
    await page.keyboard.type('one')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('two')
    expect(await page.inputValue('#box')).toBe('one\ntwo')
    await page.keyboard.press('Enter')
    await said(page, 'You said: one')
    expect(await page.evaluate('window.stayed')).toBe(true)
    expect(await page.inputValue('#box')).toBe('')
    expect(await page.evaluate('document.activeElement.id')).toBe('box')
    await close(page)
  })

  it('leaves only the newest buttons, and sends a pressed one', async () => {
    const page = await open()
    await say(page, 'cards')
    await page.getByRole('button', { name: 'Show me more' }).click()
    await said(page, 'You said: Show me more')
    expect(await page.locator('[data-actions]').count()).toBe(1)
    await close(page)
  })

  it('sends several ticked answers together', async () => {
    const page = await open()
    await say(page, 'several')
    await page.getByLabel('Mornings').check()
    await page.getByLabel('Weekends').check()
    await page.getByRole('button', { name: 'Send what I ticked' }).click()
    await said(page, 'aboutYou.free=mornings,weekends')
    await close(page)
  })

  it('shows what comes from elsewhere at once, in order and once, in two windows', async () => {
    const page = await open()
    await say(page, 'hello')
    const other = await page.context().newPage()
    await other.goto(service.base)
    await service.workerSays('from a worker')
    await Promise.all([page, other].map((one) => one.locator('.from-worker').waitFor()))
    await say(other, 'from the other window')
    await said(page, 'from the other window')
    await say(page, 'and from the first')
    await said(other, 'and from the first')
    expect(await texts(page)).toEqual(await texts(other))
    expect(new Set(await texts(page)).size).toBe((await texts(page)).length)
    await close(page)
  })

  it('keeps what was typed when the network is gone, and goes on when it is back', async () => {
    const page = await open()
    await say(page, 'hello')
    await page.context().setOffline(true)
    await page.fill('#box', 'my long story')
    await page.click('#send')
    await page.locator('.status.problem').waitFor()
    expect(await page.inputValue('#box')).toBe('my long story')
    await service.workerSays('while you were away')
    await page.context().setOffline(false)
    await page.locator('.from-worker').waitFor()
    await page.click('#send')
    await said(page, 'You said: my long story')
    expect((await texts(page)).filter((text) => text === 'my long story')).toHaveLength(1)
    await close(page)
  })

  it('asks from time to time where there are no WebSockets', async () => {
    const page = await openPage(browser)
    await page.addInitScript('delete window.WebSocket')
    await page.goto(service.base)
    await say(page, 'hello')
    await service.workerSays('without a socket')
    await page.locator('.from-worker').waitFor()
    await close(page)
  })

  it('goes on by itself after the server was restarted', async () => {
    const key = randomBytes(32)
    const first = await startPage({ key })
    const page = await open({}, '/', first)
    await say(page, 'before')
    await first.close()
    const second = await startPage({ key, port: first.port, conversation: first.conversation })
    await second.workerSays('after the restart')
    await page.locator('.from-worker').waitFor({ timeout: 15_000 })
    await say(page, 'going on')
    await said(page, 'You said: going on')
    await close(page)
    await second.close()
  })

  it('speaks another language from the next message on', async () => {
    const page = await open()
    await say(page, 'hello')
    await page.click('.languages summary')
    await page.locator('.languages').getByText('اردو').click()
    await page.locator('html[lang=ur][dir=rtl]').waitFor()
    await close(page)
  })

  it('leaves on three Escapes: cookie gone, page gone from the history', async () => {
    const page = await open()
    await say(page, 'hello')
    const before = await page.evaluate<number>('history.length')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await page.innerText('#status')).toContain('once more')
    await page.keyboard.press('Escape')
    await page.waitForURL('about:blank')
    expect(await page.evaluate<number>('history.length')).toBe(before)
    await until(async () => (await page.context().cookies()).length === 0)
    await close(page)
  })

  it('breaks no rule of its own content policy', async () => {
    const page = await openPage(browser)
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(service.base)
    await say(page, 'cards')
    await say(page, 'urgent')
    expect(complaints).toEqual([])
    await close(page)
  })
})

describe('without script', () => {
  const plain = { javaScriptEnabled: false }

  it('holds a whole conversation in Urdu on a small phone', async () => {
    const page = await open({ ...plain, viewport: phone }, '/?lang=ur')
    await page.locator('.choice').first().click()
    await page.locator('.from-person').waitFor()
    expect(page.url()).toBe(`${service.base}/#latest`)
    await say(page, 'several')
    await page.locator('.pick input').first().check()
    await page.locator('.these').click()
    await said(page, 'You said: Mornings')
    await say(page, 'cards')
    await page.locator('.card .choice').first().click()
    await said(page, 'You said: Knit and natter')
    await service.workerSays('سلام، میں سام ہوں')
    await page.reload()
    await page.locator('.from-worker').waitFor()
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await close(page)
  })

  it('changes the language, forgets the device, and leaves, by plain links and forms', async () => {
    const page = await open(plain)
    await say(page, 'hello')
    await page.click('.languages summary')
    await page.getByRole('button', { name: 'Polski' }).click()
    await page.locator('html[lang=pl]').waitFor()
    await page.click('.forget button')
    await page.locator('.notice').waitFor()
    expect(await page.context().cookies()).toEqual([])
    await say(page, 'hello')
    expect(await page.getAttribute('#leave', 'href')).toBe('/exit')
    await close(page)
  })
})
