import type { Browser } from 'playwright-core'
import { withdraws } from '../desk/desk-world.js'
import { amina, crowd, dennis, gwen, tomasz } from '../desk/sample-cases.js'
import type { ServedDesk } from '../desk/serve-samples.js'
import { serveSamples } from '../desk/serve-samples.js'
import { faultsOf, launch, sidewaysScroll } from './chromium.js'
import { focused, seat, signIn } from './desk-browser.js'

let browser: Browser
let served: ServedDesk
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
beforeEach(async () => {
  served = await serveSamples([amina, tomasz, gwen, dennis, ...crowd(26)])
})
afterEach(() => served.close())

const closed = ['/desk/sign-in', '/desk/sign-in?expired=1']
const pages = [
  '/desk/queue',
  '/desk/queue?view=open&need=money_debt&page=1',
  '/desk/queue?view=waiting&page=2',
  '/desk/queue?view=mine',
  '/desk/queue?view=closed',
  '/desk/cases/case-amina',
  '/desk/cases/case-dennis',
  '/desk/cases/case-gwen',
  '/desk/cases/case-tomasz',
  '/desk/cases/case-amina/print',
  '/desk/cases/case-amina/document',
  '/desk/cases/case-amina/timeline',
  '/desk/accounts',
  '/desk/password',
  '/desk/cases/nobody',
]

describe.each([320, 1280])('At %i pixels', (width) => {
  it('no page has a fault that axe can find, and none is wider than the window', async () => {
    const at = await seat(browser, served, { width })
    const found: string[] = []
    const look = async (path: string) => {
      await at.go(path)
      const wrong = await faultsOf(at.page)
      if ((await sidewaysScroll(at.page)) > 0) wrong.push('wider than the window')
      found.push(...wrong.map((fault) => `${path} ${fault}`))
    }
    for (const path of closed) await look(path)
    await signIn(at, 'admin', served.password)
    await at.go('/desk/cases/case-gwen')
    await at.page.getByRole('button', { name: 'Take this case' }).click()
    await at.page.getByText('The case is yours').waitFor()
    await served.world.becomes(tomasz.id, withdraws('share', served.world.now.toISOString()))
    for (const path of pages) await look(path)
    await at.go('/desk/cases/case-gwen')
    await at.page.getByRole('button', { name: 'Send reply' }).click()
    await at.page.getByText('There is a problem').waitFor()
    found.push(...(await faultsOf(at.page)).map((fault) => `error page ${fault}`))
    await at.context.close()
    expect(found).toEqual([])
  }, 120_000)
})

describe('A morning at the desk', () => {
  it.each([
    ['with', true],
    ['without', false],
  ])(
    'can be worked %s JavaScript',
    async (_, javaScriptEnabled) => {
      const at = await seat(browser, served, { javaScriptEnabled })
      const { page } = at
      await signIn(at, 'sam', served.password)
      const first = page.locator('tbody tr').first()
      expect(await first.innerText()).toContain('3 days')
      await first.getByRole('link').click()
      expect(await page.locator('blockquote').first().getAttribute('dir')).toBe('rtl')
      expect(await page.locator('blockquote').first().innerText()).toBe(amina.words)
      await page.getByRole('button', { name: 'Take this case' }).click()
      await page.getByLabel('Your reply').fill('Salaam Amina, I am Sam.')
      await page.getByRole('button', { name: 'Send reply' }).click()
      await page.getByText('Your reply is in their chat.').waitFor()
      await page.getByText('Record an attempt to reach them').click()
      expect(await page.locator('#act-attempt').innerText()).toContain('not safe to leave a message')
      await page.getByLabel('Phone call').check()
      await page.getByLabel('No answer').check()
      await page.getByRole('button', { name: 'Record attempt' }).click()
      await page.getByText('The attempt is recorded.').waitFor()
      await page.getByText('Add a note for colleagues').click()
      await page.getByLabel('Note', { exact: true }).fill('Daughter in Leeds')
      await page.getByRole('button', { name: 'Add note' }).click()
      await page.getByText('The note is added.').waitFor()
      await page.locator('#act-close summary').click()
      await page.getByLabel('Connected to an activity or group').check()
      await page.getByRole('button', { name: 'Close this case' }).click()
      await page.getByText('The case is closed.').waitFor()
      const { referral, messages } = await served.world.stored(amina.id)
      expect(referral).toMatchObject({ status: 'closed', outcome: 'connected' })
      expect(messages.some(({ text }) => text === 'Salaam Amina, I am Sam.')).toBe(true)
      await page.reload()
      expect((await served.world.stored(amina.id)).messages).toHaveLength(messages.length)
      await at.context.close()
    },
    60_000,
  )

  it('can be begun with the keyboard alone', async () => {
    const at = await seat(browser, served)
    const { page } = at
    await at.go('/desk/sign-in')
    await page.getByLabel('Username').focus()
    await page.keyboard.type('sam')
    await page.keyboard.press('Tab')
    await page.keyboard.type(served.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Waiting for a link worker' }).waitFor()
    const tabTo = async (id: string) => {
      for (let presses = 0; presses < 60; presses++) {
        if ((await focused(page)) === id) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`the Tab key never reached ${id}`)
    }
    await tabTo(`case-${amina.reference}`)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: amina.reference }).waitFor()
    await page.locator('.desk-top__take button').focus()
    await page.keyboard.press('Enter')
    await page.getByText('The case is yours').waitFor()
    await tabTo('reply')
    await page.keyboard.type('Hello')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Your reply is in their chat.').waitFor()
    await at.context.close()
  }, 60_000)

  it('goes to one of two workers who take the same case', async () => {
    const [sam, priya] = [await seat(browser, served), await seat(browser, served)]
    await signIn(sam, 'sam', served.password)
    await signIn(priya, 'priya', served.password)
    await Promise.all([sam.go('/desk/cases/case-dennis'), priya.go('/desk/cases/case-dennis')])
    await Promise.all(
      [sam, priya].map(({ page }) => page.getByRole('button', { name: 'Take this case' }).click()),
    )
    const texts = await Promise.all(
      [sam, priya].map(async ({ page }) => {
        await page.locator('.desk-done, .govuk-error-summary').waitFor()
        return page.locator('main').innerText()
      }),
    )
    expect(texts.filter((text) => text.includes('The case is yours'))).toHaveLength(1)
    expect(texts.filter((text) => /(Sam Okoro|Priya Nair) has this case now\./.test(text))).toHaveLength(1)
    await Promise.all([sam.context.close(), priya.context.close()])
  }, 60_000)

  it('begins for a newcomer with a password of their own', async () => {
    const added = await served.world.accounts.add({ username: 'nia', name: 'Nia Bevan', role: 'worker' })
    const at = await seat(browser, served)
    const { page } = at
    await signIn(at, 'nia', added.ok ? added.oneTimePassword : '')
    await page.getByRole('heading', { name: 'Change your password' }).waitFor()
    await page.getByLabel('One-time password', { exact: true }).fill(added.ok ? added.oneTimePassword : '')
    await page.getByLabel('New password', { exact: true }).fill('short')
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByRole('link', { name: 'Use at least 12 characters' }).waitFor()
    await page.getByLabel('One-time password', { exact: true }).fill(added.ok ? added.oneTimePassword : '')
    await page.getByLabel('New password', { exact: true }).fill('six slow otters doze')
    await page.getByLabel('Your name').fill('Nia B')
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByText('Your password is changed.').waitFor()
    await page.getByText('Signed in as Nia B').waitFor()
    await at.context.close()
  }, 60_000)
})
