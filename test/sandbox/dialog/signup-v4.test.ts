import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ScenarioName } from '../../../sandbox/index.ts'
import { start } from '../meta.ts'
import { eventually, hostPage, launch, pick, press, see } from './host-page.ts'

// Each line of meta-2026.md that is played here is named by its section (§).
let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const v4 = { version: 'v4' }
const app = { version: 'v4', featureType: 'whatsapp_business_app_onboarding' }
const oldApp = { featureType: 'whatsapp_business_app_onboarding', sessionInfoVersion: '3' }

/** Presses buttons, each once the screen before it is gone. */
async function through(popup: Page, ...names: (string | RegExp)[]): Promise<void> {
  for (const name of names) {
    const before = await popup.getByRole('heading', { level: 1 }).innerText()
    await press(popup, name)
    if (name === 'Finish') return
    await popup.waitForFunction((title) => document.querySelector('h1')?.innerText !== title, before)
  }
}
const dedicated = [/^Continue as/, 'Next', 'Next', 'Next', 'Confirm', 'Finish']

describe.concurrent('signup v4 (§1)', () => {
  it('asks for the number first, then for portfolio and account', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { extras: v4 })
    const popup = await host.open()
    await press(popup, /^Continue as/)
    await see(popup, 'Choose a phone number')
    expect(await popup.getByText('Add a phone number later').count()).toBe(0)
    await pick(popup, 'Use a new or existing WhatsApp number')
    await popup.getByLabel('Phone number', { exact: true }).fill('4152100001')
    await press(popup, 'Next')
    await see(popup, 'Enter the code we sent you')
    const sent = /\d{6}/.exec(await popup.getByText('Sandbox: the code is').innerText())?.[0] ?? ''
    await popup.getByLabel('Verification code').fill(sent)
    await press(popup, 'Next')
    await see(popup, 'Choose a business portfolio')
    await press(popup, 'Next')
    await see(popup, 'Choose a WhatsApp Business account')
    await pick(popup, 'Create a WhatsApp Business account')
    await through(popup, 'Next', 'Next', 'Confirm', 'Finish')
    const { numbers, wabas } = meta.control.state()
    const number = numbers.find(({ digits }) => digits === '14152100001')
    const data = expect.objectContaining({ phone_number_id: number?.id, waba_id: number?.wabaId })
    await eventually(host.events).toEqual([expect.objectContaining({ event: 'FINISH', data })])
    expect(wabas).toHaveLength(2)
  })

  it('sends session info with a list for each product’s assets, and no version', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { extras: v4 })
    await through(await host.open(), ...dedicated)
    await eventually(host.events).toEqual([
      {
        type: 'WA_EMBEDDED_SIGNUP',
        event: 'FINISH',
        data: {
          phone_number_id: expect.any(String),
          waba_id: expect.any(String),
          business_id: expect.any(String),
          ad_account_ids: [],
          page_ids: [],
          dataset_ids: [],
          catalog_ids: [],
          instagram_account_ids: [],
        },
      },
    ])
  })

  it('connects the number of the app before it asks for a portfolio', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { extras: app })
    const popup = await host.open()
    await through(popup, /^Continue as/, 'Next')
    await see(popup, 'Enter the number of your WhatsApp Business app')
    await popup.getByLabel('Phone number').fill('4155550142')
    await through(popup, 'Next', 'I scanned it')
    await see(popup, 'Choose a business portfolio')
    await through(popup, 'Next', 'Confirm', 'Finish')
    await eventually(host.events).toEqual([
      {
        type: 'WA_EMBEDDED_SIGNUP',
        event: 'FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING',
        data: { waba_id: expect.any(String) },
        version: 3,
      },
    ])
  })

  it('offers a number that somebody has with its own portfolio and account alone', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { extras: v4 })
    const popup = await host.open()
    await through(popup, /^Continue as/, 'Next')
    expect(await popup.getByRole('radio', { name: 'Create a business portfolio' }).count()).toBe(0)
    await through(popup, 'Next')
    expect(await popup.getByRole('radio').count()).toBe(1)
  })

  it.each(['button', 'scenario'] as const)('lets customers linger after the finish, by %s', async (way) => {
    await using meta = await start(way === 'scenario' ? 'customer-lingers' : 'default')
    await using host = await hostPage(browser, meta, { extras: v4 })
    const popup = await host.open()
    await through(popup, ...dedicated.slice(0, -1))
    await press(popup, way === 'scenario' ? 'Finish' : 'View your setup guide')
    await see(popup, 'Your setup guide')
    await eventually(host.callbacks).toHaveLength(1)
    const [answer] = await host.callbacks()
    expect((await meta.exchange(answer?.authResponse?.code ?? '')).status).toBe(200)
    await host.page.waitForTimeout(500)
    expect(popup.isClosed()).toBe(false)
    await press(popup, 'Close')
    await eventually(() => popup.isClosed()).toBe(true)
    expect([(await host.events()).length, (await host.callbacks()).length]).toEqual([1, 1])
  })
})

