import type { Page } from '@playwright/test'
import { en } from '../../support/english.ts'
import { expect, expectConnected, shownCode, shownNumber, step, test, type World } from '../world.ts'
import { tabTo } from './by-keyboard.ts'

test.use({ telephony: true })

async function press(page: Page, name: string | RegExp) {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** Where a step begins: its heading has the focus, and the page does not scroll sideways. */
async function at(page: Page, name: string) {
  await expect(step(page)).toHaveAttribute('data-step', name)
  if (name !== 'welcome') await expect(page.locator('.pb-title')).toBeFocused()
  const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(needed, `${name} fits the width`).toBeLessThanOrEqual(there as number)
}

/** Through screens of Facebook's window, each left by the button of this name. */
async function leave(popup: Page, ...buttons: (string | RegExp)[]) {
  await popup.waitForLoadState()
  const heading = popup.getByRole('heading', { level: 1 })
  for (const button of buttons) {
    const before = (await heading.textContent()) as string
    await expect(popup.getByRole('button', { name: button, exact: true })).toBeVisible()
    await press(popup, button)
    if (button !== 'Finish') await expect(heading).not.toHaveText(before)
  }
}

async function typeInto(page: Page, name: string | RegExp, text: string) {
  await tabTo(page, name)
  await page.keyboard.type(text)
}

/** Opens Facebook's window from where its button waits. */
async function keysToPopup(page: Page): Promise<Page> {
  await expect(page.getByRole('button', { name: en.launch, exact: true })).toBeEnabled()
  const opened = page.waitForEvent('popup')
  await press(page, en.launch)
  await expect(page.locator('[data-step=welcome]')).toHaveCount(0)
  // Pressed on the first screen before Facebook's script is there, it leads to the step that waits for the script.
  if (await page.locator('[data-step=launch]').isVisible()) {
    await expect(page.getByRole('button', { name: en.launch, exact: true })).toBeEnabled()
    await press(page, en.launch)
  }
  return opened
}

/** What a customer may have set; 200 % of a window 1,280 px wide leaves 640 px. */
const settings = {
  'as it comes': {},
  'at 320 px': { viewport: { width: 320, height: 640 } },
  'at 200 % zoom': { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 },
  'with reduced motion': { contextOptions: { reducedMotion: 'reduce' } },
  'in forced colours': { contextOptions: { forcedColors: 'active' } },
} as const

type Link = Awaited<ReturnType<World['link']>> & { more?: Record<string, string> }

async function begin(page: Page, link: Link) {
  await page.goto(link.url)
  await at(page, 'welcome')
  await press(page, en.welcome_start)
}

/** What a customer does, from the welcome to "your number is connected", without a mouse. */
const ways: Record<string, (page: Page, world: World) => Promise<Link>> = {
  async 'connects a number with a PIN'(page, world) {
    const link = await world.link()
    world.sandbox.control.play('number-has-pin')
    await begin(page, link)
    await at(page, 'type')
    await tabTo(page, new RegExp(en.dedicated))
    await page.keyboard.press('Enter')
    await at(page, 'launch')
    await leave(await keysToPopup(page), /^Continue as/, 'Next', 'Next', 'Next', 'Confirm', 'Finish')
    await at(page, 'pin')
    await typeInto(page, en.pin_label, '482913')
    await page.keyboard.press('Enter')
    await at(page, 'done')
    await press(page, 'Stay on this page')
    return link
  },
  async 'keeps the app'(page, world) {
    const link = await world.link({ allowed_connection_types: ['coexistence'] })
    await page.goto(link.url)
    const popup = await keysToPopup(page)
    await leave(popup, /^Continue as/, 'Next')
    await typeInto(popup, /Phone number/, '4155550142')
    await leave(popup, 'Next', 'I scanned it', 'Next', 'Confirm', 'Finish')
    return link
  },
  async 'takes a number that is provided'(page, world) {
    const link = await world.link({
      provision_phone_number: true,
      phone_number_country_isos: ['US', 'CL'],
      allowed_connection_types: ['dedicated'],
    })
    await begin(page, link)
    await at(page, 'country')
    await typeInto(page, en.country_label, 'united')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await at(page, 'number')
    await expect(page.getByRole('heading', { name: en.number, exact: true })).toBeVisible()
    const number = await shownNumber(page)
    const popup = await keysToPopup(page)
    await leave(popup, /^Continue as/)
    await tabTo(popup, /^\+1|Use a/)
    const own = popup.getByRole('radio', { name: /Use a new or existing/ })
    for (let others = 0; others < 5 && !(await own.isChecked()); others++) await popup.keyboard.press('ArrowDown')
    await typeInto(popup, /^Phone number$/, number.slice('+1'.length))
    await leave(popup, 'Next')
    await typeInto(popup, 'Verification code', await shownCode(page))
    await leave(popup, 'Next', 'Next', 'Next', 'Confirm', 'Finish')
    const held = await world.db.selectFrom('provided_numbers').select('id').executeTakeFirstOrThrow()
    return { ...link, more: { provisioned_phone_number_id: held.id } }
  },
}

for (const [how, options] of Object.entries(settings))
  test.describe(how, () => {
    test.use(options)
    for (const [what, walk] of Object.entries(ways))
      test(`a customer who ${what} does it by keyboard alone`, async ({ page, world }) => {
        const link = await walk(page, world)
        await at(page, 'done')
        await press(page, en.done_continue.replace('{company}', 'Acme CRM'))
        await page.waitForURL(/\/whatsapp\/success/)
        await expectConnected(page, world, link, link.more)
      })
  })

test('a customer goes back and forth by keyboard, and out of a failure', async ({ page, world }) => {
  const link = await world.link()
  world.sandbox.control.play('silent-close')
  await page.goto(link.url)
  await at(page, 'welcome')
  await press(page, en.welcome_start)
  await at(page, 'type')
  await press(page, en.back)
  await at(page, 'welcome')
  await expect(page.locator('.pb-title')).toBeFocused()
  await press(page, en.welcome_start)
  await at(page, 'type')
  await tabTo(page, new RegExp(en.coexistence))
  await page.keyboard.press('Space')
  await at(page, 'launch')
  await keysToPopup(page)
  await page.bringToFront()
  await at(page, 'popup')
  await press(page, en.popup_give_up)
  await at(page, 'failed')
  await press(page, en.sign_again)
  await at(page, 'launch')
})
