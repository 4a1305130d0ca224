import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../../scripts/browser.ts'
import { faults } from '../../../widget/languages/en-faults.ts'
import { en } from '../../support/english.ts'
import { embedPage } from '../host.ts'
import { finishPopup, openPopup } from '../popup.ts'
import { exchanges, expect, expectConnected, step, test, toLaunch, type World } from '../world.ts'

/*
 * The widget on pages whose host the app does not list at Meta. The sandbox refuses the SDK there, as Meta does, and compares
 * redirect_uri to the letter.
 */
const hostname = 'app.customer.example'
const pem = readFileSync(join(import.meta.dirname, '../../fixtures/certificate/app.customer.example.pem'))

test.use({
  ignoreHTTPSErrors: true, // the certificate is signed by nobody
  launchOptions: {
    ...(findChromium() ? { executablePath: findChromium() as string } : {}),
    args: [...chromiumArgs, `--host-resolver-rules=MAP ${hostname} 127.0.0.1`],
  },
})

/** A host app under its own name, with the widget for one link. */
async function customersApp(world: World, options: object = {}) {
  let page = ''
  const server = createServer({ key: pem, cert: pem }, (_, res) =>
    res.setHeader('Content-Type', 'text/html').end(page),
  ).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const origin = `https://${hostname}:${(server.address() as AddressInfo).port}`
  const link = await world.link({ allowed_origins: [origin], ...options })
  page = embedPage(world, `<whatsapp-onboarding token="${link.token}"></whatsapp-onboarding>`)
  world.sandbox.control.settings({ redirectUris: [`${world.url}/connect/v1/oauth/callback`] })
  return {
    link,
    url: `${origin}/settings/whatsapp?tab=2`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** The addresses of Meta's SDK that this browser asked for. */
function sdkRequests(context: BrowserContext, { sandbox }: World) {
  const asked: string[] = []
  context.on('request', (request) => {
    if (request.url().startsWith(sandbox.url) && request.url().includes('/sdk')) asked.push(request.url())
  })
  return asked
}

const failure = (page: Page, fault: keyof typeof faults) =>
  page.getByRole('heading', { name: faults[fault].split('\n')[0] as string })

test('a whole signup in a window of ours, and Meta’s SDK is never asked for', async ({ page, context, world }) => {
  await using app = await customersApp(world, { launch: 'redirect' })
  const sdk = sdkRequests(context, world)
  await page.goto(app.url)
  await toLaunch(page)
  const popup = await openPopup(page)
  await finishPopup(popup)
  await expectConnected(page, world, app.link)
  await expect.poll(() => popup.isClosed()).toBe(true)
  expect(exchanges(world)).toBe(1)
  expect(sdk).toEqual([])
})

test('the same in this window where no second one opens, which comes back to where it was', async ({
  page,
  context,
  world,
}) => {
  await using app = await customersApp(world, { launch: 'redirect', success_redirect_url: null })
  const sdk = sdkRequests(context, world)
  await page.addInitScript(() => {
    window.open = () => null
  })
  await page.goto(app.url)
  await toLaunch(page)
  await page.getByRole('button', { name: en.launch, exact: true }).click()
  await expect(failure(page, 'popup_blocked')).toBeVisible()
  await page.getByRole('button', { name: en.here }).click()
  await page.waitForURL(/\/dialog\/oauth/)
  await finishPopup(page)
  await page.waitForURL(app.url)
  await expect(step(page)).toHaveAttribute('data-step', 'done')
  expect(exchanges(world)).toBe(1)
  expect(sdk).toEqual([])
})

test('who leaves Facebook, or closes the window, is told so, and the next try connects', async ({ page, world }) => {
  await using app = await customersApp(world, { launch: 'redirect' })
  await page.goto(app.url)
  await toLaunch(page)
  const left = await openPopup(page)
  await left.getByRole('button', { name: /^Continue as/ }).click()
  await left.getByRole('button', { name: 'Cancel' }).click()
  await expect(failure(page, 'signup_cancelled')).toBeVisible()
  await expect.poll(() => left.isClosed()).toBe(true)
  await page.getByRole('button', { name: en.sign_again }).click()
  const closed = await openPopup(page)
  await closed.getByRole('button', { name: /^Continue as/ }).waitFor()
  await closed.close()
  await expect(failure(page, 'popup_closed')).toBeVisible()
  await page.getByRole('button', { name: en.sign_again }).click()
  await finishPopup(await openPopup(page))
  await expectConnected(page, world, app.link)
  expect(exchanges(world)).toBe(1)
})

test('goes on at the server when the page under the window is gone', async ({ page, world }) => {
  await using app = await customersApp(world, { launch: 'redirect' })
  await page.goto(app.url)
  await toLaunch(page)
  const popup = await openPopup(page)
  await popup.getByRole('button', { name: /^Continue as/ }).waitFor()
  await page.goto('about:blank')
  await finishPopup(popup)
  await expect.poll(() => world.db.selectFrom('attempts').select('status').execute()).toEqual([{ status: 'completed' }])
})

test('Meta’s SDK is refused on such a page, and the project’s policy is enough to do without it', async ({
  page,
  context,
  world,
}) => {
  await using app = await customersApp(world)
  const sdk = sdkRequests(context, world)
  await page.goto(app.url)
  await toLaunch(page)
  const refused = await openPopup(page)
  await expect(refused.getByRole('heading', { name: 'JSSDK Unknown Host domain' })).toBeVisible()
  expect(sdk).toHaveLength(1)
  await world.api('PATCH', '/project', { project: { policy: { launch: 'redirect' } } })
  await page.goto(app.link.url)
  await toLaunch(page)
  await finishPopup(await openPopup(page))
  await expectConnected(page, world, app.link)
  expect(sdk).toHaveLength(1)
})
