import type { Page } from '@playwright/test'
import { faults } from '../../widget/languages/en-faults.ts'
import { en } from '../support/english.ts'
import { next } from './popup.ts'
import { exchanges, expect, expectConnected, step, test, toLaunch, towardsLaunch } from './world.ts'

const here = (page: Page) => page.getByRole('button', { name: en.here })

/** Meta's screens in the customer's own window. */
async function finishHere(page: Page) {
  await page.getByRole('button', { name: /^Continue as/ }).click()
  for (let screen = 0; screen < 3; screen++) await next(page)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('button', { name: 'Finish' }).click()
}

/** No window opens, as where pop-ups are blocked without a word. */
const blockPopups = (page: Page) =>
  page.addInitScript(() => {
    window.open = () => null
  })

test('where pop-ups are blocked, the customer goes through Facebook in this window and comes back to success', async ({
  page,
  world,
}) => {
  const link = await world.link()
  world.sandbox.control.settings({ redirectUris: [`${world.url}/connect/v1/oauth/callback`] })
  await blockPopups(page)
  await page.goto(link.url)
  await toLaunch(page)
  await page.getByRole('button', { name: en.launch, exact: true }).click()
  await expect(step(page)).toHaveAttribute('data-step', 'failed')
  await here(page).click()
  await page.waitForURL(/\/dialog\/oauth/)
  await finishHere(page)
  await expectConnected(page, world, link)
  expect(exchanges(world)).toBe(1)
})

test('where Facebook\u2019s script is kept away, too, and who leaves Facebook is told so back on the page', async ({
  page,
  world,
}) => {
  const link = await world.link()
  world.sandbox.control.play('sdk-broken')
  await page.goto(link.url)
  await towardsLaunch(page)
  await expect(step(page)).toHaveAttribute('data-step', 'failed', { timeout: 15_000 })
  await here(page).click()
  await page.waitForURL(/\/dialog\/oauth/)
  await page.getByRole('button', { name: /^Continue as/ }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: faults.signup_cancelled.split('\n')[0] as string })).toBeVisible()
  expect(page.url()).toBe(link.url.split('.')[0])
  await page.reload()
  await expect(step(page)).toHaveAttribute('data-step', 'welcome')
  expect(exchanges(world)).toBe(0)
})

test('who asks is named before the trip, and a page that is reloaded on the way back still connects, once', async ({
  page,
  world,
}) => {
  const link = await world.link()
  await blockPopups(page)
  await page.goto(link.url)
  await toLaunch(page)
  await page.getByRole('button', { name: en.launch, exact: true }).click()
  await expect(page.getByText(/asks to connect your number/)).toContainText('Acme CRM')
  let lost = 0
  await page.route('**/connect/v1/attempts/*', async (route) => {
    if (route.request().method() !== 'PUT' || lost++ > 0) return route.fallback()
    void page.reload() // The page goes before anything was sent.
    return route.abort()
  })
  await here(page).click()
  await page.waitForURL(/\/dialog\/oauth/)
  await finishHere(page)
  await expectConnected(page, world, link)
  expect(lost).toBeGreaterThan(0)
  expect(exchanges(world)).toBe(1)
  expect(page.url()).not.toContain('patchbay_state')
})

test('a callback address that somebody else opens is worth nothing to them', async ({ page, browser, world }) => {
  const link = await world.link()
  await blockPopups(page)
  await page.goto(link.url)
  await toLaunch(page)
  await page.getByRole('button', { name: en.launch, exact: true }).click()
  await here(page).click()
  await page.waitForURL(/\/dialog\/oauth/)
  const stolen = new Promise<string>((resolve) =>
    page.route('**/connect/v1/oauth/callback**', async (route) => {
      resolve(route.request().url())
      await route.abort()
    }),
  )
  await finishHere(page)
  const thief = await (await browser.newContext()).newPage()
  await thief.goto(await stolen)
  await expect(thief.getByRole('heading', { name: faults.begun_elsewhere.split('\n')[0] as string })).toBeVisible()
  expect(thief.url()).toBe(link.url.split('.')[0])
  await thief.getByRole('button', { name: en.sign_again }).click()
  await expect(step(thief)).toHaveAttribute('data-step', 'welcome')
  expect(exchanges(world)).toBe(0)
  await thief.context().close()
})
