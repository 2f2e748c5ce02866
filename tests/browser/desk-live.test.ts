import type { Browser } from 'playwright-core'
import { take } from '../../src/desk/take.js'
import { personSays, priya, withdraws } from '../desk/desk-world.js'
import { amina, dennis, gwen } from '../desk/sample-cases.js'
import type { ServedDesk } from '../desk/serve-samples.js'
import { serveSamples } from '../desk/serve-samples.js'
import type { Seat } from './desk-browser.js'
import { launch } from './chromium.js'
import { focused, lookAgain, seat, signIn } from './desk-browser.js'

let browser: Browser
let served: ServedDesk
let at: Seat
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
beforeEach(async () => {
  served = await serveSamples([amina, gwen, dennis])
  at = await seat(browser, served)
  await signIn(at, 'sam', served.password)
})
afterEach(async () => {
  await at.context.close()
  await served.close()
})
const now = () => served.world.now.toISOString()

describe('A page that keeps itself fresh', () => {
  it('shows what the person writes without losing a half-typed reply or the focus, and says so', async () => {
    const { page, go } = at
    await go('/desk/cases/case-amina')
    await page.getByRole('button', { name: 'Take this case' }).click()
    await page.getByLabel('Your reply').pressSequentially('I am half way thr')
    await served.world.becomes(amina.id, personSays('کیا کوئی ہے؟', now()))
    await lookAgain(page)
    await page.locator('.desk-chat').getByText('کیا کوئی ہے؟').waitFor({ timeout: 12_000 })
    expect(await page.getByLabel('Your reply').inputValue()).toBe('I am half way thr')
    expect(await focused(page)).toBe('reply')
    await page.locator('#announcer').getByText('There is something new').waitFor({ state: 'attached' })
  }, 60_000)

  it('says that a colleague has taken the case meanwhile', async () => {
    const { page, go } = at
    await go('/desk/cases/case-gwen')
    await take(served.world.desk, priya, gwen.id)
    await lookAgain(page)
    await page.locator('#case-changed').getByText('This case has changed.').waitFor({ timeout: 12_000 })
    await page.locator('#case-changed').getByRole('link').click()
    await page.locator('.desk-todo').getByText('has this case').waitFor()
  }, 60_000)

  it('hides the case as soon as the person withdraws their consent', async () => {
    const { page, go } = at
    await go('/desk/cases/case-dennis')
    await served.world.becomes(dennis.id, withdraws('share', now()))
    await lookAgain(page)
    await page.getByRole('heading', { name: 'Details are hidden' }).waitFor({ timeout: 12_000 })
    expect(await page.content()).not.toContain('brass')
  }, 60_000)

  it('shows a queue that shrinks, and keeps the focus where it was', async () => {
    const { page } = at
    await page.locator(`#case-${dennis.reference}`).focus()
    await take(served.world.desk, priya, amina.id)
    await lookAgain(page)
    await page.locator(`#case-${amina.reference}`).waitFor({ state: 'detached', timeout: 12_000 })
    expect(await focused(page)).toBe(`case-${dennis.reference}`)
    await page.locator('#announcer').getByText('2 people are waiting.').waitFor({ state: 'attached' })
  }, 60_000)

  it('warns before it signs out, and can be stayed', async () => {
    const { page } = at
    served.world.pass(56)
    await lookAgain(page)
    await page.getByText('You will be signed out in a few minutes').waitFor({ timeout: 12_000 })
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await page.locator('#session').waitFor({ state: 'hidden' })
    served.world.pass(61)
    await lookAgain(page)
    await page.getByText('You are signed out.').waitFor({ timeout: 12_000 })
  }, 60_000)

  it('runs no script and no style that the page itself carries', async () => {
    const { page, go } = at
    const refused: string[] = []
    page.on('console', (message) => refused.push(message.text()))
    page.on('pageerror', (error) => refused.push(error.message))
    for (const path of ['/desk/queue', '/desk/cases/case-amina', '/desk/cases/case-amina/print'])
      await go(path)
    expect(refused).toEqual([])
    expect(await page.locator('script:not([src]), style, [style]').count()).toBe(0)
  }, 60_000)
})
