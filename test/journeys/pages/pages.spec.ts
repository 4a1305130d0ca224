import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../world.ts'

test('the pages of server and demo are searched and copied from, by mouse and by keyboard', async ({
  page,
  context,
  world,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  const refused: string[] = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))

  // The API: `/` leads to the search, the search to one operation, and its example is a command with this server's address.
  await page.goto(`${world.url}/docs`)
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox', { name: /^Search operations/ })
  await expect(search).toBeFocused()
  await search.fill('rotate webhook secret')
  await expect(page.locator('details:visible')).toHaveCount(1)
  await search.fill('success_redirect_url make setup')
  const make = page.locator('details#createSetupLink')
  await expect(make).toBeVisible()
  await search.press('Enter')
  await expect(page).toHaveURL(/#\w+$/)
  await page.goto(`${world.url}/docs#createCustomer`)
  await expect(page.locator('details#createCustomer')).toHaveAttribute('open', '')
  await page.getByRole('button', { name: 'Copy the example of POST /platform/v1/customers', exact: true }).click()
  expect(await copied()).toContain(`curl -sS -X POST "${world.url}/platform/v1/customers"`)
  await search.fill('nothing is called like this')
  await expect(page.getByRole('status').filter({ hasText: 'Nothing found' })).toBeVisible()
  await search.press('Escape')
  await expect(page.locator('details:visible').nth(100)).toBeVisible()

  // What lives here: the first command works as it was copied.
  await page.goto(world.url)
  await page.getByRole('button', { name: 'Copy the command that makes a customer' }).click()
  expect(await copied()).toContain(`"${world.url}/platform/v1/customers"`)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.goto(`${world.url}/docs`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(refused).toEqual([])

  // The demo: the link that is copied is the one that is shown.
  const link = await world.link()
  await page.goto(`${world.demo}/customers/${link.customerId}`)
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await expect(page.getByRole('status')).toHaveText('The link is copied.')
  expect(await copied()).toBe(link.url)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})
