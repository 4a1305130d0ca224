import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Signup } from '../../../sandbox/index.ts'
import { until } from '../../support/until.ts'
import { start } from '../meta.ts'
import { eventually, hostPage, launch, pick, press, see } from './host-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const coexistence = { version: 'v4', featureType: 'whatsapp_business_app_onboarding' }

/** Fits the window: nothing to scroll sideways, and nothing smaller than a finger. */
async function fits(popup: Page): Promise<void> {
  const [page, window] = await popup.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(page).toBeLessThanOrEqual(window as number)
  for (const box of await popup.getByRole('button').all())
    expect((await box.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44)
}

describe.concurrent.each([360, 640])('a person at %i pixels', (width) => {
  it('connects a number of their own, verified by a code', async () => {
    await using meta = await start('message-first')
    await using host = await hostPage(browser, meta, { width })
    const popup = await host.open()
    await see(popup, 'Log in to continue to Acme CRM')
    await fits(popup)
    await press(popup, /^Continue as/)
    await see(popup, 'Choose a phone number')
    await pick(popup, 'Use a new or existing WhatsApp number')
    await popup.getByLabel('Phone number', { exact: true }).fill('(415) 210-0001')
    await fits(popup)
    await press(popup, 'Next')
    await see(popup, 'Enter the code we sent you')
    const sent = /\d{6}/.exec(await popup.getByText('Sandbox: the code is').innerText())?.[0] ?? ''
    await popup.getByLabel('Verification code').fill(sent === '000000' ? '111111' : '000000')
    await press(popup, 'Next')
    await popup.getByRole('alert').getByText('That code isn’t right').waitFor()
    await popup.getByLabel('Verification code').fill(sent)
    await fits(popup)
    await press(popup, 'Next')
    await see(popup, 'Choose a business portfolio')
    expect(await popup.getByRole('radio', { name: 'Acme CRM, Inc.' }).isDisabled()).toBe(true)
    await fits(popup)
    await press(popup, 'Next')
    await see(popup, 'Choose a WhatsApp Business account')
    await pick(popup, 'Create a WhatsApp Business account')
    await fits(popup)
    await press(popup, 'Next')
    await see(popup, 'Create your WhatsApp Business account')
    await popup.getByLabel('Account name').fill('Account of the test')
    await fits(popup)
    await press(popup, 'Next')
    await see(popup, 'Review what Acme CRM may do')
    await popup.getByText('+1 415-210-0001').waitFor()
    await fits(popup)
    await press(popup, 'Confirm')
    await see(popup, 'You’re connected to Acme CRM')
    await fits(popup)
    await press(popup, 'Finish')

    await until(async () =>
      expect(await host.callbacks()).toEqual([
        { authResponse: { code: expect.stringMatching(/^AQ/), userID: null, expiresIn: null }, status: 'connected' },
      ]),
    )
    const [event] = await host.events()
    expect(event).toMatchObject({
      type: 'WA_EMBEDDED_SIGNUP',
      event: 'FINISH',
      data: { phone_number_id: expect.any(String), waba_id: expect.any(String), business_id: expect.any(String) },
    })
    const [answer] = await host.callbacks()
    const { body } = await meta.exchange(answer?.authResponse?.code ?? '')
    const number = await meta.call('GET', `/${event.data.phone_number_id}`, { token: body.access_token })
    expect(number.body).toMatchObject({ display_phone_number: '+1 415-210-0001', code_verification_status: 'VERIFIED' })
    await eventually(() => popup.isClosed()).toBe(true)
    expect(host.errors).toEqual([])
  })

  it('connects the number of the app on their phone', async () => {
    await using meta = await start('message-after-code')
    await using host = await hostPage(browser, meta, { width, extras: coexistence })
    const popup = await host.open()
    await press(popup, /^Continue as/)
    await see(popup, 'Connect your WhatsApp Business app')
    await fits(popup)
    await press(popup, 'Next')
    await see(popup, 'Enter the number of your WhatsApp Business app')
    await popup.getByLabel('Country code').selectOption('Spain (+34)')
    expect(await popup.getByLabel('Country code').getByRole('option').count()).toBeGreaterThan(240)
    await popup.getByLabel('Phone number').fill('+34612345678')
    await press(popup, 'Next')
    await popup.getByRole('alert').getByText('Choose the country code beside it').waitFor()
    await popup.getByLabel('Phone number').fill('612345678')
    await fits(popup)
    await press(popup, 'Next')
    await see(popup, 'Scan the code with your phone')
    await popup.getByRole('img', { name: 'QR code' }).waitFor()
    expect(await popup.getByRole('checkbox', { name: /Share my chats/ }).isChecked()).toBe(true)
    await fits(popup)
    await press(popup, 'I scanned it')
    await see(popup, 'Choose a business portfolio')
    await press(popup, 'Next')
    await press(popup, 'Confirm')
    await press(popup, 'Finish')

    await eventually(host.events).toHaveLength(1)
    const [event] = await host.events()
    expect(event).toMatchObject({
      event: 'FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING',
      data: { waba_id: expect.any(String) },
    })
    expect(Object.keys(event.data)).toEqual(['waba_id'])
    const order = (await host.heard()).map(({ callback, message }) => (callback ? 'code' : String(message).slice(0, 2)))
    expect(order.indexOf('code')).toBeLessThan(order.lastIndexOf('{"'))
    const { numbers } = meta.control.state()
    expect(numbers.find(({ digits }) => digits === '34612345678')).toMatchObject({
      wabaId: event.data.waba_id,
      onBizApp: true,
      coexistence: { sharesHistory: true },
    })
  })
})

describe.concurrent('the ways out', () => {
  /** Goes to the screen that Meta calls by this name. */
  async function goTo(popup: Page, step: string): Promise<void> {
    const at = async () => popup.locator('#main').getAttribute('data-step')
    await press(popup, /^Continue as/)
    await see(popup, 'Choose a phone number')
    const typesNumber = step === 'PHONE_NUMBER_VERIFICATION' || step === 'WHATSAPP_BUSINESS_PROFILE_SETUP'
    for (let press = 0; (await at()) !== step && press < 6; press += 1) {
      if ((await at()) === 'WABA_PHONE_PROFILE_PICKER' && typesNumber)
        await pick(popup, 'Create a WhatsApp Business account')
      if ((await at()) === 'PHONE_NUMBER_SETUP' && typesNumber) {
        await pick(popup, 'Use a new or existing WhatsApp number')
        await popup.getByLabel('Phone number', { exact: true }).fill('4152100001')
      }
      if ((await at()) === 'PHONE_NUMBER_VERIFICATION') {
        const sent = /\d{6}/.exec(await popup.getByText('Sandbox: the code is').innerText())?.[0] ?? ''
        await popup.getByLabel('Verification code').fill(sent)
      }
      const before = await popup.getByRole('heading', { level: 1 }).innerText()
      await popup.getByRole('button', { name: 'Next' }).click()
      await popup.waitForFunction((title) => document.querySelector('h1')?.innerText !== title, before)
    }
    expect(await at()).toBe(step)
  }

  it.each([
    'BUSINESS_ACCOUNT_SELECTION',
    'WABA_PHONE_PROFILE_PICKER',
    'WHATSAPP_BUSINESS_PROFILE_SETUP',
    'PHONE_NUMBER_SETUP',
    'PHONE_NUMBER_VERIFICATION',
    'PERMISSIONS',
  ])('can be taken at %s: cancelled, closed or with a problem reported', async (step) => {
    await using meta = await start()
    for (const way of ['cancel', 'close', 'report'] as const) {
      await using host = await hostPage(browser, meta)
      const popup = await host.open()
      await goTo(popup, step)
      if (way === 'cancel') await press(popup, 'Cancel')
      else if (way === 'report') await press(popup, 'Report a problem')
      else await popup.close()
      await eventually(host.callbacks).toEqual([{ authResponse: null, status: 'unknown' }])
      const data =
        way === 'report'
          ? {
              error_code: expect.stringMatching(/^\d+$/),
              error_message: expect.any(String),
              session_id: expect.any(String),
              timestamp: expect.stringMatching(/^\d{10}$/),
            }
          : { current_step: step }
      expect(await host.events()).toEqual([{ data, type: 'WA_EMBEDDED_SIGNUP', event: 'CANCEL', version: 3 }])
      expect(meta.control.state().tokens).toEqual([])
    }
  })

  it('closing the last screen is a finish', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta)
    const popup = await host.open()
    await goTo(popup, 'PERMISSIONS')
    await press(popup, 'Confirm')
    await see(popup, 'You’re connected to Acme CRM')
    await popup.close()
    await eventually(host.callbacks).toHaveLength(1)
    const [answer] = await host.callbacks()
    expect((await host.events())[0].event).toBe('FINISH')
    expect((await meta.exchange(answer?.authResponse?.code ?? '')).status).toBe(200)
  })

  it('the half minute of a code begins when it is handed out', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta)
    const popup = await host.open()
    await goTo(popup, 'PERMISSIONS')
    await press(popup, 'Confirm')
    await see(popup, 'You’re connected to Acme CRM')
    meta.control.clock.advance(60_000)
    await press(popup, 'Finish')
    await eventually(host.callbacks).toHaveLength(1)
    const [answer] = await host.callbacks()
    meta.control.clock.advance(31_000)
    expect((await meta.exchange(answer?.authResponse?.code ?? '')).body.error.error_subcode).toBe(36007)
  })

  it('silent-close says nothing at all', async () => {
    await using meta = await start('silent-close')
    await using host = await hostPage(browser, meta)
    const popup = await host.open()
    await see(popup, /Log in/)
    await popup.close()
    await host.page.waitForTimeout(1500)
    expect([await host.events(), await host.callbacks()]).toEqual([[], []])
  })

  it.each([
    ['two-factor', 'Turn on two-factor authentication', '2859009'],
    ['cannot-onboard', 'This app can’t onboard customers right now', '3441003'],
    ['unknown-domain', 'Unknown host domain', '191'],
  ] as const)('%s ends with its error reported', async (scenario, title, code) => {
    await using meta = await start(scenario)
    await using host = await hostPage(browser, meta)
    const popup = await host.open()
    await press(popup, /^Continue as/)
    await see(popup, title)
    expect(await popup.getByRole('button', { name: 'Next' }).count()).toBe(0)
    await press(popup, 'Report a problem')
    await eventually(host.events).toMatchObject([{ event: 'CANCEL', data: { error_code: code } }])
  })

  it('own-portfolio offers nothing that could be chosen', async () => {
    await using meta = await start('own-portfolio')
    await using host = await hostPage(browser, meta)
    const popup = await host.open()
    await press(popup, /^Continue as/)
    await pick(popup, 'Use a display name only')
    await popup.getByLabel('Display name', { exact: true }).fill('Only a name')
    await press(popup, 'Next')
    await see(popup, 'Choose a business portfolio')
    expect(await popup.getByRole('radio').count()).toBe(1)
    expect(await popup.getByRole('radio').isDisabled()).toBe(true)
    await press(popup, 'Next')
    await popup.getByRole('alert').getByText('No business portfolio').waitFor()
  })
})

