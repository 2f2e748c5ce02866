/** The whole way through the real service: a conversation in Urdu on a small phone without JavaScript, the desk, and the answer in the chat. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { readConfig } from '../../src/config.js'
import type { LogEvent } from '../../src/log.js'
import { startService, type Service } from '../../src/service.js'
import { desk, faultsOf, launch, openPage, phone, sidewaysScroll } from './chromium.js'

const folder = mkdtempSync(join(tmpdir(), 'cairn-whole-way-'))
const logged: LogEvent[] = []
let service: Service
let browser: Browser
let at: string

beforeAll(async () => {
  const config = readConfig({ DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1' })
  service = await startService(config, { event: (event) => void logged.push(event) })
  at = `http://127.0.0.1:${service.port}`
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await service.close()
  rmSync(folder, { recursive: true })
})

/** Every page of the conversation carries a form with a mark of its own: the next page is there when the mark is another. */
async function next(page: Page, act: () => Promise<void>): Promise<void> {
  const mark = () => page.locator('#composer input[name=form]').inputValue()
  const before = await mark()
  await act()
  while ((await mark()) === before) await page.waitForTimeout(20)
}

async function says(page: Page, text: string): Promise<void> {
  await page.locator('[name=text]').fill(text)
  await next(page, () => page.locator('#send').click())
}

const presses = (page: Page, code: string): Promise<void> =>
  next(page, () => page.locator(`button[value="${code}"]`).first().click())

const lastWords = (page: Page) => page.locator('.message').last().innerText()

it('a person in Urdu without JavaScript is referred, found on the desk, answered, and reads the answer', async () => {
  const person = await openPage(browser, { javaScriptEnabled: false, viewport: phone, locale: 'ur-PK' })
  await person.goto(at)
  expect(await person.locator('html').getAttribute('dir')).toBe('rtl')
  expect(await person.locator('html').getAttribute('lang')).toBe('ur')

  await presses(person, 'who.forWhom=me')
  await says(person, '۴۵')
  await says(person, 'جی ہاں')
  await says(person, 'میں بہت اکیلا ہوں، کوئی بات کرنے والا نہیں')
  await says(person, 'ہاں')
  await says(person, 'XB1 2AB')
  await presses(person, 'where.more=now')
  expect(await person.locator('.card').count()).toBe(3)
  expect(await sidewaysScroll(person)).toBe(0)
  await presses(person, 'activities.browse=worker')
  await says(person, 'ہاں')
  await person.locator('input[name=pick][value$="interpreter"]').check()
  await next(person, () => person.locator('button[name=these]').click())
  await says(person, 'عائشہ خان')
  await says(person, 'عائشہ')
  await says(person, '12 اپریل 1968')
  await presses(person, 'details.contactBy=chat')
  await says(person, 'نہیں')
  expect(await person.locator('dl dt').count()).toBeGreaterThan(8)
  await presses(person, 'referral.check=send')
  const [reference = ''] = /CN-[\w-]+/.exec(await person.locator('main').innerText()) ?? []
  expect(reference).not.toBe('')

  const worker = await openPage(browser, { javaScriptEnabled: false, viewport: desk })
  await signInFirst(worker)
  await worker.getByRole('link', { name: reference }).click()
  const page = await worker.locator('main').innerText()
  expect(page).toContain('میں بہت اکیلا ہوں، کوئی بات کرنے والا نہیں')
  expect(page).toContain('عائشہ خان')
  await worker.getByRole('button', { name: 'Take this case' }).click()
  await worker.locator('textarea').first().fill('السلام علیکم عائشہ، میں سیم ہوں۔ کل دس بجے بات کریں؟')
  await worker.getByRole('button', { name: /^Send/ }).click()

  await person.goto(at)
  expect(await lastWords(person)).toContain('کل دس بجے بات کریں؟')
  expect(await lastWords(person)).toContain('Sam Okoro')
  await says(person, 'جی ضرور، شکریہ')
  await worker.goto(worker.url())
  expect(await worker.locator('main').innerText()).toContain('جی ضرور، شکریہ')

  const [writer, reader] = [await withScript(person), await withScript(worker)]
  await writer.goto(at)
  await reader.goto(worker.url().split('?')[0] ?? '')
  await typesUntil(reader, '#reply', writer.locator('#writing:not(:empty)'))
  await typesUntil(writer, '#box', reader.locator('#person-writes'))
  await reader.locator('.desk-ready summary').click()
  await reader.locator('button[data-ready]').first().click()
  expect(await reader.locator('#reply').inputValue()).toContain('میرا نام Sam Okoro ہے')
  expect(await faultsOf(reader)).toEqual([])
  expect(logged.filter(({ name }) => name === 'http.failed' || name === 'turn.failed')).toEqual([])
}, 120_000)

it('no state of the page on the way has a fault that axe finds, or is wider than a small phone', async () => {
  const person = await openPage(browser, { viewport: phone, locale: 'en-GB' })
  const wrong: string[] = []
  const look = async (after: string) => {
    wrong.push(...(await faultsOf(person)).map((fault) => `after "${after}": ${fault}`))
    if ((await sidewaysScroll(person)) > 0) wrong.push(`after "${after}": wider than the window`)
  }
  await person.goto(at)
  await look('the greeting')
  const told = [
    ...['me', '45', 'yes', 'I want to kill myself', 'no', '1 and 2', '1', 'XB1 2AB', '1', '1', '3', '1'],
    ...['a person, please', 'yes', '4 and 6', 'Jo Lee', 'skip', 'skip', 'chat', 'no'],
  ]
  for (const text of told) {
    await says(person, text)
    await look(text)
  }
  expect(await person.locator('dl dt').count()).toBeGreaterThan(8)
  expect(wrong).toEqual([])
}, 120_000)

/** The same person or worker in a browser that runs the page's script. */
const withScript = async (page: Page): Promise<Page> =>
  openPage(browser, { viewport: desk, storageState: await page.context().storageState() })

/** Keeps typing, as the other side's page may not be listening yet. */
async function typesUntil(page: Page, box: string, shown: Locator): Promise<void> {
  while ((await shown.count()) === 0) {
    await page.locator(box).pressSequentially('a')
    await page.waitForTimeout(200)
  }
}

async function signInFirst(page: Page): Promise<void> {
  const { username, oneTimePassword } = service.firstAccount ?? { username: '', oneTimePassword: '' }
  await page.goto(`${at}/desk`)
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(oneTimePassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('input[name=name]').fill('Sam Okoro')
  const [current, ...next] = await page.locator('input[type=password]').all()
  await current?.fill(oneTimePassword)
  for (const field of next) await field.fill('a calm harbour at dawn')
  await page.locator('main form button').last().click()
  await page.goto(`${at}/desk`)
}
