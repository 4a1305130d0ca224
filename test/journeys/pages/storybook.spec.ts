import { expect, test } from '@playwright/test'
import { ways } from '../../../stories/start/ways.ts'
import { moves } from '../../../widget/moves.ts'
import { entries, serveStorybook } from './served-storybook.ts'

let served: Awaited<ReturnType<typeof serveStorybook>>
test.beforeAll(async () => {
  served = await serveStorybook()
})
test.afterAll(() => served?.close())

test('every way from the first page leads somewhere, and steps stand in the order of the flow', () => {
  const ids = entries().map(({ id }) => id)
  const missing = Object.values(ways)
    .flat()
    .filter(({ to }) => !ids.includes(to))
  expect(missing).toEqual([])
  expect(ids[0]).toBe('start-here--start-here')
  const steps = entries()
    .filter(({ title }) => title.startsWith('Steps/'))
    .map(({ title }) => title.slice(6).toLowerCase())
  expect([...new Set(steps)]).toEqual(Object.keys(moves))
})

test('Storybook opens in our name with the first page, which leads to the studio and back', async ({ page }) => {
  await page.goto(served.url)
  const preview = page.frameLocator('#storybook-preview-iframe')
  await expect(preview.getByRole('heading', { name: 'Connecting a WhatsApp number' })).toBeVisible()
  await expect(page).toHaveTitle(/Patchbay$/)
  await expect(page.locator('link[rel~=icon]')).toHaveAttribute('href', /^data:image\/svg\+xml/)
  await expect(page.getByRole('link', { name: 'Patchbay' })).toBeVisible()
  await expect(page.getByRole('tab', { name: /Controls/ })).toHaveCount(0)

  await preview.getByRole('link', { name: 'Make a theme' }).click()
  await expect(preview.getByRole('heading', { name: 'Theme studio' })).toBeVisible()
  const width = await page.evaluate(() => innerWidth)
  await expect
    .poll(async () => (await page.locator('#storybook-preview-iframe').boundingBox())?.width)
    .toBeGreaterThan(width - 4)
  await expect(page.getByRole('tab', { name: /Controls/ })).toHaveCount(0)

  await preview.getByRole('link', { name: 'All pages' }).click()
  await expect(preview.getByRole('heading', { name: 'Connecting a WhatsApp number' })).toBeVisible()
})