describe.concurrent('what the page hears', () => {
  /** Through the popup with what is chosen already. */
  async function through(popup: Page): Promise<void> {
    await press(popup, /^Continue as/)
    for (const name of ['Next', 'Next', 'Next', 'Confirm', 'Finish']) {
      const before = await popup.getByRole('heading', { level: 1 }).innerText()
      await press(popup, name)
      if (name !== 'Finish')
        await popup.waitForFunction((title) => document.querySelector('h1')?.innerText !== title, before)
    }
  }

  it.each([
    ['no-message', [], 1],
    ['no-callback', ['FINISH'], 0],
    ['message-object', ['FINISH'], 1],
    ['unknown-finish', ['FINISH_OF_A_KIND_NOT_SEEN_YET'], 1],
    ['default', ['FINISH'], 1],
  ] as const)('in %s', async (scenario, events, callbacks) => {
    await using meta = await start(scenario)
    await using host = await hostPage(browser, meta)
    const popup = await host.open()
    await through(popup)
    await eventually(() => popup.isClosed()).toBe(true)
    await host.page.waitForTimeout(1200)
    expect((await host.events()).map(({ event }) => event)).toEqual(events)
    expect(await host.callbacks()).toHaveLength(callbacks)
    const raw = (await host.heard()).find(({ message }) =>
      scenario === 'message-object' ? typeof message === 'object' : false,
    )
    expect(raw !== undefined).toBe(scenario === 'message-object')
  })

  it('in noise: the real event among others, some not JSON', async () => {
    await using meta = await start('noise')
    await using host = await hostPage(browser, meta)
    await through(await host.open())
    await eventually(host.callbacks).toHaveLength(1)
    const names = (await host.events()).map(({ event }) => event)
    expect(names).toContain('FINISH')
    expect(names).toContain('PROGRESS_OF_A_NEW_KIND')
    expect((await host.heard()).map(({ message }) => message)).toContain('{not json')
  })

  it('in spoofed-origin: somebody else’s ids from another origin, then the real ones', async () => {
    await using meta = await start('spoofed-origin')
    const victim: Signup = meta.control.finish()
    await using host = await hostPage(browser, meta)
    await through(await host.open())
    await eventually(host.callbacks).toHaveLength(1)
    const spoofed = await host.events(meta.url.replace('localhost', '127.0.0.1'))
    expect(spoofed).toMatchObject([{ event: 'FINISH', data: { waba_id: victim.wabaId } }])
    const [real] = await host.events()
    expect(real.data.waba_id).not.toBe(victim.wabaId)
  })

  it('comes with the code as a string that is not JSON, addressed to the page alone', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta)
    await through(await host.open())
    await eventually(host.callbacks).toHaveLength(1)
    const relay = (await host.heard()).map(({ message }) => String(message)).find((text) => text.startsWith('cb=f'))
    expect(Object.fromEntries(new URLSearchParams(relay))).toMatchObject({
      domain: 'localhost',
      relation: 'opener',
      origin: expect.stringContaining(host.origin),
      code: expect.stringMatching(/^AQ/),
    })
  })
})

