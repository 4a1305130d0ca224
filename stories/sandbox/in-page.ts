import { createWebSandbox } from '../../sandbox/app/sandbox.ts'
import type { ScenarioName } from '../../sandbox/scenarios/scenarios.ts'
import { fileOf, pageOf } from './page-of.ts'
import { createPlayedServer, type PlayedLink } from './played-server.ts'

/** Where the widget finds a server; nothing goes over the network. */
export const serverUrl = `${location.origin}/played`

declare global {
  interface Window {
    /** The popup's way to the sandbox that lives in the page which opened it. */
    patchbaySandbox?: { ask(address: string, init?: RequestInit): Promise<Response> }
  }
}

/** The sandbox's browser files come along as text: Node reads them from the disk, a page cannot. */
const files = import.meta.glob<string>('../../sandbox/browser/**/*.js', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/**
 * The sandbox itself, running in this page: its own routes, screens, Graph and refusals, asked by function call where a
 * browser or a server would ask it over the network. Meta's popup is a real window, of which this page serves the content.
 * What `stop` puts back is what a page has that knows nothing of this.
 */
export async function playInPage(scenario: ScenarioName, link: PlayedLink) {
  const sandbox = createWebSandbox(
    {},
    {
      publicUrl: () => location.origin,
      browserFile: async (path) => files[`../../sandbox/browser/${path}`],
      oneBrowser: true,
    },
  )
  /** As `fetch`, which fails where the connection is cut. */
  const meta = async (address: string, init?: RequestInit) => {
    const response = await sandbox.fetch(new Request(new URL(address, location.href), init))
    if (response.type === 'error') throw new TypeError('Failed to fetch')
    return response
  }
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
