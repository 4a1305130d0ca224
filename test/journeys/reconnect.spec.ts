import { en } from '../support/english.ts'
import { allow, finishPopup, finishPopupWithNewNumber, next, openPopup } from './popup.ts'
import { expect, expectConnected, step, test, toLaunch } from './world.ts'

test('a customer who took the account away reads why, chooses another number, then the same, and is back', async ({
  page,
  world,
}) => {
  world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'journeys')
  const first = await world.link({ allowed_connection_types: ['dedicated'] })
  await page.goto(first.url)
  await toLaunch(page, 'preselected')
  await finishPopup(await openPopup(page))
  const before = await expectConnected(page, world, first)

  world.sandbox.control.disconnect({ wabaId: before.business_account_id, reason: 'ACCOUNT_DISCONNECTED' })
  await world.sandbox.control.webhooks.settled()
  const lost = await world.api('GET', `/whatsapp/phone_numbers/${before.phone_number_id}`)
  expect(lost.body.data.connection_status).toBe('disconnected')

  const made = await world.api('POST', `/customers/${first.customerId}/setup_links`, {
    setup_link: {
      reconnect_phone_number: before.display_phone_number,
      success_redirect_url: `${world.demo}/whatsapp/success?from=acme`,
      state: first.customerId,
    },
  })
  expect(made.status).toBe(201)
  await page.goto(made.body.data.url)
  await expect(page.getByRole('heading', { name: 'Reconnect your number to Acme CRM' })).toBeVisible()
  await expect(page.getByText(before.display_phone_number)).toBeVisible()
  await expect(page.getByText('It was disconnected from Acme CRM')).toBeVisible()

  await toLaunch(page, 'preselected')
  await finishPopupWithNewNumber(await openPopup(page), '4155550177')
  await expect(page.getByRole('heading', { name: 'That is another number' })).toBeVisible()

  await page.getByRole('button', { name: en.choose_other }).click()
  await expect(step(page)).toHaveAttribute('data-step', 'launch')
  const again = await openPopup(page)
  await again.getByRole('button', { name: /^Continue as/ }).click()
  await again.getByRole('radio', { name: new RegExp(before.display_phone_number.replace(/[+() -]/g, '\\$&')) }).check()
  await next(again)
  await allow(again)
  const link = { id: made.body.data.id, customerId: first.customerId }
  const after = await expectConnected(page, world, link)
  expect(after).toMatchObject({ id: before.id, connection_status: 'active', disconnection: null })
  expect(after.token).not.toBe(before.token)
})
