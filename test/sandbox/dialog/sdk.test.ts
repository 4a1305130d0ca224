import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scenarioNames } from '../../../sandbox/index.ts'
import { start } from '../meta.ts'
import { eventually, hostPage, launch } from './host-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe('the address of the SDK', () => {
  it.each(['/en_US/sdk.js', '/es_LA/sdk.js', '/pt_BR/sdk/debug.js'])(
    '%s gives a script to any origin',
    async (path) => {
      await using meta = await start()
      const reply = await fetch(meta.url + path)
      expect(reply.status).toBe(200)
      expect(reply.headers.get('content-type')).toContain('javascript')
      expect(reply.headers.get('access-control-allow-origin')).toBe('*')
      expect(await reply.text()).not.toMatch(/^export /m)
    },
  )

  it.each(['/sdk.js', '/english/sdk.js', '/en_US/other.js'])('%s is none', async (path) => {
    await using meta = await start()
    expect((await fetch(meta.url + path)).status).toBe(404)
  })

  it('answers 404 in sdk-broken, and a script that defines nothing in sdk-stub', async () => {
    await using meta = await start('sdk-broken')
    expect((await fetch(`${meta.url}/en_US/sdk.js`)).status).toBe(404)
    meta.control.play('sdk-stub')
    await using host = await hostPage(browser, meta)
    await host.page.waitForLoadState('networkidle')
    expect(await host.page.evaluate(() => 'FB' in globalThis)).toBe(false)
  })
})

describe('FB', () => {
  it('complains of a login before init, and calls nobody back', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { init: false })
    await host.page.waitForFunction(() => 'ready' in globalThis)
    await host.page.click('button')
    await eventually(() => host.errors).toEqual(['FB.login() called before FB.init().'])
    expect([host.context.pages().length, await host.callbacks()]).toEqual([1, []])
  })

  it('takes a wrong app id without a word, and then nobody called init', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { init: false })
    await host.page.waitForFunction(() => 'ready' in globalThis)
    await host.page.evaluate("FB.init({ appId: 'my-app', version: 'v26.0' })")
    await host.page.click('button')
    await eventually(() => host.errors).toEqual(['FB.login() called before FB.init().'])
  })

  it.each([
    ['async () => {}', 'asyncfunction'],
    ['{}', 'object'],
    ["'later'", 'string'],
  ])('throws at the callback %s', async (callback, kind) => {
    await using meta = await start()
    await using host = await hostPage(browser, meta)
    await host.page.waitForFunction(() => 'ready' in globalThis)
    await expect(host.page.evaluate(`FB.login(${callback}, {})`)).rejects.toThrow(
      `Expression is of type ${kind}, not function`,
    )
  })

  it('throws at init without a version', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { init: false })
    await host.page.waitForFunction(() => 'ready' in globalThis)
    await expect(host.page.evaluate("FB.init({ appId: '1' })")).rejects.toThrow('init not called with valid version')
  })

  it('calls nobody back when the popup is blocked', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta)
    await host.page.waitForFunction(() => 'ready' in globalThis)
    await host.page.evaluate('window.open = () => null')
    await host.page.click('button')
    await host.page.waitForTimeout(1000)
    expect(await host.heard()).toEqual([])
  })

  it('opens the dialog at once, through window.open, with the parameters of the real one', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { extras: { setup: {}, sessionInfoVersion: '3' } })
    await host.page.waitForFunction(() => 'ready' in globalThis)
    const opened = await host.page.evaluate(() => {
      const page = globalThis as unknown as { open: (url: string) => null; opened: string[] }
      page.opened = []
      page.open = (url) => {
        page.opened.push(url)
        return null
      }
      document.querySelector('button')?.click()
      return page.opened
    })
    expect(opened).toHaveLength(1)
    const url = new URL(opened[0] ?? '')
    expect([url.origin, url.pathname]).toEqual([meta.url, '/v26.0/dialog/oauth'])
    expect(Object.fromEntries(url.searchParams)).toEqual({
      app_id: meta.app.id,
      client_id: meta.app.id,
      config_id: meta.app.configId,
      response_type: 'code',
      override_default_response_type: 'true',
      extras: '{"setup":{},"sessionInfoVersion":"3"}',
      display: 'popup',
      domain: 'localhost',
      e2e: '{}',
      fallback_redirect_uri: `${host.origin}/`,
      locale: 'en_US',
      logger_id: expect.stringMatching(/^f[0-9a-f]{16}$/),
      origin: '1',
      redirect_uri: expect.stringMatching(/\/x\/connect\/xd_arbiter\/\?version=46#cb=f[0-9a-f]+&domain=localhost/),
      sdk: 'joey',
      version: 'v26.0',
    })
  })

  it('opens nothing from an http page that is not this machine’s own', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta)
    const url = host.origin.replace('localhost', 'shop.localhost')
    const other = await (await browser.newContext()).newPage()
    const errors: string[] = []
    other.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await other.goto(url)
    await other.waitForFunction(() => 'ready' in globalThis)
    await other.click('button')
    await eventually(() => errors.join()).toContain('The method FB.login can no longer be called from http pages.')
    expect(other.context().pages()).toHaveLength(1)
    await other.context().close()
  })

  it('forgets its init when the script is loaded twice, and calls fbAsyncInit once', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta)
    await host.page.waitForFunction(() => 'ready' in globalThis)
    await host.page.addScriptTag({ url: `${meta.url}/en_US/sdk.js` })
    await host.page.click('button')
    await eventually(() => host.errors).toEqual(['FB.login() called before FB.init().'])
    expect(await host.page.evaluate('ready')).toBe(1)
  })
})

