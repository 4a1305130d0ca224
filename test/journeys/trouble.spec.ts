import type { Page } from '@playwright/test'
import type { FaultCode } from '../../contract/index.ts'
import { verifyResult } from '../../server/index.ts'
import { faults } from '../../widget/languages/en-faults.ts'
import { en } from '../support/english.ts'
import { partOf } from '../support/run/part.ts'
import { allow, finishPopup, next, openPopup, verifyNewNumber } from './popup.ts'
import { exchanges, expect, expectConnected, step, test, toLaunch, towardsLaunch, type World } from './world.ts'

/** What is about the customer's browser alone runs on one database. */
const browserAlone = { tag: '@browser' }

/** A failed state that names the fault, in the words the customer reads. */
const failed = async (page: Page, fault: FaultCode, within = 15_000) => {
  await expect(step(page)).toHaveAttribute('data-step', 'failed', { timeout: within })
  await expect(page.getByRole('heading', { name: { ...en, ...faults }[fault].split('\n')[0] as string })).toBeVisible()
}

/** Goes on from a failed state to the end, with the same link. */
async function goOn(page: Page, world: World, link: { id: string; customerId: string }) {
  await page.getByRole('button', { name: en.sign_again }).click()
  await finishPopup(await openPopup(page))
  await expectConnected(page, world, link)
}

/** How far to go before leaving; the name is the one Meta gives the screen. */
const leavings: Record<string, (popup: Page) => Promise<void>> = {
  PHONE_NUMBER_SETUP: async () => {},
  BUSINESS_ACCOUNT_SELECTION: async (popup) => next(popup),
  WABA_PHONE_PROFILE_PICKER: async (popup) => {
    await next(popup)
    await next(popup)
  },
  WHATSAPP_BUSINESS_PROFILE_SETUP: async (popup) => {
    await verifyNewNumber(popup, '4155550188')
    await next(popup)
    await popup.getByRole('radio', { name: /Create a WhatsApp Business account/ }).check()
    await next(popup)
  },
  PHONE_NUMBER_VERIFICATION: async (popup) => {
    await popup.getByRole('radio', { name: /Use a new or existing/ }).check()
    await popup.getByLabel('Phone number', { exact: true }).fill('4155550188')
    await next(popup)
  },
  PERMISSIONS: async (popup) => {
    for (let screen = 0; screen < 3; screen++) await next(popup)
  },
}

for (const [screen, leave] of partOf(Object.entries(leavings), 2))
  test(`cancelled at ${screen}, then resumed`, browserAlone, async ({ page, world }) => {
    const link = await world.link()
    await page.goto(link.url)
    await toLaunch(page)
    const popup = await openPopup(page)
    await popup.getByRole('button', { name: /^Continue as/ }).click()
    await leave(popup)
    await popup.getByRole('button', { name: 'Cancel' }).click()
    await failed(page, screen === 'BUSINESS_ACCOUNT_SELECTION' ? 'no_portfolio' : 'signup_cancelled')
    await expect
      .poll(async () => JSON.parse((await attempts(world))[0]?.fault_detail ?? '{}').step, { timeout: 5_000 })
      .toBe(screen)
    const back = page.getByRole('link', { name: 'Back to Acme CRM' })
    const told = await verifyResult((await back.getAttribute('href')) as string, {
      serverUrl: world.url,
      expect: { setup_link_id: link.id },
    })
    expect(told).toMatchObject({ status: 'failed', setup_link_id: link.id, error_code: 'facebook_auth_failed' })
    await goOn(page, world, link)
  })

test('a number that Meta has not verified waits where customer and host can see it, and goes on by itself', async ({
  page,
  world,
}) => {
  const link = await world.link()
  world.sandbox.control.play('unverified-number')
  await page.goto(link.url)
  await toLaunch(page)
  await finishPopup(await openPopup(page))
  await expect(step(page)).toHaveAttribute('data-step', 'waiting', { timeout: 15_000 })
  const [title] = faults.number_unverified.split('\n')
  await expect(page.getByRole('heading', { name: title as string })).toBeVisible()
  await page.reload()
  await expect(step(page)).toHaveAttribute('data-step', 'waiting')
  const path = `/customers/${link.customerId}/setup_links/${link.id}/events?per_page=100`
  const told = async () => {
    const { data } = (await world.api('GET', path)).body
    return data.flatMap(({ name, detail }: { name: string; detail: { type: string; code?: string } }) =>
      name === 'widget' && detail.type === 'waiting' ? [detail.code] : [],
    )
  }
  await expect.poll(told, { timeout: 5_000 }).toEqual(['number_unverified'])

  world.sandbox.control.patch(world.sandbox.control.state().numbers[0]?.id as string, { codeVerification: 'VERIFIED' })
  await world.db.updateTable('attempts').set({ run_at: new Date().toISOString() }).execute() // Some minutes later.
  await expectConnected(page, world, link)
})

