import { finishPopup, openPopup } from './popup.ts'
import { expect, expectConnected, step, test, toLaunch } from './world.ts'

test('a customer adds a payment method while the page is open: the tick comes by itself (meta-2026 §5)', async ({
  page,
  context,
  world,
}) => {
  world.sandbox.control.play('payment-missing')
  const atMeta: string[] = []
  await context.route('https://business.facebook.com/**', (route) => {
    atMeta.push(route.request().url())
    return route.fulfill({ body: 'WhatsApp Manager' })
  })
  const link = await world.link({ allowed_connection_types: ['dedicated'] })
  await page.goto(link.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  await expect(page.getByRole('heading', { name: 'Connected. One thing before your first message' })).toBeVisible()
  let loads = 0
  page.on('load', () => loads++)

  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Add a payment method' }).click()
  const manager = await opened
  await manager.waitForLoadState()
  const number = await world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
  expect(atMeta[0]).toContain(`asset_id=${number.business_account_id}`)
  await expect(page.getByText('(done)')).toHaveCount(0)

  world.sandbox.control.patch(number.business_account_id, { fundingId: '1' })
  await expect(page.getByText('(done)')).toBeAttached()
  await expect(page.getByRole('heading', { name: 'Your number is connected' })).toBeVisible()
  await expect(step(page)).toHaveAttribute('data-step', 'done')
  expect(loads).toBe(0)
  await manager.close()

  await page.reload()
  await expect(page.getByText('(done)')).toBeAttached()
  await page.getByRole('link', { name: 'Go to Acme CRM now' }).click()
  await expectConnected(page, world, link)
})
