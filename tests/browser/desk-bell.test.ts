/** The bell, the notifications of the browser, and the page of notices that nobody got. */
import type { Browser } from 'playwright-core'
import type { Notice } from '../../src/domain/notice.js'
import { caseOf, amina, dennis, gwen } from '../desk/sample-cases.js'
import type { ServedDesk } from '../desk/serve-samples.js'
import { serveSamples } from '../desk/serve-samples.js'
import { faultsOf, launch, sidewaysScroll } from './chromium.js'
import type { Seat } from './desk-browser.js'
import { lookAgain, seat, signIn } from './desk-browser.js'

let browser: Browser
let served: ServedDesk
let at: Seat
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
beforeEach(async () => {
  served = await serveSamples([amina, dennis])
  at = await seat(browser, served)
})
afterEach(async () => {
  await at.context.close()
  await served.close()
})

/** Keeps each notification where the test can read it. */
const recorder = `
  window.told = []
  const Real = window.Notification
  window.Notification = class extends Real {
    constructor(title, options) {
      super(title, options)
      window.told.push(title + ': ' + options.body)
    }
  }
`
const told = () => at.page.evaluate<string[]>('window.told')

describe('The bell', () => {
  it('says how many wait, on every page, without a word about anybody', async () => {
    await signIn(at, 'sam', served.password)
    await at.go('/desk/safety')
    await at.page.getByRole('link', { name: '2 referrals wait for somebody' }).waitFor()
    expect(await faultsOf(at.page)).toEqual([])
    expect(await at.page.locator('#alerts').innerHTML()).not.toMatch(/Amina|Dennis|CN-/)
  }, 60_000)

  it('tells through the browser what is new once somebody has allowed it, and nothing that was there', async () => {
    await at.context.grantPermissions(['notifications'])
    await at.context.addInitScript(recorder)
    await signIn(at, 'sam', served.password)
    await at.go('/desk/queue')
    expect(await at.page.locator('#notify').isHidden()).toBe(true)
    expect(await told()).toEqual([])
    await served.world.store.commit(caseOf(gwen, served.world.now))
    await lookAgain(at.page)
    await at.page.getByRole('link', { name: '3 referrals wait for somebody' }).waitFor({ timeout: 12_000 })
    expect(await told()).toEqual(['Cairn: A new referral is waiting.'])
    await at.page.reload()
    expect(await told()).toEqual([])
  }, 60_000)

  it('asks for that by a button alone, and works without', async () => {
    await at.context.addInitScript(
      `Object.defineProperty(Notification, 'permission', { get: () => window.allowed ?? 'default' })
       Notification.requestPermission = async () => (window.allowed = 'granted')`,
    )
    await signIn(at, 'sam', served.password)
    const button = at.page.getByRole('button', { name: 'Show notifications of this browser' })
    await button.waitFor()
    expect(await faultsOf(at.page)).toEqual([])
    await button.click()
    await at.page.getByText('Notifications are on.').waitFor({ state: 'attached' })
    expect(await button.isHidden()).toBe(true)
    const plain = await seat(browser, served, { javaScriptEnabled: false })
    await signIn(plain, 'priya', served.password)
    await plain.page.getByRole('link', { name: '2 referrals wait for somebody' }).waitFor()
    expect(await plain.page.locator('#notify').isHidden()).toBe(true)
    await plain.context.close()
  }, 60_000)
})

describe('Notices that nobody got', () => {
  const dead: Notice = {
    id: 'notice-1',
    to: { way: 'mail', address: 'team@example.org' },
    about: 'handOff',
    at: '2026-03-01T10:00:00.000Z',
    state: 'dead',
    tries: 8,
    nextAt: '2026-03-02T10:00:00.000Z',
    code: 'ECONNREFUSED',
  }

  it('are counted for an admin, shown with what went wrong, and sent again by a button', async () => {
    await served.world.becomes(dennis.id, (c) => ({ ...c, notices: [dead] }))
    await signIn(at, 'admin', served.password)
    await at.page.getByRole('link', { name: 'Notices (1 not sent)' }).click()
    await at.page.getByText('ECONNREFUSED, tried 8 times').waitFor()
    expect(await faultsOf(at.page)).toEqual([])
    expect(await sidewaysScroll(at.page)).toBe(0)
    await at.page.getByRole('button', { name: /^Send again.*CN-6BR8-1F/ }).click()
    await at.page.getByText('The notice is on its way again.').waitFor()
    await at.page.getByText('There are none.').waitFor()
    const c = await served.world.stored(dennis.id)
    expect(c.notices).toMatchObject([{ id: 'notice-1', state: 'waiting', tries: 0 }])
    expect(c.due.map(({ what }) => what)).toContain('notice')
  }, 60_000)

  it('are no link worker’s to see', async () => {
    await signIn(at, 'sam', served.password)
    expect(await at.page.getByRole('link', { name: 'Notices' }).count()).toBe(0)
    const answer = await at.page.goto(`${served.url}/desk/notices`)
    expect(answer?.status()).toBe(403)
  }, 60_000)
})