test(
  'a popup that is closed without a word ends visibly, and can be opened again',
  browserAlone,
  async ({ page, world }) => {
    const link = await world.link()
    world.sandbox.control.play('silent-close')
    await page.goto(link.url)
    await toLaunch(page)
    const popup = await openPopup(page)
    await popup.getByRole('button', { name: /^Continue as/ }).click()
    await popup.close()
    await failed(page, 'popup_closed', 10_000)
    await goOn(page, world, link)
  },
)

test('a blocked popup is said at once, with a way on', browserAlone, async ({ page, world }) => {
  const link = await world.link()
  await page.addInitScript(() => {
    const open = window.open
    window.open = (...args) => (sessionStorage.getItem('allowed') ? open.apply(window, args) : null)
  })
  await page.goto(link.url)
  await toLaunch(page)
  await page.getByRole('button', { name: en.launch, exact: true }).click()
  await failed(page, 'popup_blocked', 2_000)
  await page.evaluate(() => sessionStorage.setItem('allowed', 'yes'))
  await goOn(page, world, link)
})

for (const scenario of ['sdk-broken', 'sdk-stub'] as const)
  test(
    `a browser that keeps Facebook's script away is told so (${scenario}), and can try again`,
    browserAlone,
    async ({ page, world }) => {
      const link = await world.link()
      world.sandbox.control.play(scenario)
      await page.goto(link.url)
      await towardsLaunch(page)
      await failed(page, 'sdk_blocked')
      world.sandbox.control.play('default')
      await page.getByRole('button', { name: en.retry }).click()
      await finishPopup(await openPopup(page))
      await expectConnected(page, world, link)
    },
  )

const messages = [
  'message-first',
  'message-after-code',
  'no-message',
  'noise',
  'message-object',
  'unknown-finish',
  'spoofed-origin',
] as const
for (const scenario of partOf(messages, 2))
  test(`code and ids arrive as they like: ${scenario}`, browserAlone, async ({ page, world }) => {
    const link = await world.link()
    world.sandbox.control.play(scenario)
    await page.goto(link.url)
    await toLaunch(page)
    await finishPopup(await openPopup(page))
    await expectConnected(page, world, link)
    expect(exchanges(world)).toBe(1)
  })

test(
  'a message without a code ends visibly within ten seconds, and can be gone through again',
  browserAlone,
  async ({ page, world }) => {
    const link = await world.link()
    world.sandbox.control.play('no-callback')
    await page.goto(link.url)
    await toLaunch(page)
    await finishPopup(await openPopup(page))
    await failed(page, 'no_code', 10_000)
    world.sandbox.control.play('default')
    await goOn(page, world, link)
  },
)

test('a code that has expired asks for Facebook again', async ({ page, world }) => {
  const link = await world.link()
  world.sandbox.control.play('code-expired')
  await page.goto(link.url)
  await toLaunch(page)
  await finishPopup(await openPopup(page))
  await failed(page, 'code_expired')
  world.sandbox.control.play('default')
  await goOn(page, world, link)
})

test('a code that is sent twice is the same success, and Meta is asked once', async ({ page, world }) => {
  const link = await world.link()
  await page.goto(link.url)
  await toLaunch(page)
  const sent = page.waitForRequest((request) => request.method() === 'PUT')
  await finishPopup(await openPopup(page))
  const request = await sent
  const replay = () =>
    page.request.put(request.url(), {
      headers: { authorization: `Bearer ${link.token}` },
      data: request.postDataJSON(),
    })
  await Promise.all([replay(), replay()])
  await expectConnected(page, world, link)
  const again = await replay()
  expect([again.status(), (await again.json()).status]).toEqual([200, 'completed'])
  expect(exchanges(world)).toBe(1)
})

test('"display name only" is refused, and says what to choose instead', async ({ page, world }) => {
  const link = await world.link()
  await page.goto(link.url)
  await toLaunch(page)
  const popup = await openPopup(page)
  await popup.getByRole('button', { name: /^Continue as/ }).click()
  await popup.getByRole('radio', { name: /Use a display name only/ }).check()
  await next(popup)
  await allow(popup)
  await failed(page, 'display_name_only')
  expect(await world.db.selectFrom('phone_numbers').selectAll().execute()).toEqual([])
})

test('a tampered browser that names the account of somebody else is refused', async ({ page, world }) => {
  const victim = await world.sandbox.control.finish({ connectionType: 'dedicated' })
  const link = await world.link()
  await page.route('**/connect/v1/attempts/*', (route, request) => {
    if (request.method() !== 'PUT') return route.continue()
    const body = request.postDataJSON()
    return route.continue({ postData: JSON.stringify({ ...body, assets: { ...body.assets, ...ids(victim) } }) })
  })
  await page.goto(link.url)
  await toLaunch(page)
  await finishPopup(await openPopup(page))
  await failed(page, 'asset_mismatch')
  expect(await world.db.selectFrom('phone_numbers').selectAll().execute()).toEqual([])
  expect(world.sandbox.control.calls().map(({ path }) => path)).not.toContain('/{waba}/subscribed_apps')
})

