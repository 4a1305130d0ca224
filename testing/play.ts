import type { FaultCode } from '../contract/index.ts'
import { playedFacebook } from './facebook.ts'
import { type Asked, type PlayedLink, playedServer } from './played-server.ts'

/** How the signup ends: connected, closed in Facebook's window, or with a fault that the server finds. */
export type Ending = 'completed' | FaultCode

export interface PlayOptions extends Partial<PlayedLink> {
  ends?: Ending
}

export interface PlayedPatchbay {
  /** For the widget's `serverUrl`. */
  serverUrl: string
  /** For the widget's `token`. */
  token: string
  /** Every request of the widget so far. */
  asked: Asked[]
  /** Changes how the next signup ends. */
  end(ending: Ending): void
  /** Puts the page's own `fetch`, `open` and `FB` back. */
  stop(): void
}

const serverUrl = 'https://patchbay.test'

/** The link as it is unless a test says otherwise. */
export const linkOf = ({ ends: _, ...given }: PlayOptions): PlayedLink => ({
  connectionTypes: ['dedicated'],
  companyName: 'Acme',
  language: 'en',
  theme: {},
  redirectUrl: null,
  ...given,
})

/**
 * Plays a Patchbay server and Facebook in this page, for tests of a host's own components in jsdom or a browser: signups end at once,
 * and no request leaves. Everything else that the page asks for goes where it went before.
 *
 * @example
 * const played = playPatchbay()
 * afterEach(played.stop)
 * render(<WhatsAppOnboarding serverUrl={played.serverUrl} token={played.token} onSuccess={onSuccess} />)
 */
export function playPatchbay(options: PlayOptions = {}): PlayedPatchbay {
  const page = window as Window & typeof globalThis
  let ending: Ending = options.ends ?? 'completed'
  const answer = playedServer(linkOf(options), () => ending)
  const asked: Asked[] = []
  const kept = { fetch: page.fetch, open: page.open, FB: (page as { FB?: unknown }).FB }

  const fetch = async (input: unknown, init: { method?: string; body?: unknown } = {}) => {
    const address = String((input as { url?: string }).url ?? input)
    if (!address.startsWith(`${serverUrl}/`)) {
      if (kept.fetch) return kept.fetch.call(page, input as RequestInfo, init as RequestInit)
      throw new TypeError(`${address} is not played, and this page has no fetch`)
    }
    const path = address.slice(serverUrl.length)
    const call = { method: init.method ?? 'GET', path, body: init.body ? JSON.parse(String(init.body)) : undefined }
    asked.push(call)
    return responseOf(answer(call))
  }
  // jsdom has none, and the widget asks whether this page came back from Facebook.
  const missing = !page.performance.getEntriesByType
  if (missing) Object.assign(page.performance, { getEntriesByType: () => [] })
  const popup = { closed: false, focus() {}, close() {} }
  Object.assign(page, { fetch, open: () => popup, FB: playedFacebook(page, () => ending) })

  return {
    serverUrl,
    token: 'played.token',
    asked,
    end: (next) => {
      ending = next
    },
    stop() {
      Object.assign(page, kept)
      if (missing) Object.assign(page.performance, { getEntriesByType: undefined })
    },
  }
}

/** jsdom has no `Response`: what the widget reads of one is enough. */
const responseOf = ({ status, body }: { status: number; body: unknown }) => ({
  ok: status < 400,
  status,
  headers: new Map([['content-type', 'application/json']]),
  json: async () => JSON.parse(JSON.stringify(body)),
  text: async () => (body === null ? '' : JSON.stringify(body)),
})
