import { finishPopup, openPopup } from './popup.ts'
import { expect, expectConnected, step, test, toLaunch } from './world.ts'

test('a customer adds a payment method while the page is open: the tick comes by itself (meta-2026 §5)', async ({
  page,
  context,
  world,
}) => {
  world.sandbox.control.play('payment-missing')
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
  await expect(manager.getByText('has no payment method')).toBeVisible()
  await expect(page.getByText('(done)')).toHaveCount(0)

  await manager.getByRole('button', { name: 'Add a payment method' }).click()
  await expect(manager.getByText('pays by card')).toBeVisible()
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
