import AxeBuilder from '@axe-core/playwright'
import { message } from '../../widget/languages/en-message.ts'
import { en } from '../support/english.ts'
import { finishPopup, openPopup } from './popup.ts'
import { expect, expectConnected, step, test, toLaunch } from './world.ts'

/* The customer tries the number out from another phone, before they go back to the host (`test_message` of the link). */

test('a customer writes to the new number from another phone, and the page ticks it off by itself', async ({
  page,
  context,
  world,
}) => {
  world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'journeys')
  const link = await world.link({ test_message: true, allowed_connection_types: ['dedicated'] })
  await page.goto(link.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()

  const write = page.getByRole('link', { name: message.message_open })
  await expect(page.getByRole('img', { name: message.message_qr })).toBeVisible()
  const number = await world.db.selectFrom('phone_numbers').selectAll().executeTakeFirstOrThrow()
  const address = new URL((await write.getAttribute('href')) as string)
  expect(address.origin + address.pathname).toBe(`https://wa.me/${number.display_phone_number.replace(/\D/g, '')}`)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  let loads = 0
  page.on('load', () => loads++)

  const phone = await context.newPage()
  await phone.goto(`${world.sandbox.url}/phone/14155550123`)
  await phone.locator(`[data-number="${number.phone_number_id}"]`).click()
  await phone.getByLabel('Message', { exact: true }).fill(address.searchParams.get('text') as string)
  await phone.keyboard.press('Enter')
  await expect(phone.getByRole('log', { name: 'Messages' }).getByText(message.message_hello)).toBeVisible()

  await page.bringToFront()
  await expect(page.getByRole('status').getByText(message.message_received)).toBeVisible()
  await expect(step(page)).toHaveAttribute('data-step', 'done')
  expect(loads, 'it is the same page').toBe(0)
  await expectConnected(page, world, link)
})

test('a link that does not ask for it offers none', async ({ page, world }) => {
  const link = await world.link({ allowed_connection_types: ['dedicated'], success_redirect_url: null })
  await page.goto(link.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  await expect(page.getByText(en.done_close)).toBeVisible()
  await expect(page.getByRole('link', { name: message.message_open })).toHaveCount(0)
})
