import type { Session } from '../../contract/index.ts'
import type { FacebookSdk } from './facebook-sdk.ts'

type Options = Parameters<FacebookSdk['init']>[0]

/** The SDK's own `init`, and what others on the page began it with last. */
const watched = new WeakMap<FacebookSdk, { init: FacebookSdk['init']; theirs?: Options | null | undefined }>()

/** The page has one SDK, which knows one app at a time. From here on we hear whom else it is begun for. */
export function watch(sdk: FacebookSdk) {
  const there = watched.get(sdk)
  if (there) return there
  const seen: { init: FacebookSdk['init']; theirs?: Options | null } = { init: sdk.init.bind(sdk) }
  watched.set(sdk, seen)
  try {
    sdk.init = (options) => {
      seen.theirs = options
      seen.init(options)
    }
  } catch {
    // A frozen SDK keeps its own.
  }
  return seen
}

/** Begins the SDK for our app, and gives it back to the host's: call what it returns right after the login. */
export function borrow(sdk: FacebookSdk, { app_id: appId, graph_version: version }: Session['meta']): () => void {
  const seen = watch(sdk)
  if (seen.theirs === undefined) seen.theirs = guess(sdk)
  seen.init({ appId, version, xfbml: false })
  return () => {
    const { theirs } = seen
    // Its page was read and its customer looked up at its own beginning; to do it again would be seen.
    if (theirs && theirs.appId !== appId) seen.init({ ...theirs, xfbml: false, status: false })
  }
}

/**
 * The SDK does not say whom it was begun for before we came. The address of the window that it would open does; no window is
 * opened for that. An SDK that nobody has begun opens none.
 */
function guess(sdk: FacebookSdk): Options | null {
  const { open } = window
  let address = ''
  try {
    window.open = (url) => {
      address = String(url)
      return null
    }
    sdk.login(() => {}, {})
  } catch {
    // Whoever froze window.open keeps a page on which we cannot look.
  } finally {
    if (window.open !== open) window.open = open
  }
  const appId = /[?&](?:client|app)_id=(\d+)/.exec(address)?.[1]
  return appId ? { appId, version: /\/(v\d+\.\d+)\//.exec(address)?.[1] ?? 'v26.0' } : null
}
