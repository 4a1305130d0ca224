import type { Page } from '@playwright/test'
import { faults } from '../../widget/languages/en-faults.ts'
import { en } from '../support/english.ts'
import { allow, finishPopup, next, openPopup } from './popup.ts'
import { expect, expectConnected, shownCode, shownNumber, step, test, toHost, type World } from './world.ts'

test.use({ telephony: true })

const providing = (world: World, options: object = {}) =>
  world.link({ provision_phone_number: true, allowed_connection_types: ['dedicated'], ...options })
type Link = Awaited<ReturnType<typeof providing>>

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** What the books say of numbers, and what the account at Twilio holds: each must know all that the other does. */
const rows = (world: World) => world.db.selectFrom('provided_numbers').selectAll().orderBy('created_at').execute()
const owned = (world: World) => world.sandbox.control.twilio.state().numbers.map(({ phoneNumber }) => phoneNumber)

/** Numbers of the account at Twilio, in a pool and ready. */
async function pool(world: World, options: object = {}, count = 1): Promise<string[]> {
  const made = await world.api('POST', '/number_pools', { number_pool: { country_iso: 'US', ...options } })
  const path = `/number_pools/${made.body.data.id}`
  const numbers = Array.from({ length: count }, () => world.sandbox.control.twilio.own().phoneNumber)
  await world.api('POST', `${path}/numbers`, { numbers: numbers.map((phone_number) => ({ phone_number })) })
  await expect.poll(async () => (await world.api('GET', path)).body.data.numbers.available).toBe(count)
  return numbers
}

/** From the hosted page to where the number is shown. */
async function toNumber(page: Page, link: Link, country?: string) {
  await page.goto(link.url)
  await press(page, en.welcome_start)
  if (country) {
    await expect(step(page)).toHaveAttribute('data-step', 'country')
    await page.getByRole('combobox', { name: en.country_label }).fill(country)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { name: en.number, exact: true })).toBeVisible()
}

/** The same, for the one number of a pool. */
async function toPoolNumber(page: Page, world: World) {
  const [number = ''] = await pool(world)
  const link = await providing(world)
  await toNumber(page, link)
  return { link, number }
}

/** From the number that is shown to Facebook's window. */
async function onToPopup(page: Page): Promise<Page> {
  return openPopup(page)
}

/** In Facebook's window, to where a number is chosen. */
async function toNumberScreen(popup: Page) {
  await popup.getByRole('button', { name: /^Continue as/ }).click()
}

/** Enters a number of a country, and has the code sent. */
async function askForCode(
  popup: Page,
  country: string,
  enter: (field: ReturnType<Page['getByLabel']>) => Promise<void>,
) {
  await popup.getByRole('radio', { name: /Use a new or existing/ }).check()
  await popup.getByLabel('Country code').selectOption(country)
  await enter(popup.getByLabel('Phone number', { exact: true }))
  await next(popup)
}

/** Enters the number that is held, and the code that the widget shows for it. */
async function finishWith(page: Page, popup: Page, number: string) {
  await askForCode(popup, 'United States (+1)', (field) => field.fill(number.slice(2)))
  await popup.getByLabel('Verification code').fill(await shownCode(page))
  await next(popup)
  await allow(popup)
}

/** Connected, with the number that was held and none beside it. */
async function expectProvided(page: Page, world: World, link: Link, number: string) {
  await toHost(page)
  const held = (await rows(world)).filter(({ status }) => status === 'connected')
  expect(held.map(({ phone_number }) => phone_number)).toEqual([number])
  const [row] = held
  const connected = await expectConnected(page, world, link, { provisioned_phone_number_id: row?.id as string })
  expect(`+${connected.display_phone_number.replace(/\D/g, '')}`).toBe(number)
  expect(row).toMatchObject({ phone_number_id: connected.phone_number_id, code: null })
  const reservations = await world.db
    .selectFrom('reservations')
    .select(['id', 'status'])
    .where('setup_link_id', '=', link.id)
    .execute()
  expect(reservations).toEqual([{ id: row?.reservation_id, status: 'connected' }])
}

/** Connected, with a number that the customer brought. */
async function bringOwn(page: Page, world: World, link: Link) {
  await press(page, en.own_number)
  await expect(step(page)).toHaveAttribute('data-step', 'launch')
  await finishPopup(await openPopup(page))
  const connected = await expectConnected(page, world, link)
  expect(owned(world)).not.toContain(`+${connected.display_phone_number.replace(/\D/g, '')}`)
}

