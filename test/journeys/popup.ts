import { expect, type Page } from '@playwright/test'
import { en } from '../support/english.ts'

/** Opens Meta's popup as a customer does. */
export async function openPopup(page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup')
  const button = page.getByRole('button', { name: en.launch, exact: true })
  await button.click()
  // Pressed on the first screen before Facebook's script is there, it leads to the step that waits for the script.
  const popup = await Promise.race([
    opened,
    page
      .locator('[data-step=launch]')
      .waitFor()
      .then(
        () => null,
        () => null,
      ),
  ])
  if (popup) return popup
  await button.click()
  return opened
}

/** Goes through the popup with what is chosen already, a number of the customer's own. */
export async function finishPopup(popup: Page) {
  await popup.getByRole('button', { name: /^Continue as/ }).click()
  for (let screen = 0; screen < 3; screen++) await next(popup)
  await popup.getByRole('button', { name: 'Confirm' }).click()
  await popup.getByRole('button', { name: 'Finish' }).click()
}

/** Goes through the popup with a number that Meta has not seen: it sends a code, which is typed. */
export async function finishPopupWithNewNumber(popup: Page, phone: string) {
  await popup.getByRole('button', { name: /^Continue as/ }).click()
  await verifyNewNumber(popup, phone)
  await allow(popup)
}

/** On the screen where a number is chosen: one that Meta has not seen, and the code that it is sent. */
export async function verifyNewNumber(popup: Page, phone: string) {
  await popup.getByRole('radio', { name: /Use a new or existing/ }).check()
  await popup.getByLabel('Phone number', { exact: true }).fill(phone)
  await next(popup)
  const code = /\d{3}-?\d{3}/.exec((await popup.locator('.sandbox-note').textContent()) ?? '')?.[0] as string
  await popup.getByLabel('Verification code').fill(code)
  await next(popup)
}

/** From the portfolio, which Meta asks for after the number, to the end. */
export async function allow(popup: Page) {
  await next(popup)
  await next(popup)
  await popup.getByRole('button', { name: 'Confirm' }).click()
  await popup.getByRole('button', { name: 'Finish' }).click()
}

/** Goes through the popup of a customer who keeps the app. */
export async function finishAppPopup(popup: Page, phone = '4155550142') {
  await popup.getByRole('button', { name: /^Continue as/ }).click()
  await next(popup)
  await popup.getByLabel('Phone number').fill(phone)
  await next(popup)
  await popup.getByRole('button', { name: 'I scanned it' }).click()
  await next(popup)
  await popup.getByRole('button', { name: 'Confirm' }).click()
  await popup.getByRole('button', { name: 'Finish' }).click()
}

/** Presses Next and waits for the screen to change. */
export async function next(popup: Page) {
  const heading = popup.getByRole('heading', { level: 1 })
  const before = await heading.textContent()
  await popup.getByRole('button', { name: 'Next' }).click()
  await expect(heading).not.toHaveText(before ?? '')
}