describe.concurrent('who is logged in', () => {
  it('stays the same person in one browser, until another account is used', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta)
    for (let time = 0; time < 2; time += 1) await (await host.open()).close()
    expect(meta.control.state().users).toHaveLength(1)
    const popup = await host.open()
    await press(popup, 'Use another account')
    await eventually(() => meta.control.state().users).toHaveLength(2)
  })

  it('finds what the extras filled in', async () => {
    await using meta = await start()
    const business = {
      name: 'Wind & Wool',
      email: 'hi@wool.example',
      website: 'https://wool.example',
      address: { country: 'ES' },
      phone: { code: 34, number: '612345678' },
    }
    const setup = { business, phone: { displayName: 'Wool', category: 'APPAREL' } }
    await using host = await hostPage(browser, meta, { extras: { setup } })
    const popup = await host.open()
    await press(popup, /^Continue as/)
    await see(popup, 'Choose a phone number')
    expect(await popup.getByLabel('Country code').inputValue()).toBe('ES')
    expect(await popup.getByLabel('Phone number', { exact: true }).inputValue()).toBe('612345678')
    await press(popup, 'Next')
    const sent = /\d{6}/.exec(await popup.getByText('Sandbox: the code is').innerText())?.[0] ?? ''
    await popup.getByLabel('Verification code').fill(sent)
    await press(popup, 'Next')
    await see(popup, 'Choose a business portfolio')
    expect(await popup.getByLabel('Business name').inputValue()).toBe('Wind & Wool')
    expect(await popup.getByLabel('Country').inputValue()).toBe('ES')
    await press(popup, 'Next')
    await press(popup, 'Next')
    await see(popup, 'Create your WhatsApp Business account')
    expect(await popup.getByLabel('WhatsApp display name').inputValue()).toBe('Wool')
    expect(await popup.getByLabel('Category').inputValue()).toBe('APPAREL')
  })

  it('is asked for a display name only first where that is offered', async () => {
    await using meta = await start('display-name-only-offered')
    await using host = await hostPage(browser, meta)
    const popup = await host.open()
    await press(popup, /^Continue as/)
    await see(popup, 'Choose a phone number')
    expect(await popup.getByRole('radio').first().isChecked()).toBe(true)
    await press(popup, 'Next')
    await see(popup, 'Choose a business portfolio')
    await press(popup, 'Next')
    await see(popup, 'Choose a WhatsApp Business account')
    await press(popup, 'Next')
    await press(popup, 'Confirm')
    await press(popup, 'Finish')
    await eventually(host.events).toHaveLength(1)
    expect(meta.control.state().numbers.some(({ display }) => display.startsWith('+1 555-'))).toBe(true)
  })

  it('shrugs at an unknown configuration, and no code ever comes', async () => {
    await using meta = await start()
    await using host = await hostPage(browser, meta, { configId: '1' })
    const popup = await host.open()
    await see(popup, 'Sorry, something went wrong.')
    await popup.close()
    await eventually(host.callbacks).toEqual([{ authResponse: null, status: 'unknown' }])
    expect(await host.events()).toEqual([])
  })
})

