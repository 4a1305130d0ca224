import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '../../stories/fixtures.ts'
import { facebook, type Signal } from '../../widget/gateways/facebook.ts'
import { until } from '../support/until.ts'

/*
 * The gateway on a real page. Meta's SDK is played by a script that the page loads as it would load Meta's; the window
 * that opens is a real frame's, so that messages have a real source and a real origin.
 */
const here = window.location.origin
const sdk = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`
const working = sdk(`
  window.FB = {
    calls: [],
    init(options) { this.calls.push(['init', options]) },
    login(callback, options) {
      this.calls.push(['login', options])
      this.callback = callback
      this.handle = window.open('about:blank', '_blank')
    },
  }
  window.fbAsyncInit && window.fbAsyncInit()
`)
const meta = { ...session.meta, sdk_url: working, dialog_origins: [here] }

interface Played {
  calls: [string, Record<string, unknown>][]
  callback(response: unknown): void
}
const played = () => window.FB as unknown as Played

let frame: HTMLIFrameElement
let closed = false
const realOpen = window.open

beforeEach(() => {
  frame = document.body.appendChild(document.createElement('iframe'))
  closed = false
})

afterEach(() => {
  window.open = realOpen
  frame.remove()
  delete window.FB
  delete window.fbAsyncInit
  document.getElementById('facebook-jssdk')?.remove()
  vi.useRealTimers()
})

/** What `window.open` gives: the frame's window, with a `closed` that the test sets; or nothing, as a blocker does. */
function openGives(what: 'a window' | 'nothing') {
  const handle = new Proxy(frame.contentWindow as Window, {
    get: (target, name) =>
      name === 'closed' ? closed : name === 'focus' ? () => target.focus() : Reflect.get(target, name),
  })
  const open = vi.fn(() => (what === 'nothing' ? null : handle))
  window.open = open
  return open
}

async function launched(type: 'dedicated' | 'coexistence' = 'dedicated') {
  const open = openGives('a window')
  await facebook.load(meta, 'es_LA')
  const told: Signal[] = []
  const popup = facebook.launch(meta, type, (signal) => told.push(signal))
  return { popup, told, open }
}

const post = (event: string, data: object, from: Window = frame.contentWindow as Window) => {
  // The source of a message is the window whose code posts it.
  const script = from.document.createElement('script')
  script.textContent = `parent.postMessage(${JSON.stringify(JSON.stringify({ type: 'WA_EMBEDDED_SIGNUP', event, data }))}, '*')`
  from.document.body.append(script)
}

const heard = () => new Promise((resolve) => setTimeout(resolve, 50))

it('loads the script once for the page, in the language asked for, and begins it for nobody', async () => {
  const url = vi.fn()
  const sdk_url = `${working}//{locale}`
  await Promise.all([facebook.load({ ...meta, sdk_url }, 'es_LA'), facebook.load({ ...meta, sdk_url }, 'es_LA')])
  url((document.getElementById('facebook-jssdk') as HTMLScriptElement).src)
  expect(url.mock.calls[0]?.[0]).toMatch(/\/\/es_LA$/)
  expect(document.querySelectorAll('#facebook-jssdk')).toHaveLength(1)
  expect(played().calls, 'it is begun in the click').toEqual([])
  expect(window.fbAsyncInit, 'nothing of ours is left behind').toBeUndefined()
})

it('takes an SDK that the host has loaded already, and leaves it begun for the host', async () => {
  const init = vi.fn()
  window.FB = { init, login: vi.fn() }
  await facebook.load({ ...meta, sdk_url: 'https://nowhere.invalid/sdk.js' }, 'en_US')
  expect(document.getElementById('facebook-jssdk')).toBeNull()
  expect(init).not.toHaveBeenCalled()
})

/** An SDK as Meta's: the window that it opens is for whom it was begun last. */
function sharedSdk() {
  let app = { appId: '', version: '' }
  const opened: string[] = []
  const sdk = {
    init: (options: typeof app) => {
      app = options
    },
    login: (_: unknown, __: object) => {
      if (!app.appId) return
      const address = `https://www.facebook.com/${app.version}/dialog/oauth?app_id=${app.appId}&client_id=${app.appId}`
      if (window.open(address)) opened.push(app.appId)
    },
  }
  return { sdk, opened, login: () => sdk.login(() => {}, {}) }
}
const host = { appId: '111111111111111', version: 'v25.0', xfbml: true }