test('a number from the pool: shown at once, its code beside the window, connected, and no other one bought', async ({
  page,
  world,
}) => {
  const { link, number } = await toPoolNumber(page, world)
  await expect(page.getByText(number.slice(-4))).toBeVisible()
  const popup = await onToPopup(page)
  await toNumberScreen(popup)
  await finishWith(page, popup, number)
  await expect(step(page)).toHaveAttribute('data-step', 'done')
  await expectProvided(page, world, link, number)
  expect([(await rows(world)).length, owned(world)]).toEqual([1, [number]])
})

test('a number from Chile is bought meanwhile; number and code are copied from the page into the window', async ({
  page,
  context,
  world,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const paste = async (popup: Page, field: ReturnType<Page['getByLabel']>, copy: string) => {
    await page.bringToFront()
    await press(page, copy)
    await expect(page.getByRole('button', { name: copy, exact: true })).toBeHidden() // it says that it did
    await popup.bringToFront()
    await field.focus()
    await popup.keyboard.press('ControlOrMeta+V')
  }
  const link = await providing(world, { phone_number_country_isos: ['US', 'CL', 'SE'] })
  await toNumber(page, link, 'chile')
  const [number = ''] = owned(world)
  expect(number).toMatch(/^\+569\d{8}$/)
  const popup = await onToPopup(page)
  await expect(page.getByText('choose Chile (+56)')).toBeVisible()
  await toNumberScreen(popup)
  await askForCode(popup, 'Chile (+56)', (field) => paste(popup, field, en.copy_number))
  const code = await shownCode(page)
  await paste(popup, popup.getByLabel('Verification code'), en.copy_code)
  await expect(popup.getByLabel('Verification code')).toHaveValue(code.replace('-', ''))
  await next(popup)
  await allow(popup)
  await expectProvided(page, world, link, number)
  expect([(await rows(world)).length, owned(world)]).toEqual([1, [number]])
})

for (const where of ['in its window', 'in this one, where no other opens'] as const)
  test(`a number that is verified beforehand is offered by Facebook ${where}, and needs no code`, async ({
    page,
    world,
  }) => {
    const [number = ''] = await pool(world, { preverify: true })
    const link = await providing(world)
    if (where !== 'in its window')
      await page.addInitScript(() => {
        window.open = () => null
      })
    await toNumber(page, link)
    await expect(page.getByText(en.number_verified)).toBeVisible()
    let dialog = page
    if (where === 'in its window') dialog = await openPopup(page)
    else {
      await press(page, en.launch)
      await press(page, en.here)
      await page.waitForURL(/\/dialog\/oauth/)
    }
    await toNumberScreen(dialog)
    await expect(dialog.getByRole('radio').first()).toBeChecked()
    await expect(dialog.getByText('verified already')).toBeVisible()
    await next(dialog)
    await allow(dialog)
    await expectProvided(page, world, link, number)
    expect(owned(world)).toEqual([number])
  })

for (const [scenario, fault, code] of [
  ['twilio-no-stock', 'number_unavailable', undefined],
  ['twilio-bundle-missing', 'country_not_ready', 21649],
  ['twilio-bad-credentials', 'telephony_refused', 20003],
] as const)
  test(`where Twilio sells none (${scenario}), the customer is told so and brings a number`, async ({
    page,
    world,
  }) => {
    world.sandbox.control.play(scenario)
    const link = await providing(world)
    await page.goto(link.url)
    await press(page, en.welcome_start)
    await expect(page.getByRole('heading', { name: faults[fault].split('\n')[0] as string })).toBeVisible()
    const failed = await world.db.selectFrom('reservations').selectAll().executeTakeFirstOrThrow()
    expect(failed).toMatchObject({ setup_link_id: link.id, status: 'failed', fault })
    expect(JSON.parse(failed.fault_detail ?? 'null')?.code).toBe(code)
    await bringOwn(page, world, link)
    expect(owned(world)).toEqual([])
    expect((await rows(world)).filter(({ status }) => status !== 'refused')).toEqual([])
  })

test('a purchase whose answer is lost is found again, and not made twice', async ({ page, world }) => {
  world.sandbox.control.play('twilio-purchase-lost')
  await toNumber(page, await providing(world))
  const books = await rows(world)
  expect(books.map(({ phone_number, status }) => [phone_number, status])).toEqual([[owned(world)[0], 'reserved']])
  expect(owned(world)).toHaveLength(1)
})

test('who does not wait for Twilio’s answer brings a number, and the one that was paid for is kept', async ({
  page,
  world,
}) => {
  world.sandbox.control.play('twilio-purchase-hangs')
  const link = await providing(world)
  await page.goto(link.url)
  await press(page, en.welcome_start)
  await expect(page.getByRole('heading', { name: en.number_finding })).toBeVisible()
  await expect.poll(() => owned(world)).toHaveLength(1)
  await bringOwn(page, world, link)
  const book = async () => (await rows(world)).map(({ phone_number, status }) => [phone_number, status])
  expect(await book()).toEqual([[owned(world)[0], 'buying']])
  await world.kill()
  await world.startServer()
  await expect.poll(book).toEqual([[owned(world)[0], 'available']])
})

test('who leaves in the middle finds the same number on another device, and its code, too', async ({
  page,
  browser,
  world,
}) => {
  const link = await providing(world)
  await toNumber(page, link)
  const [number = ''] = owned(world)
  const left = await onToPopup(page)
  await toNumberScreen(left)
  await askForCode(left, 'United States (+1)', (field) => field.fill(number.slice(2)))
  await shownCode(page)
  await left.close()
  await page.close()

  const elsewhere = await (await browser.newContext()).newPage()
  await toNumber(elsewhere, link)
  await expect(elsewhere.getByText(number.slice(-4))).toBeVisible()
  const popup = await onToPopup(elsewhere)
  await toNumberScreen(popup)
  await finishWith(elsewhere, popup, number)
  await expectProvided(elsewhere, world, link, number)
  expect([(await rows(world)).length, owned(world)]).toEqual([1, [number]])
  await elsewhere.context().close()
})

test('another number chosen in the window is refused, and the one that is held waits for the next try', async ({
  page,
  world,
}) => {
  const { link, number } = await toPoolNumber(page, world)
  await finishPopup(await onToPopup(page))
  await expect(page.getByRole('heading', { name: faults.wrong_number.split('\n')[0] as string })).toBeVisible()
  expect(await world.db.selectFrom('phone_numbers').selectAll().execute()).toEqual([])
  expect((await rows(world)).map(({ phone_number, status }) => [phone_number, status])).toEqual([[number, 'reserved']])
  await press(page, en.choose_other)
  await expect(page.getByText(number.slice(-4))).toBeVisible()
  const popup = await openPopup(page)
  await toNumberScreen(popup)
  await finishWith(page, popup, number)
  await expectProvided(page, world, link, number)
  expect(owned(world)).toEqual([number])
})

/** Each has a page of the one browser, which is what takes long: fifty come with `JOURNEYS_CROWD=50`. */
const crowd = Number(process.env.JOURNEYS_CROWD ?? 16)
const inPool = Math.ceil(crowd / 5)

test('customers who come at once for a few pool numbers all have one: those from the pool, the others bought, none twice', async ({
  context,
  world,
}) => {
  const ready = await pool(world, {}, inPool)
  const customers: { link: Link; page: Page }[] = []
  for (let customer = 0; customer < crowd; customer++) {
    const link = await providing(world)
    const page = await context.newPage()
    await page.goto(link.url)
    await expect(page.getByRole('button', { name: en.welcome_start })).toBeVisible()
    customers.push({ link, page })
  }
  await Promise.all(
    customers.map(({ page }) =>
      page.getByRole('button', { name: en.welcome_start }).evaluate((button: HTMLElement) => button.click()),
    ),
  )

  const shown = new Map<string, string>()
  for (const { link, page } of customers) {
    await expect(page.getByRole('heading', { name: en.number, exact: true })).toBeVisible()
    shown.set(link.id, await shownNumber(page))
  }
  const books = await world.db
    .selectFrom('provided_numbers')
    .innerJoin('reservations', 'reservations.id', 'provided_numbers.reservation_id')
    .select(['reservations.setup_link_id', 'reservations.source'])
    .select(['provided_numbers.id', 'provided_numbers.phone_number', 'provided_numbers.status'])
    .where('provided_numbers.status', '!=', 'refused')
    .execute()
  expect(new Map(books.map(({ setup_link_id, phone_number }) => [setup_link_id, phone_number]))).toEqual(shown)
  expect(new Set(books.map(({ status }) => status))).toEqual(new Set(['reserved']))
  expect(new Set(shown.values()).size).toBe(crowd)
  const from = (source: string) =>
    books.filter((book) => book.source === source).map(({ phone_number }) => phone_number)
  expect(from('pool').sort()).toEqual(ready.sort())
  expect(from('live')).toHaveLength(crowd - inPool)
  expect(owned(world).sort()).toEqual([...shown.values()].sort())

  // The last who came goes on to the end.
  const { link, page } = customers.at(-1) as (typeof customers)[number]
  await page.bringToFront()
  const popup = await onToPopup(page)
  await toNumberScreen(popup)
  await finishWith(page, popup, shown.get(link.id) as string)
  const book = books.find(({ setup_link_id }) => setup_link_id === link.id)
  await expectConnected(page, world, link, { provisioned_phone_number_id: book?.id as string })
})