it('goes back to a redirect_uri when it was opened without the SDK', async () => {
  await using meta = await start()
  await using host = await hostPage(browser, meta)
  const back = `${host.origin}/back?own=1`
  const query = {
    client_id: meta.app.id,
    config_id: meta.app.configId,
    response_type: 'code',
    override_default_response_type: 'true',
    redirect_uri: back,
    state: 'mine',
  }
  await host.page.goto(`${meta.url}/v26.0/dialog/oauth?${new URLSearchParams(query)}`)
  await press(host.page, /^Continue as/)
  for (const name of ['Next', 'Next', 'Next', 'Confirm', 'Finish']) await press(host.page, name)
  await host.page.waitForURL(/\/back/)
  const { own, state, code = '' } = Object.fromEntries(new URL(host.page.url()).searchParams)
  expect([own, state]).toEqual(['1', 'mine'])
  expect((await meta.exchange(code, { redirect_uri: back })).status).toBe(200)
})

describe('what the app’s dashboard lists', () => {
  const dialogOf = async (meta: Awaited<ReturnType<typeof start>>, more: Record<string, string>) => {
    const query = {
      client_id: meta.app.id,
      config_id: meta.app.configId,
      response_type: 'code',
      override_default_response_type: 'true',
      ...more,
    }
    return /<h1>(.*?)<\/h1>|id="boot"/.exec(
      await (await fetch(`${meta.url}/v26.0/dialog/oauth?${new URLSearchParams(query)}`)).text(),
    )?.[1]
  }
  const bySdk = (meta: { url: string }, origin: string) => ({
    redirect_uri: `${meta.url}/x/connect/xd_arbiter/?version=46#cb=f1&domain=any&origin=${encodeURIComponent(`${origin}/f2`)}&relation=opener&frame=f3`,
  })

  it('keeps the SDK from pages of other hosts, and this machine’s need no entry', async () => {
    await using meta = await start('default', { settings: { sdkHosts: ['app.acme.example'] } })
    const refused = 'JSSDK Unknown Host domain'
    for (const origin of ['https://signup.customer.example', 'https://acme.example', 'https://x.app.acme.example'])
      expect(await dialogOf(meta, bySdk(meta, origin)), origin).toBe(refused)
    expect(await dialogOf(meta, bySdk(meta, 'nowhere'))).toBe(refused)
    for (const origin of ['https://app.acme.example', 'http://localhost:4002', 'http://127.0.0.1', 'http://[::1]:1'])
      expect(await dialogOf(meta, bySdk(meta, origin)), origin).toBeUndefined()
    meta.control.settings({ sdkHosts: ['signup.customer.example'] })
    expect(await dialogOf(meta, bySdk(meta, 'https://signup.customer.example'))).toBeUndefined()
    meta.control.reset()
    expect(await dialogOf(meta, bySdk(meta, 'https://signup.customer.example'))).toBe(refused)
    expect(await dialogOf(meta, bySdk(meta, 'https://app.acme.example'))).toBeUndefined()
  })

  it('compares a redirect_uri to the letter', async () => {
    const listed = 'https://patchbay.example/connect/v1/oauth/callback'
    await using meta = await start('default', { settings: { redirectUris: [listed] } })
    expect(await dialogOf(meta, { redirect_uri: listed })).toBeUndefined()
    for (const other of [
      `${listed}/`,
      `${listed}?a=1`,
      listed.replace('https', 'http'),
      listed.replace('.example', '.example:443'),
    ])
      expect(await dialogOf(meta, { redirect_uri: other }), other).toBe('URL blocked')
  })

  it('takes hosts and not addresses', async () => {
    await using meta = await start()
    for (const wrong of [['https://app.acme.example'], ['app.acme.example/'], 'app.acme.example', ['a b']])
      expect(() => meta.control.settings({ sdkHosts: wrong as string[] })).toThrow(/sdkHosts must be a list of hosts/)
    await expect(start('default', { settings: { sdkHosts: ['https://x'] } })).rejects.toThrow(/sdkHosts must be/)
  })
})