it.each([
  ['before the widget was there', 'before'],
  ['after it', 'after'],
])('opens the link’s app and gives the SDK back to a host that began it %s', async (_, when) => {
  openGives('a window')
  const { sdk, opened, login } = sharedSdk()
  window.FB = sdk as unknown as NonNullable<Window['FB']>
  if (when === 'before') sdk.init(host)
  await facebook.load(meta, 'en_US')
  if (when === 'after') sdk.init(host)
  login()
  facebook.launch(meta, 'dedicated', () => {}).stop()
  login()
  facebook.launch(meta, 'dedicated', () => {}).stop()
  expect(opened).toEqual([host.appId, meta.app_id, host.appId, meta.app_id])
})

it('takes a privacy tool’s stand-in for what it is, and asks for the script itself when asked again', async () => {
  openGives('a window')
  window.FB = { init: () => {}, login: () => {} }
  await facebook.load(meta, 'en_US')
  const told: Signal[] = []
  facebook.launch(meta, 'dedicated', (signal) => told.push(signal)).stop()
  expect(told).toEqual([{ type: 'ended', cancelled: { fault: 'sdk_blocked' } }])
  expect(facebook.isReady()).toBe(false)
  await facebook.load(meta, 'en_US')
  facebook.launch(meta, 'dedicated', (signal) => told.push(signal)).stop()
  expect(told).toHaveLength(1)
})

it('does not wait for a script that a consent tool holds back', async () => {
  const held = Object.assign(document.createElement('script'), { id: 'facebook-jssdk', type: 'text/plain' })
  document.head.append(held)
  await facebook.load(meta, 'en_US')
  expect(facebook.isReady()).toBe(true)
  expect(held.isConnected).toBe(true)
})

it('opens the window where window.open is frozen, and leaves its end to messages and the customer', async () => {
  await facebook.load(meta, 'en_US')
  const frozen = vi.spyOn(window, 'open').mockReturnValue(frame.contentWindow)
  const assign = Object.getOwnPropertyDescriptor(window, 'open') as PropertyDescriptor
  Object.defineProperty(window, 'open', { ...assign, writable: false })
  const told: Signal[] = []
  const popup = facebook.launch(meta, 'dedicated', (signal) => told.push(signal))
  Object.defineProperty(window, 'open', { ...assign, writable: true })
  expect(frozen).toHaveBeenCalledTimes(1)
  post('FINISH', { waba_id: '52' })
  await until(() => expect(told).toEqual([{ type: 'assets', assets: { event: 'FINISH', waba_id: '52' } }]))
  popup.stop()
})

it('waits for a script that the host is loading, and leaves it its own beginning', async () => {
  const theirs = vi.fn()
  window.fbAsyncInit = theirs
  document.head.append(Object.assign(document.createElement('script'), { id: 'facebook-jssdk' }))
  const loading = facebook.load(meta, 'en_US')
  window.FB = { __buffer: [], init: vi.fn(), login: vi.fn() } as unknown as Window['FB'] & object
  await new Promise((resolve) => setTimeout(resolve, 250))
  const init = vi.fn()
  window.FB = { init, login: vi.fn() }
  window.fbAsyncInit?.()
  await loading
  expect(theirs).toHaveBeenCalledTimes(1)
  expect(init).not.toHaveBeenCalled()
  expect(window.fbAsyncInit).toBe(theirs)
})

it('says at once that a script is blocked, and loads it again when asked again', async () => {
  await expect(facebook.load({ ...meta, sdk_url: 'http://127.0.0.1:9/sdk.js' }, 'en_US')).rejects.toThrow(
    'did not load',
  )
  expect(document.getElementById('facebook-jssdk')).toBeNull()
  await facebook.load(meta, 'en_US')
  expect(window.FB).toBeDefined()
})

