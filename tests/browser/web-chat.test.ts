/** Microsoft's real Web Chat on another site's page, over a network that can be cut, with the real service behind it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { readConfig } from '../../src/config.js'
import type { LogEvent } from '../../src/log.js'
import { startService, type Service } from '../../src/service.js'
import { until } from '../channels/service.js'
import { desk, faultsOf, launch, openPage, phone, sidewaysScroll } from './chromium.js'
import { startNetwork, type Network } from './network.js'
import { startOtherSite, type OtherSite } from './other-site.js'

const folder = mkdtempSync(join(tmpdir(), 'cairn-web-chat-'))
const secret = 'known-to-servers-only'
const logged: LogEvent[] = []
let site: OtherSite
let network: Network
let service: Service
let browser: Browser

beforeAll(async () => {
  site = await startOtherSite()
  const settings = { DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', DIRECTLINE_SECRET: secret }
  const config = readConfig({ ...settings, DIRECTLINE_ORIGINS: site.origin })
  service = await startService(config, { event: (event) => void logged.push(event) })
  network = await startNetwork(() => service.port)
  site.serve(`http://127.0.0.1:${network.port}`, secret)
  browser = await launch()
}, 30_000)

afterAll(async () => {
  await browser.close()
  await network.close()
  await service.close()
  await site.close()
  rmSync(folder, { recursive: true })
})

async function open(language: string, { viewport = phone, query = '' } = {}): Promise<Page> {
  const page = await openPage(browser, { viewport })
  await page.goto(`${site.origin}/?lang=${language}${query}`)
  await buttons(page).first().waitFor()
  return page
}

const box = (page: Page) => page.locator('[data-id="webchat-sendbox-input"]')
const buttons = (page: Page) => page.locator('.webchat__suggested-action')
const bubbles = (page: Page) => page.locator('.webchat__basic-transcript .webchat__bubble__content')
const said = async (page: Page) => (await bubbles(page).allInnerTexts()).map((text) => text.trim())
const from = async (page: Page) => (await said(page)).length

/** Does something, and waits for the answer: own words, then at least one message of the bot. */
async function answered(page: Page, act: () => Promise<void>, most = 5_000): Promise<void> {
  const before = await from(page)
  await act()
  await until(async () => (await from(page)) >= before + 2, most)
}
const says = (page: Page, text: string) =>
  answered(page, async () => {
    await box(page).fill(text)
    await box(page).press('Enter')
  })
const presses = (page: Page, name: string | RegExp) =>
  answered(page, () => page.getByRole('button', { name }).last().click())

/** What axe finds, that the page is wider than the window, or a message not sent; each after which step. */
async function faults(page: Page, after: string): Promise<string[]> {
  const wide = (await sidewaysScroll(page)) > 0 ? ['wider than the window'] : []
  const failed = (await page.locator('body').innerText()).match(/Send failed|Not sent|نہیں بھیجا گیا/g) ?? []
  return [...(await faultsOf(page)), ...wide, ...failed].map((fault) => `after "${after}": ${fault}`)
}

it('a person on a small phone presses, types and ticks the whole way to a referral', async () => {
  const page = await open('en')
  const wrong: string[] = []
  const told = (text: string, act = says) => act(page, text)
  const look = async (at: string) => void wrong.push(...(await faults(page, at)))
  expect(await page.locator('input[type=file]').count()).toBe(0)
  await told('For me', presses)
  await told('45')
  await told('Yes', presses)
  await told('I am very lonely and have nobody to talk to')
  await told('Yes', presses)
  await told('XB1 2AB')
  await told('Show me activities now', presses)
  expect(await page.locator('.ac-adaptiveCard').count()).toBe(3)
  await look('three activities')
  await told('a person, please')
  await told('Yes', presses)
  await page.getByLabel('An interpreter').check()
  await page.getByLabel('More time').check()
  await look('ticks')
  await told('Send what I ticked', presses)
  expect((await said(page)).some((text) => /^An interpreter.*More time$/.test(text))).toBe(true)
  for (const text of ['Jo Lee', 'skip', 'skip', 'chat', 'no']) await told(text)
  await look('check your answers')
  await told('Yes, send it', presses)
  expect((await said(page)).join('\n')).toMatch(/CN-[\w-]+/)
  expect(wrong).toEqual([])
  await page.context().close()
}, 240_000)

