import { en } from '../support/english.ts'
import { finishAppPopup, finishPopup, openPopup } from './popup.ts'
import { expect, expectConnected, step, test } from './world.ts'

const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }

test('a phone hands over to a computer, and says what to do when Facebook’s window is open there', async ({
  page,
  browser,
  world,
}) => {
  const link = await world.link()
  const hand = await browser.newContext(phone)
  const mobile = await hand.newPage()
  await mobile.goto(link.url)
  await mobile.getByRole('button', { name: en.welcome_start }).click()
  await mobile.getByRole('button', { name: en.coexistence }).click()
  await mobile.getByRole('button', { name: en.phone_this_text }).click()
  await expect(mobile.getByRole('heading', { name: en.computer })).toBeFocused()

  await page.goto(link.url)
  await expect(page.getByText(`Chosen on a phone: ${en.coexistence}`)).toBeVisible()
  const popup = await openPopup(page)
  await expect(mobile.getByRole('heading', { name: en.computer_now })).toBeVisible()
  await expect(mobile.getByText(en.computer_3)).toBeVisible()
  await finishAppPopup(popup)
  await expect(mobile.getByRole('heading', { name: en.done })).toBeVisible()
  expect(await expectConnected(page, world, link)).toMatchObject({ connection_type: 'coexistence' })
  await hand.close()
})

test('a colleague goes on with the owner’s choice, and reads whose it is', async ({ page, browser, world }) => {
  const link = await world.link()
  await page.goto(link.url)
  await page.getByRole('button', { name: en.welcome_start }).click()
  await page.getByRole('button', { name: en.dedicated }).click()
  await page.getByRole('button', { name: en.handoff_offer }).click()
  await page.getByLabel(en.handoff_name).fill('Ana')
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/choice') && answer.ok())
  await page.keyboard.press('Tab')
  await kept

  const elsewhere = await browser.newContext()
  const colleague = await elsewhere.newPage()
  await colleague.goto(link.url)
  await expect(colleague.getByText(`Ana chose: ${en.dedicated}`)).toBeVisible()
  await finishPopup(await openPopup(colleague))
  await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
  await elsewhere.close()
})

test('a link that is over is asked for again, and the host hears it', async ({ page, world }) => {
  const link = await world.link()
  const whatsapp_webhook = { url: 'https://app.example.com/hooks', events: ['setup_link.requested_again'] }
  await world.api('POST', '/whatsapp/webhooks', { whatsapp_webhook })
  const path = `/customers/${link.customerId}/setup_links/${link.id}`
  await world.api('PATCH', path, { setup_link: { status: 'revoked' } })
  await page.goto(link.url)
  await expect(step(page)).toHaveAttribute('data-step', 'failed')
  await page.getByRole('button', { name: en.ask_again }).click()
  await expect(page.getByText('Acme CRM knows, and will send you a new link.')).toBeVisible()
  const { body } = await world.api('GET', '/webhook_deliveries')
  expect(body.data).toMatchObject([{ event: 'setup_link.requested_again' }])
})