test('a server killed between exchange and register finishes by itself when it starts again', async ({
  page,
  world,
}) => {
  const link = await world.link()
  world.sandbox.control.fault({ path: '/register', times: 1, answer: { hang: 60_000 } })
  await page.goto(link.url)
  await toLaunch(page)
  await finishPopup(await openPopup(page))
  await expect.poll(async () => (await attempts(world))[0]?.step).toBe('register')
  await world.kill()
  await expect(page.getByText(en.finishing_silent)).toBeVisible()
  await world.startServer()
  await expect(step(page)).toHaveAttribute('data-step', 'done')
  await expectConnected(page, world, link)
  expect(exchanges(world)).toBe(1)
})

test('a number with a PIN asks for it, says when it was wrong, and goes on when it is right', async ({
  page,
  world,
}) => {
  const link = await world.link()
  world.sandbox.control.play('number-has-pin')
  await page.goto(link.url)
  await toLaunch(page)
  await finishPopup(await openPopup(page))
  await expect(step(page)).toHaveAttribute('data-step', 'pin')
  await page.getByLabel(en.pin_label).fill('111222')
  await page.getByRole('button', { name: en.continue }).click()
  await expect(page.getByText(en.pin_wrong)).toBeVisible()
  await page.getByLabel(en.pin_label).fill('482913')
  await page.getByRole('button', { name: en.continue }).click()
  await expectConnected(page, world, link)
})

const digits = [
  ['Arabic-Indic', '١١١٢٢٢', '٤٨٢٩١٣'],
  ['Devanagari', '१११२२२', '४८२९१३'],
  ['full-width', '１１１２２２', '４８２ ९１３'],
] as const
for (const [script, wrong, right] of partOf(digits, 3))
  test(`a PIN is taken in ${script} digits, as the customer's keyboard types them @browser`, async ({
    page,
    world,
  }) => {
    const link = await world.link()
    world.sandbox.control.play('number-has-pin')
    await page.goto(link.url)
    await toLaunch(page)
    await finishPopup(await openPopup(page))
    await expect(step(page)).toHaveAttribute('data-step', 'pin')
    await page.getByLabel(en.pin_label).pressSequentially(wrong)
    await page.getByRole('button', { name: en.continue }).click()
    await expect(page.getByText(en.pin_wrong)).toBeVisible()
    await page.getByLabel(en.pin_label).fill('')
    await page.getByLabel(en.pin_label).pressSequentially(right)
    await page.getByRole('button', { name: en.continue }).click()
    await expectConnected(page, world, link)
  })

for (const [status, title, answer] of [
  ['revoked', 'link_revoked', 410],
  ['expired', 'link_expired', 410],
] as const)
  test(`a link that is ${status} says so, and leads back`, async ({ page, world }) => {
    const link = await world.link()
    await world.api('PATCH', `/customers/${link.customerId}/setup_links/${link.id}`, { setup_link: { status } })
    const response = await page.goto(link.url)
    expect(response?.status()).toBe(answer)
    await failed(page, title)
    await page.getByRole('link', { name: /^Back to/ }).click()
    await expect(page.getByText(`link_${status}`).first()).toBeVisible()
    await expect(page.locator('[data-signature=valid]')).toBeVisible()
  })

test('a link that was used, and one that never was, say so', async ({ page, browser, world }) => {
  const link = await world.link()
  await page.goto(link.url)
  await toLaunch(page)
  await finishPopup(await openPopup(page))
  await expectConnected(page, world, link)
  // The tab that connected the number still shows that it is connected; any other reads that the link was used.
  expect((await page.goto(link.url))?.status()).toBe(409)
  await expect(step(page)).toHaveAttribute('data-step', 'done')
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  expect((await other.goto(link.url))?.status()).toBe(409)
  await failed(other, 'already_used')
  expect((await other.goto(`${world.url}/s/not-a-link`))?.status()).toBe(404)
  await failed(other, 'link_not_found')
  await elsewhere.close()
})

test('a page that the link does not name may not use it', async ({ page, world }) => {
  const link = await world.link({ allowed_origins: ['https://app.example.com'] })
  await page.goto(`${world.demo}/customers/${link.customerId}/connect`)
  await failed(page, 'origin_not_allowed')
})

const attempts = (world: World) => world.db.selectFrom('attempts').selectAll().orderBy('created_at').execute()

/** The ids of somebody's signup, as a message would carry them. */
const ids = ({ assets }: { assets: object }) =>
  Object.fromEntries(Object.entries(assets).filter(([name]) => /_id$/.test(name)))
