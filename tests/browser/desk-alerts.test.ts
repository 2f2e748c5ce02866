import type { Browser } from 'playwright-core'
import { isOpenAlert } from '../../src/domain/alert.js'
import type { Case } from '../../src/domain/case.js'
import { withAlertsDue } from '../../src/domain/due.js'
import { amina, dennis } from '../desk/sample-cases.js'
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
  await signIn(at, 'sam', served.password)
})
afterEach(async () => {
  await at.context.close()
  await served.close()
})

/** The person wrote something that help was shown for, and the desk is told. */
const alarmed =
  (opened: Date, id = '1') =>
  (c: Case): Case => {
    const message = c.messages.length
    const openedAt = opened.toISOString()
    return withAlertsDue({
      ...c,
      messages: [
        ...c.messages,
        { index: message, at: openedAt, from: { kind: 'person' }, text: 'I want to die' },
      ],
      helpShown: [
        ...c.helpShown,
        {
          message,
          at: openedAt,
          help: 'crisis',
          rule: 'en.suicide.wish',
          version: 'en:1',
          discreet: false,
          helplines: ['samaritans'],
        },
      ],
      alerts: [
        ...c.alerts,
        {
          id,
          openedAt,
          basis: 'consent',
          shown: [c.helpShown.length],
          called: [{ contact: 'Duty link worker', at: openedAt }],
          repeatAt: openedAt,
        },
      ],
    })
  }

describe('An alert on the desk', () => {
  it('comes up above everything while a page is open, is announced with its count, and sounds', async () => {
    const { page, go } = at
    await go('/desk/queue')
    await page.locator('h1').click()
    await served.world.becomes(amina.id, alarmed(served.world.now))
    await lookAgain(page)
    await page
      .getByRole('heading', { name: '1 alert: somebody may need a person now' })
      .waitFor({ timeout: 12_000 })
    await page.locator('#alert-announcer').getByText('1 alert is waiting').waitFor({ state: 'attached' })
    await page.locator('#alerts[data-sounded="1"]').waitFor()
    expect(await page.title()).toMatch(/^\(1\) /)
    const [alert, heading] = await Promise.all([
      page.locator('#alerts').boundingBox(),
      page.locator('h1').boundingBox(),
    ])
    expect(alert?.y ?? Infinity).toBeLessThan(heading?.y ?? 0)
  }, 60_000)

  it('sounds again when it goes to the next contact, and not when nothing has changed', async () => {
    const { page, go } = at
    await served.world.becomes(amina.id, alarmed(served.world.now))
    await go('/desk/queue')
    await page.locator('h1').click()
    const heard = async () => page.locator('#alerts').getAttribute('data-sounded')
    const before = Number((await heard()) ?? 0)
    await lookAgain(page)
    await page.waitForTimeout(300)
    expect(Number((await heard()) ?? 0)).toBe(before)
    await served.world.becomes(amina.id, (c) => ({
      ...c,
      alerts: c.alerts.map((alert) => ({
        ...alert,
        called: [...alert.called, { contact: 'Team lead', at: served.world.now.toISOString() }],
      })),
    }))
    await lookAgain(page)
    await page.getByText('Now with: Team lead. Called 2 times.').waitFor({ timeout: 12_000 })
    expect(Number(await heard())).toBe(before + 1)
  }, 60_000)

  it.each([320, 1280])(
    'is read and acknowledged by name at %i px, also without JavaScript',
    async (width) => {
      await served.world.becomes(amina.id, alarmed(served.world.now))
      const plain = await seat(browser, served, { javaScriptEnabled: false, width })
      await signIn(plain, 'priya', served.password)
      await plain.page.getByRole('link', { name: 'Open the alert' }).click()
      await plain.page.getByText('I want to die').waitFor()
      expect(await sidewaysScroll(plain.page)).toBe(0)
      await plain.page.getByRole('button', { name: 'I am on it: Priya Nair' }).click()
      await plain.page.getByText('Priya Nair is on it since').waitFor()
      expect((await served.world.stored(amina.id)).alerts.filter(isOpenAlert)).toEqual([])
      await plain.context.close()
    },
    60_000,
  )

  it.each([320, 1280])(
    'and the page about the net have nothing that axe finds at %i px',
    async (width) => {
      await served.world.becomes(amina.id, alarmed(served.world.now))
      const seated = await seat(browser, served, { width })
      await signIn(seated, 'priya', served.password)
      for (const path of [
        '/desk/queue',
        `/desk/alerts/${amina.id}`,
        `/desk/cases/${amina.id}`,
        '/desk/safety',
      ]) {
        await seated.go(path)
        expect({ path, found: await faultsOf(seated.page) }).toEqual({ path, found: [] })
        expect({ path, sideways: await sidewaysScroll(seated.page) }).toEqual({ path, sideways: 0 })
      }
      await seated.context.close()
    },
    90_000,
  )
})