it('says after some seconds that a script brought nothing', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const loading = facebook.load({ ...meta, sdk_url: sdk('') }, 'en_US').catch((error: Error) => error.message)
  await vi.advanceTimersByTimeAsync(9_100)
  expect(await loading).toBe('the Facebook SDK did not load')
})

it('refuses an app id that Meta’s SDK would swallow without a word', async () => {
  await expect(facebook.load({ ...meta, app_id: 'my-app' }, 'en_US')).rejects.toThrow('must be digits')
})

it('opens the window exactly as the session says for each connection type', async () => {
  const said = {
    coexistence: { config_id: '11', extras: { version: 'v9', of: { the: ['server'] } } },
    dedicated: { config_id: '22', extras: { anything: null } },
  }
  const base = { response_type: 'code', override_default_response_type: true }
  openGives('a window')
  await facebook.load(meta, 'en_US')
  for (const type of ['coexistence', 'dedicated'] as const) {
    facebook.launch({ ...meta, launch: said }, type, () => {}).stop()
    expect(played().calls.at(-1)).toEqual(['login', { ...base, ...said[type] }])
  }
  const own = { config_id: '33', extras: { setup: { preVerifiedPhone: { ids: ['106540352242922'] } } } }
  facebook.launch({ ...meta, launch: said }, 'dedicated', () => {}, own).stop()
  expect(played().calls.at(-1)).toEqual(['login', { ...base, ...own }])
})

it('opens the window with the one configuration of a server that says no more', async () => {
  openGives('a window')
  await facebook.load(meta, 'en_US')
  const { launch: _, ...before } = meta
  facebook.launch(before, 'coexistence', () => {}).stop()
  expect(played().calls.at(-1)).toEqual(['login', expect.objectContaining({ config_id: meta.config_id, extras: {} })])
})

it('tells the code, whatever the status says, and an empty answer', async () => {
  const { told } = await launched()
  played().callback({ status: 'unknown', authResponse: { code: 'AQ1' } })
  played().callback({ status: 'unknown', authResponse: null })
  played().callback(undefined)
  expect(told).toEqual([{ type: 'code', code: 'AQ1' }, { type: 'dismissed' }, { type: 'dismissed' }])
})

it('catches the handle for that one call, and gives window.open back', async () => {
  const { popup, open } = await launched()
  expect(window.open).toBe(open)
  expect(open).toHaveBeenCalledTimes(1)
  popup.focus()
  popup.stop()
})

it('says at once that the window was blocked', async () => {
  openGives('nothing')
  await facebook.load(meta, 'en_US')
  const told: Signal[] = []
  facebook.launch(meta, 'dedicated', (signal) => told.push(signal))
  expect(told).toEqual([{ type: 'ended', cancelled: { fault: 'popup_blocked' } }])
})

it('sees the window close', async () => {
  const { told, popup } = await launched()
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(told).toEqual([])
  closed = true
  await until(() => expect(told).toEqual([{ type: 'closed' }]))
  popup.stop()
})

it('hears the window’s messages, and nothing once it was stopped', async () => {
  const { told, popup } = await launched()
  post('FINISH', { waba_id: '52' })
  await until(() => expect(told).toEqual([{ type: 'assets', assets: { event: 'FINISH', waba_id: '52' } }]))
  popup.stop()
  post('CANCEL', { current_step: 'PERMISSIONS' })
  played().callback({ authResponse: { code: 'LATE' } })
  await heard()
  expect(told).toHaveLength(1)
})

it('hears nobody but the origin that the session names', async () => {
  await launched().then(({ popup }) => popup.stop())
  const told: Signal[] = []
  const popup = facebook.launch({ ...meta, dialog_origins: ['https://dialog.example.com'] }, 'dedicated', (one) =>
    told.push(one),
  )
  post('FINISH', { waba_id: '52' })
  await heard()
  expect(told).toEqual([])
  popup.stop()
})

it('leaves the page as it was', async () => {
  const add = vi.spyOn(window, 'addEventListener')
  const remove = vi.spyOn(window, 'removeEventListener')
  const { popup } = await launched()
  popup.stop()
  const messages = (spy: typeof add | typeof remove) => spy.mock.calls.filter(([type]) => type === 'message').length
  expect(messages(add)).toBe(1)
  expect(messages(remove)).toBe(1)
})
