import { createSandbox, type Sandbox, type ScenarioName } from '../../sandbox/index.ts'
import { type App, ask } from './node/express.ts'
import { listening } from './node/http.ts'
import { createPlayedServer, type PlayedLink } from './played-server.ts'

/** Where the widget finds a server; nothing goes over the network. */
export const serverUrl = `${location.origin}/played`

declare global {
  interface Window {
    /** The popup's way to the sandbox that lives in the page which opened it. */
    patchbaySandbox?: { ask(address: string, init?: RequestInit): Promise<Response> }
  }
}

/**
 * The sandbox itself, running in this page: its own routers, screens, Graph and refusals, asked by function call where a
 * browser or a server would ask it over the network. Meta's popup is a real window, of which this page serves the content.
 * What `stop` puts back is what a page has that knows nothing of this.
 */
export async function playInPage(scenario: ScenarioName, link: PlayedLink) {
  const sandbox = await createSandbox({ publicUrl: location.origin })
  const app = listening as App
  const meta = (address: string, init?: RequestInit) => ask(app, address, init)
  sandbox.control.play(scenario)

  const sdk = await meta('/en_US/sdk.js')
  const sdkUrl = sdk.ok ? fileOf(await sdk.text(), 'text/javascript') : `${location.origin}/no-such-script.js`
  const server = createPlayedServer(sandbox, { serverUrl, sdkUrl }, link)

  const { fetch: theirFetch, open: theirOpen } = window
  const popups: Window[] = []
  window.fetch = async (input, init = {}) => {
    const address = input instanceof Request ? input.url : String(input)
    if (address.startsWith(serverUrl)) return server(address.slice(serverUrl.length), init)
    if (apis.test(address)) return meta(address, init)
    return theirFetch.call(window, input, init)
  }
  window.open = (address, name, features) => {
    if (!/^\/v\d+\.\d+\/dialog\//.test(new URL(address ?? '', location.href).pathname))
      return theirOpen.call(window, address, name, features)
    const popup = theirOpen.call(window, 'about:blank', name, features)
    if (!popup) return null
    popups.push(popup)
    pageOf(meta, String(address)).then((page) => popup.location.replace(page))
    return popup
  }
  window.patchbaySandbox = { ask: meta }

  const stop = () => {
    for (const popup of popups) popup.close()
    Object.assign(window, { fetch: theirFetch, open: theirOpen })
    for (const name of ['patchbaySandbox', 'FB', 'fbAsyncInit'] as const) delete window[name]
    document.getElementById('facebook-jssdk')?.remove()
    sandbox.close()
  }
  return { sandbox, stop, popup: () => popups.at(-1) }
}

/** The addresses of Meta's and Twilio's APIs as they are for whoever is on this page. */
const apis = new RegExp(`^${location.origin.replaceAll('.', '\\.')}/(v\\d+\\.\\d+|2010-04-01)/`)

export type Played = Awaited<ReturnType<typeof playInPage>>
export type { Sandbox }

const fileOf = (text: string, type: string) => URL.createObjectURL(new Blob([text], { type }))

/** A page of the sandbox as a file of this one: its style and scripts come along, its requests go to the opener. */
async function pageOf(meta: (address: string) => Promise<Response>, address: string): Promise<string> {
  const text = async (path: string) => (await meta(path)).text()
  const scripts = new Map<string, Promise<string>>()
  const script = (path: string): Promise<string> => {
    const known = scripts.get(path) ?? text(path).then(withImports(path))
    scripts.set(path, known)
    return known
  }
  const withImports = (path: string) => async (source: string) => {
    let out = source
    for (const [, other = ''] of source.matchAll(/from '(\.\/[\w-]+\.js)'/g))
      out = out.replaceAll(`'${other}'`, `'${await script(new URL(other, `http://sandbox${path}`).pathname)}'`)
    return fileOf(out, 'text/javascript')
  }
  let html = await text(address)
  for (const [link, path = ''] of html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g))
    html = html.replace(link, `<style>${await text(path)}</style>`)
  for (const [, path = ''] of html.matchAll(/<script type="module" src="([^"]+)">/g))
    html = html.replace(path, await script(path))
  return fileOf(html.replace('<head>', `<head><script>${bridge}</script>`), 'text/html')
}

const bridge = `
window.fetch = (address, init) => opener.patchbaySandbox.ask(address, init)
navigator.sendBeacon = (address, body) => (opener.patchbaySandbox.ask(address, { method: 'POST', body }), true)
`