it('help in danger is there at once, with numbers to tap, and the conversation goes on', async () => {
  const page = await open('en')
  await presses(page, 'For me')
  await says(page, 'I want to kill myself')
  const links = page.locator('.webchat__bubble__content a[href^="tel:"]')
  const numbers = await Promise.all((await links.all()).map((link) => link.getAttribute('href')))
  expect(numbers).toEqual(expect.arrayContaining(['tel:999', 'tel:116123']))
  expect(await links.first().isVisible()).toBe(true)
  expect(await faults(page, 'help')).toEqual([])
  await page.context().close()
}, 60_000)

it.each([
  ['ur', 'rtl', phone],
  ['ur', 'rtl', desk],
  ['cy', 'ltr', desk],
])(
  'speaks %s all through, %s',
  async (language, direction, viewport) => {
    const page = await open(language, { viewport })
    const wrong = await faults(page, 'the greeting')
    expect(await page.locator('#cairn > [lang]').first().getAttribute('lang')).toBe(language)
    expect(await page.locator('#cairn > [dir]').first().getAttribute('dir')).toBe(direction)
    await answered(page, () => buttons(page).first().click())
    await says(page, '45')
    await answered(page, () => buttons(page).first().click())
    wrong.push(...(await faults(page, 'three answers')))
    const own = await page.locator('#cairn').innerText()
    expect(own).not.toMatch(/Just now|Type your message|Send\b/)
    expect(await box(page).getAttribute('placeholder')).not.toMatch(/[A-Z]ype|Write/)
    expect(wrong).toEqual([])
    await page.context().close()
  },
  60_000,
)

it('goes on after the network was gone, with nothing lost and nothing twice', async () => {
  const page = await open('en')
  await presses(page, 'For me')
  network.drop()
  await box(page).fill('45')
  await box(page).press('Enter')
  await page.getByText('Not sent.').first().waitFor({ timeout: 40_000 })
  network.restore()
  await page.getByRole('button', { name: 'Try again' }).first().click()
  // Microsoft's client comes back after three to fifteen seconds.
  await until(async () => (await said(page)).some((text) => text.startsWith('May we keep')), 30_000)
  await says(page, 'yes')
  // Web Chat leaves its own note of the try that failed; what the service holds is seen when the page is loaded again.
  await page.reload()
  await until(async () => (await said(page)).some((text) => text.startsWith('What matters')), 10_000)
  const kept = await said(page)
  expect(kept.filter((text) => text === '45')).toHaveLength(1)
  expect(new Set(kept).size).toBe(kept.length)
  expect(await page.locator('#cairn').innerText()).not.toContain('Not sent')
  await page.context().close()
}, 120_000)

it('shows the same conversation once after the page was loaded again, and does not greet again', async () => {
  const page = await open('en')
  await presses(page, 'For me')
  await says(page, '45')
  const before = await said(page)
  await page.reload()
  await until(async () => (await from(page)) >= before.length, 5_000)
  expect(await said(page)).toEqual(before)
  await page.context().close()
}, 60_000)

it("takes its token from the site's own server, and the secret never comes near the page", async () => {
  const page = await openPage(browser)
  const seen: string[] = []
  page.on('request', (request) => {
    seen.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
  })
  page.on(
    'response',
    (answer) =>
      void answer.text().then(
        (text) => seen.push(text),
        () => undefined,
      ),
  )
  await page.goto(`${site.origin}/?server`)
  await buttons(page).first().waitFor()
  await presses(page, 'For me')
  expect(seen.some((line) => line.startsWith(`${site.origin}/token`))).toBe(true)
  expect(seen.some((line) => line.includes('/api/chat/token'))).toBe(false)
  expect(seen.filter((line) => line.includes(secret))).toEqual([])
  await page.context().close()
}, 60_000)

it('offers a new conversation once the old one is deleted', async () => {
  const page = await open('en')
  await presses(page, 'For me')
  await says(page, 'delete my data')
  await says(page, 'yes')
  await page.getByRole('button', { name: 'Start a new conversation' }).click()
  await until(async () => !(await said(page)).includes('delete my data') && (await from(page)) > 1, 10_000)
  expect(await buttons(page).count()).toBeGreaterThan(0)
  await page.context().close()
}, 60_000)

it('is not to be had by a site that is not configured', async () => {
  const other = await startOtherSite()
  other.serve(`http://127.0.0.1:${network.port}`)
  const page = await openPage(browser)
  const refused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/chat/token'))
  await page.goto(other.origin)
  await refused
  await page.getByText('There is no connection just now.').waitFor()
  expect(await bubbles(page).count()).toBe(0)
  await page.context().close()
  await other.close()
}, 60_000)

it('left nothing in the log that failed', () => {
  expect(logged.filter(({ name }) => name === 'http.failed' || name === 'turn.failed')).toEqual([])
})
