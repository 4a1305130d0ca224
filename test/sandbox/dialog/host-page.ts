import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright'
import { expect } from 'vitest'
import type { Sandbox } from '../../../sandbox/index.ts'
import { chromiumArgs, ensureChromium } from '../../../scripts/browser.ts'
import { until } from '../../support/until.ts'

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: ensureChromium(),
    args: chromiumArgs,
  })

/** What the page heard: window messages with their origin, and calls of its callback. */
type Heard = {
  origin?: string
  message?: unknown
  callback?: { authResponse: { code: string } | null; status: string }
}

/** A page of some SaaS product, on an origin of its own, that loads the SDK and listens as pages do. */
export async function hostPage(
  browser: Browser,
  sandbox: Sandbox,
  { width = 1000, init = true, extras = {}, configId = sandbox.app.configId } = {},
) {
  const options = { config_id: configId, response_type: 'code', override_default_response_type: true, extras }
  const html = `<!doctype html><title>Host</title><button>Connect</button><script>
    window.heard = []
    addEventListener('message', (event) => heard.push({ origin: event.origin, message: event.data }))
    window.fbAsyncInit = () => { window.ready = (window.ready ?? 0) + 1; ${init ? `FB.init({ appId: '${sandbox.app.id}', version: 'v26.0', xfbml: true })` : ''} }
    document.querySelector('button').onclick = () => FB.login((callback) => heard.push({ callback }), ${JSON.stringify(options)})
  </script><script async defer crossorigin="anonymous" src="${sandbox.url}/en_US/sdk.js"></script>`
  const server = createServer((_, res) => res.setHeader('Content-Type', 'text/html').end(html))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const context = await browser.newContext({ viewport: { width, height: 760 } })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(origin)

  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard)
  return {
    page,
    context,
    origin,
    errors,
    heard,
    /** Messages that are signup events, read as a careful page would. */
    events: async (from = sandbox.url) =>
      (await heard())
        .filter(({ origin }) => origin === from)
        .map(({ message }) => readJson(message))
        .filter((event) => event?.type === 'WA_EMBEDDED_SIGNUP'),
    callbacks: async () => (await heard()).flatMap(({ callback }) => callback ?? []),
    async open(): Promise<Page> {
      await page.waitForFunction(() => 'ready' in globalThis)
      const [popup] = await Promise.all([page.waitForEvent('popup'), page.click('button')])
      await popup.setViewportSize({ width, height: 760 })
      return popup
    },
    async [Symbol.asyncDispose]() {
      await context.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

// biome-ignore lint/suspicious/noExplicitAny: an event is what a test looks into
function readJson(message: unknown): any {
  if (typeof message !== 'string') return message
  try {
    return JSON.parse(message)
  } catch {
    return null
  }
}

export const press = (popup: Page, name: string | RegExp) => popup.getByRole('button', { name, exact: true }).click()
export const pick = (popup: Page, name: string | RegExp) => popup.getByRole('radio', { name }).check()
export const see = (popup: Page, name: string | RegExp) => popup.getByRole('heading', { level: 1, name }).waitFor()

/** Waits for what the page hears in its own time. */
export const eventually = <Value>(read: () => Value) =>
  // `expect.poll` belongs to one test at a time; these run side by side.
  new Proxy({} as ReturnType<typeof expect.poll>, {
    get: (_, matcher: 'toEqual') => (expected: unknown) =>
      until(async () => expect(await read())[matcher](expected), { timeout: 10_000 }),
  })
