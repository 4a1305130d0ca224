import { facebookOrigin, playedDialog, playedScript } from './facebook.ts'
import { type Ending, linkOf, type PlayedPatchbay, type PlayOptions } from './play.ts'
import { type Asked, playedServer } from './played-server.ts'

interface Route {
  request(): { method(): string; url(): string; postData(): string | null }
  fulfill(answer: {
    status: number
    headers?: Record<string, string>
    contentType?: string
    body?: string
  }): Promise<void>
}

/** What is used of a context of Playwright: this package does not depend on it. */
export interface BrowserContext {
  route(address: RegExp, handler: (route: Route) => Promise<void>): Promise<unknown>
  unroute(address: RegExp): Promise<unknown>
}

/** A host's page asks the server from another origin. */
const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
}

/**
 * Plays a Patchbay server and Facebook for the pages of a browser that Playwright drives: what they ask of `serverUrl` and of Facebook is
 * answered in the test's process. Facebook's window is a real one, which ends at once.
 *
 * @example
 * const played = await playPatchbayInBrowser(page.context(), { serverUrl: 'https://connect.example.com' })
 * await page.goto('/settings/whatsapp')
 */
export async function playPatchbayInBrowser(
  context: BrowserContext,
  { serverUrl, ...options }: PlayOptions & { serverUrl: string },
): Promise<Omit<PlayedPatchbay, 'stop'> & { stop(): Promise<void> }> {
  let ending: Ending = options.ends ?? 'completed'
  const answer = playedServer(linkOf(options), () => ending)
  const asked: Asked[] = []
  const base = serverUrl.replace(/\/+$/, '')
  const exactly = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

  async function answerWidget(route: Route) {
    const request = route.request()
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: cors })
    const text = request.postData()
    const path = request.url().slice(base.length)
    const call = { method: request.method(), path, body: text ? JSON.parse(text) : undefined }
    asked.push(call)
    const { status, body } = answer(call)
    if (body === null) return route.fulfill({ status, headers: cors })
    return route.fulfill({ status, headers: cors, contentType: 'application/json', body: JSON.stringify(body) })
  }
  const page = (contentType: string, body: (address: string) => string) => (route: Route) =>
    route.fulfill({ status: 200, contentType, body: body(route.request().url()) })

  const routes: [RegExp, (route: Route) => Promise<void>][] = [
    [new RegExp(`^${exactly(base)}/connect/v1/`), answerWidget],
    [/^https:\/\/connect\.facebook\.net\//, page('text/javascript', () => playedScript)],
    [new RegExp(`^${exactly(facebookOrigin)}/`), page('text/html', (address) => playedDialog(address, ending))],
  ]
  for (const [address, handler] of routes) await context.route(address, handler)
  return {
    serverUrl: base,
    token: 'played.token',
    asked,
    end: (next) => {
      ending = next
    },
    async stop() {
      for (const [address] of routes) await context.unroute(address)
    },
  }
}