describe('the front page', () => {
  it('shows what happened, and plays the scenario that a person searches for and picks', async () => {
    await using meta = await start()
    const { wabaId, get } = await meta.customer()
    await get(`/${wabaId}/phone_numbers`)
    const page = await (await browser.newContext({ viewport: { width: 360, height: 760 } })).newPage()
    const refused: string[] = []
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    await page.goto(meta.url)
    await page.getByRole('cell', { name: '/{waba}/phone_numbers' }).waitFor()
    expect(await page.getByRole('radio', { name: 'code-expired' }).isVisible(), 'its group is closed').toBe(false)

    const search = page.getByRole('searchbox', { name: 'Search scenarios' })
    await search.fill('31 SECONDS code')
    await eventually(() => page.locator('#found').innerText()).toBe(`1 of ${scenarioNames.length} scenarios`)
    await page.getByRole('radio', { name: 'code-expired' }).check()
    await eventually(() => meta.control.scenarios().current).toBe('code-expired')
    await eventually(() => page.locator('#current').innerText()).toBe('code-expired')
    await page.getByRole('button', { name: 'Back to a good day' }).click()
    await eventually(() => meta.control.scenarios().current).toBe('default')

    await search.fill('no scenario is about this')
    await eventually(() => page.locator('#found').innerText()).toBe(`0 of ${scenarioNames.length} scenarios`)
    expect(await page.getByRole('radio').filter({ visible: true }).count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(refused, 'nothing that its own policy refuses').toEqual([])
    await page.context().close()
  })

  it('has every scenario once, in a group, and each operation of the control API', async () => {
    await using meta = await start()
    const page = await (await fetch(meta.url)).text()
    expect([...page.matchAll(/name="scenario" id="s-([^"]+)"/g)].map(([, name]) => name)).toEqual(scenarioNames)
    const operations = [...page.matchAll(/<li>((?:GET|POST|PATCH|DELETE) [^<]+)<\/li>/g)].map(
      ([, one]) => one as string,
    )
    expect(operations.length).toBeGreaterThan(35)
    for (const one of operations.filter((one) => one.startsWith('GET '))) {
      const reply = await fetch(`${meta.url}/_control${one.slice(4)}`)
      expect([one, reply.status]).toEqual([one, 200])
    }
  })
})
