import { finishAppPopup, finishPopup, finishPopupWithNewNumber, openPopup } from './popup.ts'
import { exchanges, expect, expectConnected, step, test, toLaunch } from './world.ts'

test('a customer opens the link, connects a dedicated number, and lands in the host app', async ({ page, world }) => {
  const link = await world.link()
  await page.goto(link.url)
  await expect(page).toHaveTitle('Connect WhatsApp to Acme CRM')
  await toLaunch(page, 'dedicated')
  await finishPopup(await openPopup(page))
  await expect(step(page)).toHaveAttribute('data-step', 'done')
  await page.waitForURL(/\/whatsapp\/success/) // By itself, when the countdown ends.
  const number = await expectConnected(page, world, link)
  expect(number).toMatchObject({ connection_type: 'dedicated', status: 'CONNECTED' })
})

test('a customer keeps the app: coexistence, never registered', async ({ page, world }) => {
  const link = await world.link()
  await page.goto(link.url)
  await toLaunch(page, 'coexistence')
  await finishAppPopup(await openPopup(page))
  const number = await expectConnected(page, world, link)
  expect(number.connection_type).toBe('coexistence')
  const paths = world.sandbox.control.calls().map(({ path }) => path)
  expect(paths).not.toContain('/{phone}/register')
  expect(paths.filter((path) => path === '/{phone}/smb_app_data')).toHaveLength(2)
})

test('a link with one type does not ask for it', async ({ page, world }) => {
  const link = await world.link({ allowed_connection_types: ['coexistence'] })
  await page.goto(link.url)
  await toLaunch(page, 'preselected')
  await finishAppPopup(await openPopup(page))
  await expectConnected(page, world, link)
})

test('a new number: verified by code in the popup, then registered', async ({ page, world }) => {
  const link = await world.link({ allowed_connection_types: ['dedicated'] })
  await page.goto(link.url)
  await toLaunch(page, 'preselected')
  await finishPopupWithNewNumber(await openPopup(page), '4155550177')
  const number = await expectConnected(page, world, link)
  expect(number.display_phone_number.replace(/\D/g, '')).toBe('14155550177')
})

test('staff make customer and link in the demo, the customer connects inside it', async ({ page, world }) => {
  await page.goto(world.demo)
  await page.getByLabel('New customer').fill('Wind & Wool')
  await page.getByRole('button', { name: 'Add customer' }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(page.getByLabel('Setup link')).toHaveValue(new RegExp(`^${world.url}/s/`))
  await page.getByRole('link', { name: 'Connect inside Acme' }).click()
  await expect(page).toHaveURL(/\/connect$/)
  await toLaunch(page, 'dedicated')
  await finishPopup(await openPopup(page))
  const { id, customer_id } = await world.db
    .selectFrom('setup_links')
    .select(['id', 'customer_id'])
    .executeTakeFirstOrThrow()
  await expectConnected(page, world, { id, customerId: customer_id })
  await page.getByRole('link', { name: 'Back to the customer' }).click()
  await expect(page.getByText('CONNECTED')).toBeVisible()
})

test('a customer who knows Spanish reads Spanish, and so does the page’s title', async ({ browser, world }) => {
  const context = await browser.newContext({ locale: 'es-MX' })
  const page = await context.newPage()
  const link = await world.link()
  await page.goto(link.url)
  await expect(page).toHaveTitle('Conecta WhatsApp con Acme CRM')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('WhatsApp')
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await context.close()
})

test('a reload while the number is being connected goes on where it was, and a second tab sees the same end', async ({
  page,
  context,
  world,
}) => {
  const link = await world.link()
  world.sandbox.control.play('graph-slow')
  await page.goto(link.url)
  await toLaunch(page)
  await finishPopup(await openPopup(page))
  await expect(step(page)).toHaveAttribute('data-step', 'finishing')
  await expect.poll(() => exchanges(world)).toBe(1)
  await page.reload()
  await expect(step(page)).toHaveAttribute('data-step', 'finishing')
  const second = await context.newPage()
  await second.goto(link.url)
  await expect(step(second)).toHaveAttribute('data-step', /finishing|done/)
  await expectConnected(page, world, link)
  expect(exchanges(world)).toBe(1)
})