describe.concurrent('a launch that Meta takes otherwise (§1)', () => {
  it.each<[string, ScenarioName, object]>([
    ['in v2', 'default', { ...oldApp, version: 'v2' }],
    ['in v3', 'default', { ...oldApp, version: 'v3' }],
    ['in a preview of v2', 'default', { ...oldApp, version: 'v2-public-preview' }],
    ['with the retired feature type coex', 'default', { version: 'v4', featureType: 'coex' }],
    ['without a version, with a configuration without products', 'configuration-without-products', oldApp],
    ['in v4, with a configuration without products', 'configuration-without-products', app],
  ])('asks for coexistence %s: ordinary flow, plain FINISH, not a word', async (_, scenario, extras) => {
    await using meta = await start(scenario)
    await using host = await hostPage(browser, meta, { extras })
    const popup = await host.open()
    await press(popup, /^Continue as/)
    await see(popup, 'Choose a phone number')
    await through(popup, 'Next', 'Next', 'Next', 'Confirm', 'Finish')
    await eventually(host.events).toMatchObject([{ event: 'FINISH' }])
    expect(meta.control.dialogs()).toMatchObject([{ launch: { coexistence: false } }])
  })

  it.each<[string, ScenarioName, object]>([
    ['no version, with a configuration made with products', 'default', oldApp],
    ['no feature type, with a configuration for coexistence', 'configuration-for-coexistence', v4],
  ])('names %s: coexistence all the same', async (_, scenario, extras) => {
    await using meta = await start(scenario)
    await using host = await hostPage(browser, meta, { extras })
    const popup = await host.open()
    await press(popup, /^Continue as/)
    await see(popup, 'Connect your WhatsApp Business app')
  })

  it('names the second configuration, which asks for the app by itself', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { extras: v4, configId: meta.app.coexistenceConfigId })
    const popup = await host.open()
    await press(popup, /^Continue as/)
    await see(popup, 'Connect your WhatsApp Business app')
  })

  it('names a configuration that Meta does not know: “Sorry, something went wrong”, and no event', async () => {
    await using meta = await start('unknown-configuration')
    await using host = await hostPage(browser, meta, { extras: v4 })
    const popup = await host.open()
    await see(popup, 'Sorry, something went wrong.')
    await popup.close()
    await eventually(host.callbacks).toEqual([{ authResponse: null, status: 'unknown' }])
    expect([await host.events(), meta.control.dialogs()]).toEqual([[], [expect.objectContaining({ launch: null })]])
  })

  it('is on record with what the page sent: configuration, extras, its own address', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { extras: app })
    await (await host.open()).close()
    const [dialog] = meta.control.dialogs()
    expect(dialog).toMatchObject({ configId: meta.app.configId, page: `${host.origin}/` })
    expect(JSON.parse(dialog?.extras ?? '')).toEqual(app)
  })
})

describe.concurrent('what the page hears of a finish (meta.md §2.2)', () => {
  it.each([
    [
      'status-unknown',
      { authResponse: { code: expect.any(String), userID: null, expiresIn: null }, status: 'unknown' },
    ],
    ['code-only', { authResponse: { code: expect.any(String) } }],
  ] as const)('%s: a code all the same', async (scenario, answer) => {
    await using meta = await start(scenario)
    await using host = await hostPage(browser, meta, { extras: v4 })
    await through(await host.open(), ...dedicated)
    await eventually(host.callbacks).toEqual([answer])
  })

  it('signup-error: an ERROR event with error_id, and a callback without a code (meta.md §2.3)', async () => {
    await using meta = await start('signup-error')
    await using host = await hostPage(browser, meta, { extras: v4 })
    const popup = await host.open()
    await through(popup, ...dedicated.slice(0, 4))
    await press(popup, 'Confirm')
    await popup.getByRole('alert').getByText('ends with an error').waitFor()
    await popup.close()
    await eventually(host.callbacks).toEqual([{ authResponse: null, status: 'unknown' }])
    const data = expect.objectContaining({ error_id: '2593035', error_message: expect.any(String) })
    expect(await host.events()).toEqual([{ type: 'WA_EMBEDDED_SIGNUP', event: 'ERROR', version: 3, data }])
    expect(meta.control.state().tokens).toEqual([])
  })
})
