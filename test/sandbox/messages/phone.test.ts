import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from '../dialog/host-page.ts'
import { number, person } from './number.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

type Options = Parameters<Browser['newContext']>[0]

/** The phone of the person, in a browser of its own. */
async function phone(url: string, options: Options = {}): Promise<Page & AsyncDisposable> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 900, height: 800 }, ...options })
  const page = await context.newPage()
  await page.goto(`${url}/phone/${person}`)
  return Object.assign(page, { [Symbol.asyncDispose]: () => context.close() })
}

const chats = (page: Page) => page.locator('.chats button')
const log = (page: Page) => page.getByRole('log', { name: 'Messages' })

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide).toBeLessThanOrEqual(window as number)
}

const hello = { type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } }
const choice = {
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Tea or coffee?' },
    action: { buttons: ['Tea', 'Coffee'].map((title) => ({ type: 'reply', reply: { id: title, title } })) },
  },
}
const menu = {
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text: 'Anything else?' },
    action: { button: 'See the menu', sections: [{ title: 'Sweet', rows: [{ id: 'cake', title: 'Apple cake' }] }] },
  },
}

describe('the other phone', () => {
  it('shows live what arrives, and the business hears that it was read', async () => {
    await using one = await number()
    await using page = await phone(one.url)
    const sent = await one.send(hello)
    await page.getByText('unread').waitFor({ state: 'attached' })
    expect((await one.statuses(sent.body.messages[0].id)).map(({ status }) => status)).toEqual(['sent', 'delivered'])
    await chats(page).click()
    await log(page).getByText('Hello World').waitFor()
    await expect.poll(() => one.control.messages().at(-1)?.status).toBe('read')
    expect((await one.statuses(sent.body.messages[0].id)).map(({ status }) => status)).toEqual([
      'sent',
      'delivered',
      'read',
    ])
  })

  it('answers by text, by picture, by button and from a list', async () => {
    await using one = await number()
    await using page = await phone(one.url)
    await one.send(hello)
    await chats(page).click()
    await page.getByLabel('Message', { exact: true }).fill('Is it open?')
    await page.keyboard.press('Enter')
    await log(page).getByText('Is it open?').waitFor()
    await one.send(choice)
    await page.getByRole('button', { name: 'Coffee' }).click()
    await one.send(menu)
    await page.getByRole('button', { name: 'See the menu' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Apple cake' }).click()
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await page.locator('input[type=file]').setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: png })
    await log(page).getByRole('img', { name: 'dot.png' }).waitFor()
    await expect
      .poll(async () => (await one.told()).flatMap(({ messages = [] }) => messages).map(({ type }) => type))
      .toEqual(['text', 'interactive', 'interactive', 'image'])
    const written = (await one.told()).flatMap(({ messages = [] }) => messages)
    expect(written.slice(1, 3).map(({ interactive }) => interactive)).toEqual([
      { type: 'button_reply', button_reply: { id: 'Coffee', title: 'Coffee' } },
      { type: 'list_reply', list_reply: { id: 'cake', title: 'Apple cake' } },
    ])
  })

  it('quotes what it answers, reacts, and shows when the business has read and types', async () => {
    await using one = await number()
    await using page = await phone(one.url)
    const sent = await one.send(hello)
    await chats(page).click()
    await page.getByRole('button', { name: 'Answer this message' }).click()
    await page.getByLabel('Message', { exact: true }).fill('Thank you')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'React with a thumb up' }).click()
    const heard = async () => (await one.told()).flatMap(({ messages = [] }) => messages)
    await expect.poll(async () => (await heard()).length).toBe(2)
    const [answer, reaction] = await heard()
    expect([answer.context.id, reaction.reaction.message_id]).toEqual([
      sent.body.messages[0].id,
      sent.body.messages[0].id,
    ])
    await one.send({ to: undefined, status: 'read', message_id: answer.id, typing_indicator: { type: 'text' } })
    await page.getByText('typing …').waitFor()
    await log(page).getByText('Read', { exact: true }).waitFor({ state: 'attached' })
  })

  it('is used by keyboard alone', async () => {
    await using one = await number()
    await using page = await phone(one.url)
    await one.send(choice)
    await one.write({ text: 'Hello' })
    await one.send(choice)
    await chats(page).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Tea' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => one.control.messages().at(-1)?.type).toBe('interactive')
    await page.getByRole('button', { name: 'All chats' }).focus()
    await page.keyboard.press('Enter')
    await chats(page).waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-number'))).toBe(one.phone)
  })

  it.each([
    ['light', 900],
    ['dark', 900],
    ['light', 360],
    ['dark', 360],
  ] as const)('is accessible in %s at %i pixels', async (colorScheme, width) => {
    await using one = await number()
    await using page = await phone(one.url, { colorScheme, viewport: { width, height: 800 } })
    await one.send(hello)
    await chats(page).waitFor()
    await accessible(page)
    await chats(page).click()
    await one.write({ text: 'Hello' })
    await one.write({ location: { latitude: 1, longitude: 2, name: 'Here' } })
    await one.send(choice)
    await one.send(menu)
    await page.getByRole('button', { name: 'See the menu' }).click()
    await accessible(page)
    await page.getByRole('button', { name: 'Close' }).click()
    await accessible(page)
  })

  it('is found from the sandbox’s first page, by number', async () => {
    await using one = await number()
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(one.url)
    await page.getByRole('link', { name: 'Take a phone' }).click()
    await page.getByLabel('Another number').fill('12')
    await page.getByRole('button', { name: 'Take this phone' }).click()
    await page.getByRole('alert').waitFor()
    await accessible(page)
    await page.getByLabel('Another number').fill('+44 20 7946 0000')
    await page.getByRole('button', { name: 'Take this phone' }).click()
    await page.waitForURL(/\/phone\/442079460000$/)
    await context.close()
  })
})

it('takes no message from another site’s page', async () => {
  await using one = await number()
  const form = new FormData()
  form.set('text', 'Hello')
  const reply = await fetch(`${one.url}/_phone/${person}/${one.phone}/write`, { method: 'POST', body: form })
  expect(reply.status).toBe(403)
  expect(one.control.messages()).toEqual([])
})
