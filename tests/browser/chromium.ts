/** Chromium for the browser tests: one browser a file, a fresh context a test, and axe-core's verdict on a page. */
import AxeBuilder from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

/** `CHROMIUM_PATH`, which `npm test` sets, or Debian's. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export const phone = { width: 320, height: 640 }
export const desk = { width: 1280, height: 900 }

/** A page in a context of its own; `close` closes both. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: phone,
    locale: 'en-GB',
    // A page that is still gliding moves its buttons from under the mouse.
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(5_000)
  return page
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What is wrong with the page, one line a fault; empty when nothing is. The window is made as high as the page while axe
 * looks: what a bar that sticks to the edge happens to cover at one place of scrolling is no fault of the page.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  const Builder = (AxeBuilder as unknown as { default?: typeof AxeBuilder }).default ?? AxeBuilder
  const before = page.viewportSize() ?? phone
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  await page.setViewportSize({ width: before.width, height: Math.max(height, before.height) })
  const { violations } = await new Builder({ page: page }).withTags(rules).analyze()
  await page.setViewportSize(before)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  )
}

/** How far the page can be scrolled sideways; 0 where it fits. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
