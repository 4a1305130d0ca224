import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
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

test.use({ ignoreHTTPSErrors: true }) // the certificate is signed by nobody

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
    /** Another page in its place. */
    show(body: string) {
      page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${body}`
    },
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
  await toLaunch(page, 'preselected') // the type was chosen a moment ago
  await finishPopup(await openPopup(page))
  await expectConnected(page, world, app.link)
  expect(sdk).toHaveLength(1)
})

test('a strange page cannot let its visitor sign for a link that the page knows', async ({ page, context, world }) => {
  await using app = await customersApp(world, { launch: 'redirect', allowed_origins: ['https://another.example'] })
  const begin = { patchbay: 'begin', token: app.link.token, attemptId: crypto.randomUUID(), type: 'dedicated' }
  app.show(`<button>Free gift</button><script>
    document.querySelector('button').onclick = () => window.open('${world.url}/connect/v1/window')
    addEventListener('message', (event) => {
      document.title = JSON.stringify(event.data)
      if (event.data.patchbay === 'here') event.source.postMessage({ ...${JSON.stringify(begin)}, language: null }, '*')
    })
  </script>`)
  const dialogs: string[] = []
  context.on('request', (request) => {
    if (request.url().includes('/dialog/oauth')) dialogs.push(request.url())
  })
  await page.goto(app.url)
  const opened = page.waitForEvent('popup')
  await page.getByRole('button').click()
  const popup = await opened
  await expect(page).toHaveTitle('{"patchbay":"refused","fault":"origin_not_allowed"}')
  await expect.poll(() => popup.isClosed()).toBe(true)
  expect(dialogs).toEqual([])
})

test('what Meta answers is of use in the window alone that set out', async ({ page, browser, world }) => {
  await using app = await customersApp(world, { launch: 'redirect' })
  await page.goto(app.url)
  await toLaunch(page)
  const popup = await openPopup(page)
  const stolen = new Promise<string>((resolve) =>
    popup.route('**/connect/v1/oauth/callback**', async (route) => {
      resolve(route.request().url())
      await route.abort()
    }),
  )
  await finishPopup(popup)
  const thief = await (await browser.newContext()).newPage()
  await thief.goto(await stolen)
  await expect(thief.locator('html')).toHaveAttribute('data-step', 'lost')
  await expect(thief.getByRole('status')).toHaveText('Please close this window and try again.')
  await thief.context().close()
  expect(exchanges(world)).toBe(0)
  expect(await world.db.selectFrom('attempts').selectAll().execute()).toEqual([])
  await popup.close()
  await expect(failure(page, 'popup_closed')).toBeVisible()
})

test('a link that ended meanwhile is refused before Facebook, and the customer reads why', async ({ page, world }) => {
  await using app = await customersApp(world, { launch: 'redirect' })
  await page.goto(app.url)
  await toLaunch(page)
  await world.api('PATCH', `/customers/${app.link.customerId}/setup_links/${app.link.id}`, {
    setup_link: { status: 'revoked' },
  })
  const popup = await openPopup(page)
  await expect(failure(page, 'link_revoked')).toBeVisible()
  await expect.poll(() => popup.isClosed()).toBe(true)
})

test('the window that is loaded again on its way back still connects, once', async ({ page, world }) => {
  await using app = await customersApp(world, { launch: 'redirect' })
  await page.goto(app.url)
  await toLaunch(page)
  const popup = await openPopup(page)
  let lost = 0
  await popup.route('**/connect/v1/attempts/*', async (route) => {
    if (route.request().method() !== 'PUT' || lost++ > 0) return route.fallback()
    void popup.reload() // The page goes before anything was sent.
    return route.abort()
  })
  await finishPopup(popup)
  await expectConnected(page, world, app.link)
  expect(lost).toBeGreaterThan(0)
  expect(exchanges(world)).toBe(1)
})
