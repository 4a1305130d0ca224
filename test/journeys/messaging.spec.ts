import AxeBuilder from '@axe-core/playwright'
import { finishPopup, openPopup } from './popup.ts'
import { expect, expectConnected, test, toLaunch } from './world.ts'

const person = '14155550123'

test('a number is connected, written from, answered on the other phone, and the answer arrives', async ({
  page,
  context,
  world,
}) => {
  world.sandbox.control.webhooks.to(`${world.url}/webhooks/meta`, 'journeys')
  const link = await world.link()
  await page.goto(link.url)
  await toLaunch(page)
  await finishPopup(await openPopup(page))
  await expectConnected(page, world, link)
  await page.getByRole('link', { name: 'Open the inbox of this number' }).click()

  // Nobody has written yet, so a template goes first.
  const thread = page.getByRole('log', { name: 'Conversation' })
  await page.getByRole('button', { name: /hello_world/ }).click()
  await expect(thread.getByText('Delivered')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Open their phone' }).click()
  const phone = await opened
  const chat = phone.getByRole('log', { name: 'Messages' })
  await expect(chat.getByText('Hello World')).toBeVisible()
  await expect(thread.getByText('Read', { exact: true })).toBeVisible()
  await phone.getByLabel('Message', { exact: true }).fill('Are you open today?')
  await phone.keyboard.press('Enter')

  // The answer opens the window of 24 hours: now any words go.
  await expect(thread.getByText('Are you open today?')).toBeVisible()
  await page.getByLabel('Message').fill('Until six. Shall we keep a bread?')
  await page.getByRole('button', { name: 'Ask yes or no' }).click()
  await chat.locator('..').getByRole('button', { name: 'Yes' }).click()
  await expect(thread.getByText('Yes', { exact: true })).toBeVisible()
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const picture = { name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') }
  await phone.locator('input[type=file]').setInputFiles(picture)
  const image = thread.getByRole('img')
  await expect(image).toBeVisible()
  expect(await image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(1)
  await page.getByLabel('Message').fill('See you then')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(chat.getByText('See you then')).toBeVisible()
  const statuses = world.sandbox.control.messages({ person }).filter(({ from }) => from === 'business')
  await expect
    .poll(() => statuses.map(({ id }) => world.sandbox.control.messages().find((one) => one.id === id)?.status))
    .toEqual(['read', 'read', 'read'])
})
