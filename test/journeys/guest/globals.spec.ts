import { en } from '../../support/english.ts'
import { finishPopup, openPopup } from '../popup.ts'
import { expect, test, toLaunch } from '../world.ts'
import { guestPage, listen } from './page.ts'

/* A host may have changed what the browser brings: a whole signup still ends well, and what the host changed stays as it is. */

const changes: Record<string, string> = {
  'prototypes with enumerable additions': `Object.prototype.extra = function () { return 'theirs' }
    Array.prototype.last = function () { return this[this.length - 1] }
    String.prototype.shout = function () { return this.toUpperCase() }`,
  'an Array that writes itself as JSON, as Prototype.js did': `Array.prototype.toJSON = function () {
      return '[' + this.map((one) => JSON.stringify(one)).join() + ']' }`,
  'a fetch of its own that only takes text and adds headers': `const real = window.fetch
    window.fetch = async function (address, options = {}) {
      if (typeof address !== 'string') throw new TypeError('this fetch takes text')
      return real.call(window, address, { ...options, headers: new Headers([...new Headers(options.headers), ['baggage', 'a=b']]) })
    }`,
  'a window.open that is wrapped': `const real = window.open
    window.open = function (...how) { window.opens = (window.opens ?? 0) + 1; return real.apply(window, how) }`,
  'a history that throws': `history.replaceState = history.pushState = () => { throw new Error('a router of the host') }`,
  'timers that are counted, as zone.js does': `for (const name of ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'requestAnimationFrame', 'queueMicrotask']) {
      const real = window[name]
      window[name] = function (...how) { window.timers = (window.timers ?? 0) + 1; return real.apply(window, how) }
    }`,
  'an addEventListener that is wrapped': `const real = EventTarget.prototype.addEventListener
    EventTarget.prototype.addEventListener = function (type, listener, how) { return real.call(this, type, listener, how) }`,
  'storage that refuses': `for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })`,
  'a Promise of its own': `const Real = window.Promise
    window.Promise = class Theirs extends Real {}`,
  'names that libraries once took': `window.$ = window.React = window.process = window.module = window.define = undefined
    window.process = { env: {} }; window.define = Object.assign(() => { throw new Error('not for you') }, { amd: {} })`,
}

for (const [at, [name, change]] of Object.entries(changes).entries()) {
  const door = at % 2 ? 'React' : 'embed.js'
  test(`${door}: a page with ${name} connects a number`, async ({ page, world }) => {
    await using site = await guestPage(world)
    const before = `<script>${change}</script>`
    if (door === 'React')
      await site.react(
        `createRoot(document.getElementById('app')).render(<WhatsAppOnboarding PROPS />)`,
        `${before}<div id="app"></div>`,
      )
    else site.embed(`${before}<whatsapp-onboarding token="TOKEN" redirect="never" locale="en"></whatsapp-onboarding>`)
    const heard = listen(page)
    await page.goto(site.url)
    await toLaunch(page, 'preselected')
    await finishPopup(await openPopup(page))
    await expect(page.getByRole('heading', { name: en.done })).toBeVisible()
    expect(heard.errors).toEqual([])
  })
}
