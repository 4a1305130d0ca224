import { en } from '../support/english.ts'

import { finishPopup, openPopup } from './popup.ts'
import { expect, step, test, toLaunch } from './world.ts'

test('somebody else finishes it on another device, and the page that waited ends with them', async ({
  page,
  browser,
  world,
}) => {
  const link = await world.link({ allowed_connection_types: ['dedicated'] })
  world.sandbox.control.play('graph-slow')
  await page.goto(link.url)
  await toLaunch(page, 'preselected')
  await page.getByRole('button', { name: en.handoff_offer }).click()
  await expect(page.getByRole('heading', { name: en.handoff })).toBeFocused()
  await expect(page.getByRole('img', { name: en.handoff_qr })).toBeVisible()
  await expect(page.getByRole('link', { name: en.handoff_whatsapp })).toHaveAttribute(
    'href',
    new RegExp(encodeURIComponent(link.url)),
  )

  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await other.goto(link.url)
  await toLaunch(other, 'preselected')
  await finishPopup(await openPopup(other))
  await expect(step(page)).toHaveAttribute('data-step', /finishing|done/)
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
  await elsewhere.close()
})

test('in another app’s browser, the way out of it is shown before Facebook’s window is tried', async ({
  browser,
  world,
}) => {
  const userAgent = 'Mozilla/5.0 (Linux; Android 16; wv) AppleWebKit/537.36 Chrome/140.0 Mobile [FBAN/EMA;FBAV/480.0]'
  const context = await browser.newContext({ userAgent })
  const page = await context.newPage()
  const link = await world.link({ allowed_connection_types: ['dedicated'] })
  await page.goto(link.url)
  await toLaunch(page, 'preselected')
  await expect(page.getByText(en.in_app_text)).toBeVisible()
  await expect(page.getByRole('button', { name: en.copy })).toBeVisible()
  await context.close()
})

test('a link that is over still says whom to ask', async ({ page, world }) => {
  const link = await world.link()
  await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, {
    setup_link: { status: 'revoked' },
  })
  await page.goto(link.url)
  await expect(page.getByText(/ask Acme CRM for it/)).toBeVisible()
})

test('what failed offline goes on when the connection is back', async ({ page, context, world }) => {
  const link = await world.link()
  await page.route('**/connect/v1/session', (route) => route.abort())
  await page.goto(link.url)
  await expect(step(page)).toHaveAttribute('data-step', 'failed')
  await page.unroute('**/connect/v1/session')
  await context.setOffline(true)
  await context.setOffline(false)
  await expect(step(page)).toHaveAttribute('data-step', 'welcome')
})
