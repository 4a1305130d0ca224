import type { Session } from '../../contract/index.ts'
import type { FacebookSdk } from './facebook-sdk.ts'

type Options = Parameters<FacebookSdk['init']>[0]

/** The SDK's own `init`, and the arguments that other code on the page last called it with. */
const watched = new WeakMap<FacebookSdk, { init: FacebookSdk['init']; theirs?: Options | null | undefined }>()

/** The page has one SDK, which knows one app at a time. From here on we record every `init` by other code. */
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
    // A frozen SDK keeps its own `init`.
  }
  return seen
}

/**
 * Initialises the SDK for our app. Call the function it returns directly after the login, to give the SDK back to the host's app.
 */
export function borrow(sdk: FacebookSdk, { app_id: appId, graph_version: version }: Session['meta']): () => void {
  const seen = watch(sdk)
  if (seen.theirs === undefined) seen.theirs = guess(sdk)
  seen.init({ appId, version, xfbml: false })
  return () => {
    const { theirs } = seen
    // The first `init` already read the page and looked up the customer; doing that again would be visible.
    if (theirs && theirs.appId !== appId) seen.init({ ...theirs, xfbml: false, status: false })
  }
}

/**
 * The SDK does not say for which app it was initialised before our script ran. The address of the window that it would open does;
 * we read it without opening a window. An SDK that was not initialised opens none.
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
    // If `window.open` is frozen, the app cannot be read.
  } finally {
    if (window.open !== open) window.open = open
  }
  const appId = /[?&](?:client|app)_id=(\d+)/.exec(address)?.[1]
  return appId ? { appId, version: /\/(v\d+\.\d+)\//.exec(address)?.[1] ?? 'v26.0' } : null
}
