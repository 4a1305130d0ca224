import type { Page } from '@playwright/test'
import { faults } from '../../widget/languages/en-faults.ts'
import { finishPopup, openPopup } from './popup.ts'
import { expect, expectConnected, step, test, toLaunch, type World } from './world.ts'

/** Runs before Facebook's script in the page, and again at each call: what that script could read and send. */
const recorder = `
  window.readable = []
  window.record = () => {
    const { href } = location
    const { referrer, URL, baseURI, documentElement } = document
    window.readable.push({ href, referrer, URL, baseURI, html: documentElement.outerHTML })
  }
  window.record()
  addEventListener('click', window.record, true)
  setInterval(window.record, 50)
`

/** Everything that Facebook's script and requests to Facebook tell of the page, as text. */
async function overhear(page: Page, world: World) {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(world.sandbox.url)) sent.push(`${request.url()} ${JSON.stringify(request.headers())}`)
  })
  await page.route(`${world.sandbox.url}/*/sdk.js`, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${recorder}\n${await response.text()}` })
  })
  return async () => {
    const read = await page.evaluate(() => JSON.stringify((window as unknown as { readable: unknown[] }).readable))
    return { read, all: read + sent.join() }
  }
}

const query = '?from=mail&lang=es#top'

test('Facebook’s script finds no token in the address of the page, nor in the page, nor on the way', async ({
  page,
  world,
}) => {
  const link = await world.link()
  const [id, secret] = link.token.split('.') as [string, string]
  const told = await overhear(page, world)
  await page.goto(link.url + query)
  await toLaunch(page)
  const popup = await openPopup(page)
  await popup.waitForLoadState()
  const { read, all } = await told()
  expect(read).toContain(`${world.url}/s/${id}${query}`)
  expect(all).not.toContain(secret)
  expect(world.sandbox.control.dialogs()).toMatchObject([{ page: `${world.url}/s/${id}${query}` }])
  expect(world.sandbox.control.remarks()).toEqual([])
  await finishPopup(popup)
  await expectConnected(page, world, link)
})

test('a reload, the way back and a second tab find the link again, in its language and with its query', async ({
  page,
  context,
  world,
}) => {
  const link = await world.link({ language: 'es' })
  const short = `${world.url}/s/${link.token.split('.')[0]}${query}`
  const arrived = async (tab: Page) => {
    await expect(step(tab)).toHaveAttribute('data-step', 'welcome')
    await expect(tab).toHaveTitle('Conecta WhatsApp con Acme CRM')
    await expect(tab.locator('html')).toHaveAttribute('lang', 'es')
    expect(tab.url()).toBe(short)
  }
  await page.goto(link.url + query)
  await arrived(page)
  await page.reload()
  await arrived(page)
  await page.goto(world.demo)
  await page.goBack()
  await arrived(page)
  await page.goForward()
  await page.goBack()
  await arrived(page)
  const second = await context.newPage()
  await second.goto(link.url + query)
  await arrived(second)
  await arrived(page)
})

test('the address without the token opens nothing elsewhere, and says what to do', async ({ page, browser, world }) => {
  const link = await world.link()
  await page.goto(link.url)
  await expect(step(page)).toHaveAttribute('data-step', 'welcome')
  const other = await (await browser.newContext()).newPage()
  const answer = await other.goto(page.url())
  expect(answer?.status()).toBe(200)
  await expect(other.getByRole('heading', { name: faults.link_not_found.split('\n')[0] as string })).toBeVisible()
  await expect(other.getByText('Open it again from the message you got')).toBeVisible()
  await other.context().close()
})
