/** Pages of hosts as chance makes them, the same ones for the same seed. */

const styles = [
  'html { font-size: 62.5% }',
  'html { font-size: 150%; zoom: 1.2 }',
  '* { box-sizing: content-box; margin: 0; padding: 0; border: 0 solid }',
  '*, ::before, ::after { box-sizing: border-box; border: 0 solid } button, input { font: inherit; background: transparent; border-radius: 0 } ol, ul { list-style: none } img, svg { display: block }',
  'h1, h2, h3 { margin: 0 0 .5rem; font-weight: 500 } p { margin: 0 0 1rem } ul { padding-left: 2rem } label { display: inline-block } button { border-radius: 0 }',
  '.content button { display: none } .content h2 { visibility: hidden } .content div { overflow: hidden }',
  '.content button { pointer-events: none; opacity: 0; position: absolute; inset: 0 } .content span { display: none }',
  '.content { font: italic 9px monospace; letter-spacing: 1em; text-transform: uppercase; white-space: pre; direction: rtl }',
  '.content p { margin: 2em } .content ul { list-style: disc; padding: 3em } .content h2 { float: left; width: 10em } .content li::before { content: "→" }',
  'body { display: flex } .content { min-width: 0; flex: 1; contain: content }',
  'body { display: grid; grid-template-columns: 1fr 1fr } .content { writing-mode: vertical-rl }',
  ':root { color-scheme: dark } body { background: #111; color: #eee }',
]
const scripts = {
  none: '',
  'begun by the host': `<script>window.fbAsyncInit = () => FB.init({ appId: '111111111111111', version: 'v26.0' })</script>
    <script async id="facebook-jssdk" src="SANDBOX/en_US/sdk.js"></script>`,
  held: '<script type="text/plain" id="facebook-jssdk" src="SANDBOX/en_US/sdk.js"></script>',
  'a stand-in': '<script>window.FB = { init() {}, login() {}, Event: { subscribe() {} } }</script>',
  'half there': '<script>window.FB = { __buffer: [], init() {}, login() {} }</script>',
  gone: '<script id="facebook-jssdk" src="/nowhere.js"></script>',
  throwing:
    '<script>window.FB = { init() { throw new Error("the host’s own") }, login() { throw new Error("the host’s own") } }</script>',
}
const globals = {
  none: '',
  'a frozen window.open': '<script>Object.defineProperty(window, "open", { value: window.open.bind(window) })</script>',
  'a window.open that opens nothing': '<script>window.open = () => null</script>',
  'a fuller Object':
    '<script>Object.prototype.extra = () => "theirs"; Array.prototype.last = function () { return this.at(-1) }</script>',
  'a wrapped fetch':
    '<script>const real = fetch; window.fetch = (url, options) => real(url, { ...options, headers: { ...options?.headers, baggage: "a=b" } })</script>',
  'a wrapped history': '<script>history.replaceState = () => { throw new Error("a router of the host") }</script>',
  'no storage':
    '<script>for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get() { throw new Error("denied") } })</script>',
}
const places = {
  'an area': '<div id="place"></div>',
  'a table': '<table><tr><td id="place"></table>',
  'an opened part': '<details open><summary>More</summary><p id="place"></p></details>',
  'a narrow column': '<div style="width: 300px"><div id="place"></div></div>',
  'a box that scrolls': '<div style="height: 260px; overflow: auto"><div id="place"></div></div>',
  'a form':
    '<form onsubmit="document.title = \'sent\'; return false"><div id="place"></div><button>Save</button></form>',
  'a modal dialog': '<dialog id="modal"><div id="place"></div></dialog><script>modal.showModal()</script>',
  'a shadow tree': '<div id="place" data-shadow></div>',
}
const callbackNames = ['quiet', 'throwing', 'rejecting', 'rendering anew'] as const
const doors = ['React', 'the dialog', 'embed.js'] as const
const looks = [
  {},
  { appearance: 'host' },
  { theme: { primary_color: 'oklch(0.6 0.2 300)', background_color: 'var(--nobody)' } },
  { theme: { color_scheme: 'dark', text_color: '#222222' } },
]

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

export function hostsOf(seed: number, count: number) {
  const random = chance(seed)
  const one = <T>(among: readonly T[]): T => among[Math.floor(random() * among.length)] as T
  const oneOf = <T extends object>(among: T) => one(Object.entries(among) as [string, T[keyof T] & string][])
  return Array.from({ length: count }, () => {
    const [sdk, script] = oneOf(scripts)
    const [changed, change] = oneOf(globals)
    const [place, html] = oneOf(places)
    const css = [one(styles), one(styles), random() < 0.3 ? one(styles) : ''].join('\n')
    const [door, callbacks, look] = [one(doors), one(callbackNames), one(looks)]
    return {
      name: `${door} in ${place}, Facebook’s script: ${sdk}, globals: ${changed}, callbacks: ${callbacks}`,
      ...{ door, callbacks, look },
      page: `${change}${script}<style>${css}</style><main class="content"><h1>Host app settings</h1>${html}<footer><button>Host’s own</button></footer></main>`,
    }
  })
}
export type Host = ReturnType<typeof hostsOf>[number]
