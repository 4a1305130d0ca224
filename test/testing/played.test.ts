import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { describe, expect, it } from 'vitest'
import { chromiumArgs, findChromium } from '../../scripts/browser.ts'
import { playPatchbayInBrowser } from '../../testing/index.ts'
import { linkOf } from '../../testing/play.ts'
import { playedServer } from '../../testing/played-server.ts'
import { databaseKinds } from '../support/databases.ts'
import { start } from '../support/world.ts'

const served = 'https://connect.test'
const files = join(import.meta.dirname, '../../dist/browser')
const page = `<!doctype html><title>Host</title>
<script type="module" src="${served}/embed.js" crossorigin></script>
<whatsapp-onboarding token="played.token" redirect="never"></whatsapp-onboarding>
<script>document.querySelector('whatsapp-onboarding').addEventListener('success', ({ detail }) => { window.connected = detail })</script>`

/** A page of a host's with the element in it, in a browser. */
async function hostPage() {
  const browser = await chromium.launch({ executablePath: findChromium() ?? '/usr/bin/chromium', args: chromiumArgs })
  const context = await browser.newContext()
  await context.route('https://host.test/', (route) => route.fulfill({ contentType: 'text/html', body: page }))
  await context.route(new RegExp(`^${served}/(embed\\.js|assets/)`), (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: readFileSync(join(files, new URL(route.request().url()).pathname)),
    }),
  )
  return { context, [Symbol.asyncDispose]: () => browser.close() }
}

describe('patchbay/testing for Playwright', () => {
  it('plays a signup through a real window, and one that the customer closes', async () => {
    await using host = await hostPage()
    const played = await playPatchbayInBrowser(host.context, { serverUrl: served })
    const tab = await host.context.newPage()
    await tab.goto('https://host.test/')
    const go = async () => {
      const facebook = tab.getByRole('button', { name: 'Continue with Facebook' })
      await facebook.click()
      await expect.poll(() => tab.locator('[data-step=welcome]').count()).toBe(0)
      // Pressed before Facebook's script is there, it leads to the step that waits for the script.
      if (await tab.locator('[data-step=launch]').isVisible()) await facebook.click()
    }
    played.end('signup_cancelled')
    await go()
    await expect.poll(() => played.asked.at(-1)).toMatchObject({ body: { cancelled: { fault: 'signup_cancelled' } } })
    played.end('completed')
    await tab.reload()
    await go()
    await expect.poll(() => tab.evaluate('window.connected')).toMatchObject({ status: 'completed' })
    await played.stop()
  })
})

/** The names in a body, and in what it holds. */
const namesIn = (body: unknown): unknown =>
  body !== null && typeof body === 'object' && !Array.isArray(body)
    ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, name === 'extras' ? {} : namesIn(value)]))
    : null

describe.each(databaseKinds)('the played server beside the real one on %s', (kind) => {
  it('answers with nothing that the real one does not say, in the same places', async () => {
    await using world = await start(kind)
    const link = await world.link()
    const answer = playedServer(linkOf({}), () => 'completed')
    const played = (method: string, path: string, body?: unknown) =>
      answer({ method, path: `/connect/v1${path}`, body })
    const real = (await world.connect(link.token, 'GET', '/session')).body
    expect(namesIn(real)).toMatchObject(namesIn(played('GET', '/session').body) as object)
    const done = (await world.signUp(link)).body
    const popup = { connection_type: 'dedicated', code: 'c' }
    const mine = played('PUT', `/attempts/${randomUUID()}`, popup).body as { result: object }
    const { result, ...attempt } = namesIn(mine) as Record<string, object>
    expect(namesIn(done)).toMatchObject(attempt)
    expect(Object.keys(done.result)).toEqual(expect.arrayContaining(Object.keys(result as object)))
    const refused = await world.connect(link.token, 'GET', `/attempts/${randomUUID()}`)
    const denied = played('GET', `/attempts/${randomUUID()}`)
    expect([denied.status, (denied.body as { code: string }).code]).toEqual([refused.status, refused.body.code])
  })
})
