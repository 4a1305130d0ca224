import type { Locator } from '@playwright/test'
import { en } from '../../support/english.ts'
import { expect, step, test } from '../world.ts'
import { guestPage, titleOf } from './page.ts'

/* A file of the widget does not come, for the network is away for a moment; a browser keeps the failed import as failed. */

const props = 'redirect="never"'
const app = `createRoot(document.getElementById('app')).render(<WhatsAppOnboarding PROPS />)`

for (const [where, part] of [
  ['the hosted page', 'later'],
  ['the hosted page', 'signup'],
  ['a page with the element', 'later'],
  ['a host’s own bundle', 'signup'],
] as const)
  test(`${where} without its file “${part}” says so, and “${en.retry}” gets it`, async ({ page, world }) => {
    await using site = await guestPage(world)
    if (where === 'a host’s own bundle') await site.react(app)
    if (where === 'a page with the element')
      site.embed(`<whatsapp-onboarding token="TOKEN" ${props}></whatsapp-onboarding>`)
    const file = new RegExp(`/(embed-|chunk-)?${part}(-[\\w-]{8})?\\.js`)
    const asked: string[] = []
    await page.route(file, (route) => {
      asked.push(route.request().url())
      return route.abort()
    })
    await page.goto(where === 'the hosted page' ? site.link.url : site.url)
    const [start, retry] = [en.launch, en.retry].map((name) => page.getByRole('button', { name, exact: true }))
    const press = async (button = start) => (await button?.isVisible()) && button?.click({ timeout: 2_000 })
    await expect(async () => {
      await press()
      await expect(retry as Locator).toBeVisible({ timeout: 2_000 })
    }).toPass()
    // At once, for what was a blink; then when the customer asks.
    expect(asked.length).toBeGreaterThanOrEqual(2)
    await page.unroute(file)
    await expect(async () => {
      await press(retry)
      if ((await step(page).getAttribute('data-step')) === 'welcome') await press()
      await expect(step(page)).toHaveAttribute('data-step', /^(launch|popup)$/, { timeout: 3_000 })
      await expect(page.locator('.pb-title')).not.toHaveText(titleOf(en.server_unreachable), { timeout: 3_000 })
    }).toPass()
    await expect(page.locator('.pb-title')).toBeVisible()
  })
