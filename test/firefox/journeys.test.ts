import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFirefox } from '../../scripts/firefox.ts'
import { doors, host } from '../journeys/host.ts'
import { en } from '../support/english.ts'
import { start } from '../support/world.ts'

/**
 * The customer's way through Firefox, by WebDriver BiDi: Playwright asks more of it than Debian's has, puppeteer does not.
 * `npm run test:firefox` installs one where there is none and it may.
 */
let browser: Browser
beforeAll(async () => {
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: findFirefox() as string, headless: true })
})
afterAll(() => browser?.close())

/** What can be pressed or checked, by its words; shadow trees are looked into. */
async function find(page: Page, words: string): Promise<ElementHandle<Element>> {
  const found = await page.waitForFunction(
    (words) => {
      const all = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])])
      return all(document).find(
        (one) =>
          one.matches('button:enabled, a, input') &&
          (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().startsWith(words),
      )
    },
    { timeout: 30_000 },
    words,
  )
  return found.asElement() as ElementHandle<Element>
}
const press = async (page: Page, words: string) => (await find(page, words)).click()

const at = (page: Page, step: string) =>
  page.waitForFunction(
    (step) => {
      const all = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])])
      return all(document).some((one) => one.getAttribute('data-step') === step)
    },
    { timeout: 30_000 },
    step,
  )

async function openPopup(page: Page, words: string): Promise<Page> {
  const opened = new Promise<Page>((resolve) => page.once('popup', (popup) => resolve(popup as Page)))
  await press(page, words)
  return opened
}

describe.each(Object.entries(doors))('in Firefox, through %s', (_name, door) => {
  it('a customer leaves Facebook’s window, comes back and connects the number', async () => {
    await using world = await start('SQLite')
    await using site = await host({})
    const link = await world.link({ allowed_origins: [site.url] })
    const page = await browser.newPage()
    await page.goto(await door(world, site, link.token))
    await press(page, en.welcome_start)
    await press(page, en.dedicated)
    await at(page, 'launch')
    const left = await openPopup(page, en.launch)
    await find(left, 'Continue as')
    await left.close()
    await at(page, 'failed')
    await press(page, en.sign_again)
    await at(page, 'launch')
    const popup = await openPopup(page, en.launch)
    await press(popup, 'Continue as')
    for (let screen = 0; screen < 3; screen++) {
      const heading = await popup.$eval('h1', (one) => one.textContent)
      await press(popup, 'Next')
      await popup.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, {}, heading)
    }
    await press(popup, 'Confirm')
    await press(popup, 'Finish')
    await at(page, 'done')
    const number = await world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
    expect(number.customer_id).toBe(link.customerId)

    await page.goto('about:blank') // Firefox may keep the page for coming back: then it was not left, but what waited is sent
    const told = async () => {
      const rows = await world.db.selectFrom('link_events').select('detail').where('name', '=', 'widget').execute()
      return rows.map(({ detail }) => JSON.parse(detail).type as string)
    }
    await expect.poll(told, { timeout: 15_000 }).toContain('completed')
    expect(await told()).toEqual(expect.arrayContaining(['opened', 'popup_opened', 'cancelled', 'completed']))
    await page.close()
  })
})
