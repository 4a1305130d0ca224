import { Hono } from 'hono'
import type { World } from '../world/world.ts'
import { dialogStyle } from './style.ts'

/** The text of a script of `sandbox/browser`, by its path there; undefined when there is none. */
export type BrowserFile = (path: string) => Promise<string | undefined>

const script = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' }

/** What browsers load: the SDK in every locale, and style and scripts of the sandbox's own pages. */
export function assetRoutes(world: World, browserFile: BrowserFile): Hono {
  const routes = new Hono()

  routes.on('GET', ['/:locale{[a-z]{2}_[A-Z]{2}}/sdk.js', '/:locale{[a-z]{2}_[A-Z]{2}}/sdk/debug.js'], async () => {
    // Pages load it with crossorigin="anonymous". Never cached, so that a change of scenario takes effect at once.
    const headers = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }
    const { sdk } = world.scenario.scenario
    if (sdk === 'missing')
      return new Response('Not found', { status: 404, headers: { ...headers, 'Cache-Control': 'no-store' } })
    const text = sdk === 'stub' ? '// nothing here\n' : await browserFile('sdk.js')
    return new Response(text ?? '', { headers: { ...headers, ...script } })
  })

  routes.get('/_dialog/assets/dialog.css', (c) =>
    c.body(dialogStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  )
  routes.get('/_dialog/assets/*', async (c) => {
    const path = c.req.path.replace('/_dialog/assets/', '')
    const text = /^[a-z-]+(\/[a-z-]+)*\.js$/.test(path) ? await browserFile(path) : undefined
    return text === undefined ? c.notFound() : c.body(text, 200, script)
  })
  return routes
}
