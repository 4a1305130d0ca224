import { en } from '../../support/english.ts'
import { expect, test } from '../world.ts'
import { guestPage, listen } from './page.ts'

/*
 * Pages of hosts as chance makes them: styles × places × Facebook's script × callbacks × doors. Whatever they are, the host's
 * own elements stay as they were, and the customer has a way on in sight. `GUEST_PAGES=500` looks at more of them;
 * `GUEST_SEED` begins elsewhere.
 */
const count = Number(process.env.GUEST_PAGES ?? 6)
const seed = Number(process.env.GUEST_SEED ?? 19)

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function chance(seed: number) {
  let at = seed
  return () => {
    at = (at + 0x6d2b79f5) | 0
    let value = Math.imul(at ^ (at >>> 15), 1 | at)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

const styles = [
  '',
  'html { font-size: 62.5% }',
  'html { font-size: 150%; zoom: 1.2 }',
  '* { box-sizing: content-box; margin: 0; padding: 0; border: 0 solid }',
  '.content button { display: none } .content h2 { visibility: hidden } .content div { overflow: hidden }',
  '.content { font: italic 9px monospace; letter-spacing: 1em; text-transform: uppercase; white-space: pre; direction: rtl }',
  'body { display: flex } .content { min-width: 0; flex: 1; contain: content }',
]
const scripts = {
  none: '',
  'begun by the host': `<script>window.fbAsyncInit = () => FB.init({ appId: '111111111111111', version: 'v26.0' })</script>
    <script async id="facebook-jssdk" src="SANDBOX/en_US/sdk.js"></script>`,
  held: '<script type="text/plain" id="facebook-jssdk" src="SANDBOX/en_US/sdk.js"></script>',
  'a stand-in': '<script>window.FB = { init() {}, login() {}, Event: { subscribe() {} } }</script>',
  'half there': '<script>window.FB = { __buffer: [], init() {}, login() {} }</script>',
  gone: '<script id="facebook-jssdk" src="/nowhere.js"></script>',
}
const globals = {
  none: '',
  'a frozen window.open': '<script>Object.defineProperty(window, "open", { value: window.open.bind(window) })</script>',
  'a fuller Object':
    '<script>Object.prototype.extra = () => "theirs"; Array.prototype.last = function () { return this.at(-1) }</script>',
  'a wrapped fetch':
    '<script>const real = fetch; window.fetch = (url, options) => real(url, { ...options, headers: { ...options?.headers, baggage: "a=b" } })</script>',
  'a wrapped history': '<script>history.replaceState = () => { throw new Error("a router of the host") }</script>',
}
const places = [
  '<div id="place"></div>',
  '<table><tr><td id="place"></table>',
  '<details open><summary>More</summary><p id="place"></p></details>',
]
const callbacks = [
  '',
  'onEvent={() => { throw new Error("the host’s own") }} onFailure={() => { throw new Error("the host’s own") }}',
]

const random = chance(seed)
const one = <T>(among: readonly T[]): T => among[Math.floor(random() * among.length)] as T
const hosts = Array.from({ length: count }, () => ({
  css: one(styles),
  sdk: one(Object.keys(scripts) as (keyof typeof scripts)[]),
  global: one(Object.keys(globals) as (keyof typeof globals)[]),
  place: one(places),
  callback: one(callbacks),
  door: one(['React', 'embed.js'] as const),
}))

for (const [at, host] of hosts.entries())
  test(`page ${at + 1} of seed ${seed}: ${host.door}, Facebook’s script ${host.sdk}, ${host.global}`, async ({
    page,
    world,
  }) => {
    await using site = await guestPage(world)
    const around = `${globals[host.global]}${scripts[host.sdk]}<style>${host.css}</style>
      <main class="content"><h1>Host app settings</h1>${host.place}<footer><button>Host’s own</button></footer></main>`
    if (host.door === 'React')
      await site.react(
        `createRoot(document.getElementById('place')).render(<WhatsAppOnboarding PROPS ${host.callback} />)`,
        around,
      )
    else
      site.embed(
        `${around}<script>document.getElementById('place').innerHTML = '<whatsapp-onboarding token="TOKEN" locale="en" redirect="never">'</script>`,
      )
    const heard = listen(page)
    await page.goto(site.url)
    const outside = () =>
      page.evaluate(() => {
        const copy = document.body.cloneNode(true) as HTMLElement
        copy.querySelector('#place')?.replaceChildren()
        for (const script of copy.querySelectorAll('script')) script.remove()
        return copy.innerHTML
      })
    const before = await outside()
    const inside = page.locator('.pb-root')
    await inside.getByRole('button', { name: en.welcome_start }).click()
    // Either the window can be opened now, or what stops it is said with a way on.
    const way = inside.locator('button:enabled, a[href]').filter({ visible: true })
    await expect(inside).toHaveAttribute('data-step', /launch|failed/)
    const launch = inside.getByRole('button', { name: en.launch, exact: true })
    await expect(launch.and(page.locator(':enabled')).or(inside.getByRole('button', { name: en.retry }))).toBeVisible({
      timeout: 20_000,
    })
    if (await launch.isVisible()) {
      await launch.click()
      await expect(inside).toHaveAttribute('data-step', /popup|failed/)
    }
    await expect(way.first()).toBeVisible()
    const box = await way.first().boundingBox()
    expect(box?.height ?? 0, 'large enough to be pressed').toBeGreaterThanOrEqual(43)
    expect(await outside(), 'the host’s own elements').toBe(before)
    expect(heard.errors.filter((message) => !message.includes('the host’s own'))).toEqual([])
  })
