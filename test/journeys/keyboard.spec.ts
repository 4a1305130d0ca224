import type { Page } from '@playwright/test'
import { en } from '../support/english.ts'
import { expect, expectConnected, step, test } from './world.ts'

/** The word of whatever has the focus, as a screen reader would say it, and whether its outline can be seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const shown = [element, element.closest('label')].some(
      (part) =>
        part && getComputedStyle(part).outlineStyle !== 'none' && parseFloat(getComputedStyle(part).outlineWidth) >= 2,
    )
    const label = (element as HTMLInputElement).labels?.[0]?.textContent
    return {
      name: element.ariaLabel ?? label ?? element.textContent ?? '',
      shown: shown || !element.closest('.pb-root'),
    }
  })

/** Goes there by Tab alone; on the way, nothing that has the focus is without its ring, and nothing holds it. */
async function tabTo(page: Page, name: string | RegExp) {
  const names: string[] = []
  for (let tabs = 0; tabs < 25; tabs++) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    expect(at.shown, `the focus can be seen on “${at.name}”`).toBe(true)
    if (typeof name === 'string' ? at.name.trim() === name : name.test(at.name)) return
    names.push(at.name)
  }
  throw new Error(`Tab never came to ${name}; it went over ${names.join(', ')}`)
}

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

/** Facebook's window, by keyboard too: what is chosen in it already stays so. */
async function keysThroughPopup(popup: Page) {
  await popup.waitForLoadState()
  await press(popup, /^Continue as/)
  const heading = popup.getByRole('heading', { level: 1 })
  for (let screen = 0; screen < 3; screen++) {
    const before = (await heading.textContent()) as string
    await press(popup, 'Next')
    await expect(heading).not.toHaveText(before)
  }
  await press(popup, 'Confirm')
  await expect(popup.getByRole('button', { name: 'Finish' })).toBeVisible()
  await press(popup, 'Finish')
}

/** Opens Facebook's window from where its button waits. */
async function keysToPopup(page: Page): Promise<Page> {
  await expect(page.getByRole('button', { name: en.launch, exact: true })).toBeEnabled()
  const opened = page.waitForEvent('popup')
  await press(page, en.launch)
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

for (const [how, options] of Object.entries(settings))
  test.describe(how, () => {
    test.use(options)
    test('a customer connects a number with a PIN by keyboard alone', async ({ page, world }) => {
      const link = await world.link()
      world.sandbox.control.play('number-has-pin')
      await page.goto(link.url)
      await at(page, 'welcome')
      await press(page, en.welcome_start)
      await at(page, 'type')
      await tabTo(page, /In the WhatsApp Business app/)
      await page.keyboard.press('ArrowDown')
      await expect(page.getByRole('radio', { name: /Only through/ })).toBeChecked()
      await press(page, en.continue)
      await at(page, 'launch')
      const popup = await keysToPopup(page)
      await keysThroughPopup(popup)
      await at(page, 'pin')
      await tabTo(page, en.pin_label)
      await page.keyboard.type('482913')
      await page.keyboard.press('Enter')
      await at(page, 'done')
      await press(page, 'Stay on this page')
      await at(page, 'done')
      await press(page, en.done_continue.replace('{company}', 'Acme CRM'))
      await page.waitForURL(/\/whatsapp\/success/)
      await expectConnected(page, world, link)
    })
  })

test.describe('at 320 px with reduced motion', () => {
  test.use({ viewport: { width: 320, height: 640 }, contextOptions: { reducedMotion: 'reduce' } })
  test('a customer who keeps the app connects it by keyboard alone', async ({ page, world }) => {
    const link = await world.link({ allowed_connection_types: ['coexistence'] })
    await page.goto(link.url)
    await at(page, 'welcome')
    await press(page, en.welcome_start)
    await at(page, 'launch')
    const popup = await keysToPopup(page)
    await popup.waitForLoadState()
    await press(popup, /^Continue as/)
    const heading = popup.getByRole('heading', { level: 1 })
    for (const next of ['Next', 'Next', 'number', 'Next', 'I scanned it', 'Confirm', 'Finish']) {
      if (next === 'number') {
        await tabTo(popup, /Phone number/)
        await popup.keyboard.type('4155550142')
        continue
      }
      const before = (await heading.textContent()) as string
      await expect(popup.getByRole('button', { name: next, exact: true })).toBeVisible()
      await press(popup, next)
      if (next !== 'Finish') await expect(heading).not.toHaveText(before)
    }
    await at(page, 'done')
    await press(page, en.done_continue.replace('{company}', 'Acme CRM'))
    await page.waitForURL(/\/whatsapp\/success/)
    await expectConnected(page, world, link)
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
  await tabTo(page, /In the WhatsApp Business app/)
  await page.keyboard.press('Space')
  await press(page, en.continue)
  await at(page, 'launch')
  await keysToPopup(page)
  await page.bringToFront()
  await at(page, 'popup')
  await press(page, en.popup_give_up)
  await at(page, 'failed')
  await press(page, en.sign_again)
  await at(page, 'launch')
})
