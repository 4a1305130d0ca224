import type { Page } from '@playwright/test'
import { en } from '../../support/english.ts'
import { finishPopup, openPopup } from '../popup.ts'
import { expect, expectConnected, step, test } from '../world.ts'

/** Everything that may be read out on this way, in order. */
const script = [
  en.loading,
  en.launch_waiting,
  en.popup_answer,
  ...[en.finishing_exchange, en.finishing_choose, en.finishing_subscribe, en.finishing_register],
  en.pin_wrong,
  ...[en.finishing_register, en.finishing_complete],
  'Taking you back to Acme CRM…',
]

declare global {
  interface Window {
    heard: string[]
  }
}

/** Writes down what the live regions say, as a screen reader reads it out: when it comes or changes. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    window.heard = JSON.parse(sessionStorage.getItem('heard') ?? '[]')
    const said = new WeakMap<Element, string>()
    const look = () => {
      for (const region of document.querySelectorAll('[role=status], [role=alert]')) {
        const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim()
        if (text && said.get(region) !== text && window.heard.at(-1) !== text) window.heard.push(text)
        said.set(region, text)
      }
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
  })

const at = async (page: Page, name: string) => {
  await expect(step(page)).toHaveAttribute('data-step', name)
  if (name !== 'welcome') await expect(page.locator('.pb-title')).toBeFocused()
}

test('a screen reader reads the flow in order: what each step is, what it offers, and what happens meanwhile', async ({
  page,
  world,
}) => {
  const link = await world.link()
  world.sandbox.control.play('number-has-pin')
  await listen(page)
  await page.goto(link.url)
  const main = page.getByRole('main')

  await at(page, 'welcome')
  await expect(main).toMatchAriaSnapshot(`
    - text: Acme CRM
    - img "Step 1 of 4"
    - heading "Connect WhatsApp to Acme CRM" [level=1]
    - paragraph: Acme CRM will send and receive the messages of your business number.
    - paragraph:
      - strong: 2 to 5 minutes
      - text: 15 to 30 if you need to create a business account first.
    - list:
      - listitem:
        - strong: Your Facebook account
        - text: The one that manages your business.
      - listitem:
        - strong: Your phone
      - listitem:
        - strong: Your business details
    - button "Get started"
    - button "What this allows"
    - button "Not the Facebook admin?"
  `)
  await page.getByRole('button', { name: 'Get started' }).click()

  await at(page, 'type')
  await expect(main).toMatchAriaSnapshot(`
    - text: Acme CRM
    - img "Step 2 of 4"
    - heading "How do you use this number?" [level=1]
    - button "I use it in the WhatsApp Business app You keep the app on your phone; Acme CRM works beside it.":
      - strong: I use it in the WhatsApp Business app
      - text: You keep the app on your phone; Acme CRM works beside it.
    - button "It is new, or can leave the app Its messages go through Acme CRM alone.":
      - strong: It is new, or can leave the app
      - text: Its messages go through Acme CRM alone.
    - group: I use it in ordinary WhatsApp
    - group: Details
    - button "Back"
  `)
  await page.getByRole('button', { name: 'It is new, or can leave the app' }).click()

  await at(page, 'launch')
  await expect(page.getByRole('button', { name: 'Continue with Facebook' })).toBeEnabled()
  await expect(main).toMatchAriaSnapshot(`
    - img "Step 3 of 4"
    - heading "Continue with Facebook" [level=1]
    - paragraph: "A Facebook window opens and asks you to:"
    - list:
      - listitem: Sign in and choose your business
      - listitem: Choose or add your phone number
      - listitem: Allow Acme CRM to manage its messages
    - text: The number stops working in the WhatsApp app.
    - button "Continue with Facebook"
    - button "Back"
  `)
  const popup = await openPopup(page)

  await expect(step(page)).toHaveAttribute('data-step', 'popup')
  await expect(main).toMatchAriaSnapshot(`
    - img "Step 3 of 4"
    - heading "Finish in Facebook’s window" [level=1]
    - paragraph: This page goes on by itself when you are done.
    - list:
      - listitem: Sign in and choose your business
      - listitem:
        - text: Choose or add your phone number
        - paragraph:
          - strong: Never choose “Display name only”
          - text: It gives you a number that is not yours, and that cannot be connected.
      - listitem: Allow Acme CRM to manage its messages
    - status
    - group: Does Facebook’s window not go on?
    - button "Show the window"
    - button "I closed it"
  `)
  await finishPopup(popup)

  await at(page, 'pin')
  await expect(main).toMatchAriaSnapshot(`
    - img "Step 4 of 4"
    - heading "Enter the number’s PIN" [level=1]
    - paragraph: /Type the PIN that was set for it in WhatsApp/
    - paragraph: /\\+1 \\d{3}-\\d{3}-\\d{4}/
    - textbox "Six-digit PIN"
    - alert
    - paragraph: /It is not the code from the text message/
    - button "Continue"
  `)
  await page.getByLabel('Six-digit PIN').fill('111222')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('That PIN was not right')
  await page.getByLabel('Six-digit PIN').fill('482913')
  await page.keyboard.press('Enter')

  await at(page, 'done')
  await expect(main).toMatchAriaSnapshot(`
    - img "Step 4 of 4"
    - heading "Your number is connected" [level=1]
    - paragraph: Acme CRM can now send and receive its messages.
    - paragraph: /\\+1 \\d{3}-\\d{3}-\\d{4}/
    - paragraph:
      - status: Taking you back to Acme CRM…
    - link "Go to Acme CRM now"
    - button "Stay on this page"
  `)
  await page.getByRole('button', { name: 'Stay on this page' }).click()
  const heard = await page.evaluate(() => window.heard)
  // What takes no time is not heard; what is heard, is heard in this order, and the two that matter always.
  let from = 0
  for (const sentence of heard) {
    const place = script.indexOf(sentence, from)
    expect(place, `“${sentence}” comes in its order: ${heard.join(' | ')}`).toBeGreaterThanOrEqual(from)
    from = place + 1
  }
  expect(heard).toContain(en.pin_wrong)
  expect(heard.at(-1)).toBe('Taking you back to Acme CRM…')
  await page.getByRole('link', { name: 'Go to Acme CRM now' }).click()
  await expectConnected(page, world, link)
})
