/** A real browser at a desk with sample cases: signing in, and what axe finds. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { ServedDesk } from '../desk/serve-samples.js'

export interface Seat {
  readonly context: BrowserContext
  readonly page: Page
  go(path: string): Promise<void>
}

/** A browser of one's own for one worker, with or without JavaScript. */
export async function seat(
  browser: Browser,
  served: ServedDesk,
  options: { javaScriptEnabled?: boolean; width?: number } = {},
): Promise<Seat> {
  const { javaScriptEnabled = true, width = 1280 } = options
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width, height: 800 } })
  const page = await context.newPage()
  return {
    context,
    page,
    async go(path) {
      await page.goto(`${served.url}${path}`)
    },
  }
}

export async function signIn({ page, go }: Seat, username: string, password: string): Promise<void> {
  await go('/desk/sign-in')
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

export const focused = (page: Page): Promise<string | null> =>
  page.evaluate<string | null>('document.activeElement && document.activeElement.id')

/** Has the page refresh itself now, as when its tab is looked at again. */
export const lookAgain = (page: Page): Promise<unknown> =>
  page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
