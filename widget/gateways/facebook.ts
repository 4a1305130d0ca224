import type { ConnectionType, Launch, Session } from '../../contract/index.ts'
import { sdkLocale } from '../languages/sdk-locale.ts'
import { readMessage, type Told } from './facebook-message.ts'

/** What the widget uses of Meta's SDK (https://developers.facebook.com/docs/reference/javascript). */
interface FacebookSdk {
  init(options: { appId: string; version: string; xfbml: boolean }): void
  login(callback: (response: { authResponse?: { code?: unknown } | null } | undefined) => void, options: object): void
}

declare global {
  interface Window {
    FB?: FacebookSdk
    fbAsyncInit?: () => void
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): unknown }
    }
  }
}

type Meta = Session['meta']

/** What a popup says of itself, and what its messages said. */
export type Signal = Told | { type: 'code'; code: string } | { type: 'closed' } | { type: 'dismissed' }

export interface Popup {
  /** Brings the window to the front, where the browser lets us. */
  focus(): void
  /** Stops listening. The window itself is the customer's. */
  stop(): void
}

export interface Facebook {
  load(meta: Meta, language: string | null): Promise<void>
  launch(meta: Meta, type: ConnectionType, tell: (signal: Signal) => void, own?: Launch | null): Popup
}

/** The name that other people's code looks for, so that nobody loads the SDK twice. */
const scriptId = 'facebook-jssdk'
const limit = 9_000

let loading: Promise<void> | undefined
let begun: { sdk: FacebookSdk; key: string } | undefined
const open = new Set<Window>()

export const facebook: Facebook = { load, launch }

/**
 * Loads Meta's SDK in the widget's language, once for the page however often and from however many widgets it is asked for.
 * A load that failed is forgotten, so that asking again tries again.
 *
 * @throws {Error} when a blocker, a policy or an outage keeps the SDK away
 */
async function load(meta: Meta, language: string | null): Promise<void> {
  if (!arrived()) {
    loading ??= loadScript(meta.sdk_url.replace('{locale}', sdkLocale(language))).finally(() => {
      loading = undefined
    })
    await loading
  }
  init(meta)
}

function init({ app_id, graph_version }: Meta) {
  // With an id that is not digits, FB.init fails without a word and FB.login complains that it was never called.
  if (!/^\d+$/.test(app_id)) throw new Error('the Meta app id must be digits')
  const sdk = arrived()
  const key = `${app_id} ${graph_version}`
  if (!sdk || (begun?.sdk === sdk && begun.key === key)) return
  sdk.init({ appId: app_id, version: graph_version, xfbml: false })
  begun = { sdk, key }
}

/** The SDK comes in two parts: the first leaves a stand-in that only keeps calls for later, too late for a popup. */
const arrived = () => (window.FB && !('__buffer' in window.FB) ? window.FB : undefined)

/** A page may ask for scripts' addresses to be vouched for (Trusted Types): its policy names `patchbay` among those who may. */
function trusted(url: string): string {
  try {
    policy ??= window.trustedTypes?.createPolicy('patchbay', { createScriptURL: (url) => url })
  } catch {
    // Not named: where that matters the browser refuses the address, and the script counts as blocked.
  }
  return (policy?.createScriptURL(url) as string | undefined) ?? url
}
let policy: { createScriptURL(url: string): unknown } | undefined

function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const theirs = window.fbAsyncInit
    let script = document.getElementById(scriptId) as HTMLScriptElement | null
    const ours = !script
    const check = () => {
      if (arrived()) end(resolve)
    }
    const fail = () => end(() => reject(new Error('the Facebook SDK did not load')))
    const look = setInterval(check, 100)
    const timer = setTimeout(fail, limit)
    const end = (settle: () => void) => {
      clearInterval(look)
      clearTimeout(timer)
      script?.removeEventListener('error', fail)
      if (window.fbAsyncInit === asyncInit) {
        if (theirs) window.fbAsyncInit = theirs
        else delete window.fbAsyncInit
      }
      if (ours && !arrived()) script?.remove()
      settle()
    }
    const asyncInit = () => {
      theirs?.()
      check()
    }
    window.fbAsyncInit = asyncInit // must be there before the script runs
    if (!script) {
      script = document.createElement('script')
      script.id = scriptId
      script.async = true
      script.src = trusted(url)
    }
    script.addEventListener('error', fail)
    if (ours) document.head.append(script)
  })
}

/**
 * Opens Meta's signup window, and tells what comes of it until `stop`. Call it inside the customer's click: a browser
 * lets a window open only there.
 *
 * `own` is the launch of this one window, where it is another than the session's.
 *
 * The window's handle, which the SDK keeps to itself, is caught on its way through `window.open`: no handle means a popup
 * blocker, and a closed one may be the only sign that the customer left.
 */
function launch(meta: Meta, type: ConnectionType, tell: (signal: Signal) => void, own?: Launch | null): Popup {
  let handle: Window | null = null
  let look: ReturnType<typeof setInterval> | undefined

  const listen = (event: MessageEvent) => {
    // Another widget's popup on the same page speaks to the same window.
    if (event.source !== handle && open.has(event.source as Window)) return
    const told = readMessage(event, meta.dialog_origins)
    if (told) tell(told)
  }
  window.addEventListener('message', listen)

  const theirs = window.open
  const caught = (...args: Parameters<typeof window.open>) => {
    handle = theirs.apply(window, args)
    return handle
  }
  window.open = caught
  try {
    init(meta)
    window.FB?.login(
      (response) => {
        // `status` says "unknown" or "connected" as it likes: the code is what counts.
        const code = response?.authResponse?.code
        tell(typeof code === 'string' && code ? { type: 'code', code } : { type: 'dismissed' })
      },
      {
        ...(own ?? meta.launch?.[type] ?? { config_id: meta.config_id, extras: {} }),
        response_type: 'code',
        override_default_response_type: true,
      },
    )
  } catch {
    // Said below: no window.
  } finally {
    if (window.open === caught) window.open = theirs
  }

  const opened = handle as Window | null
  if (opened) {
    open.add(opened)
    look = setInterval(() => {
      if (!opened.closed) return
      clearInterval(look)
      tell({ type: 'closed' })
    }, 500)
  } else {
    tell({ type: 'ended', cancelled: { fault: 'popup_blocked' } })
  }
  return {
    focus: () => opened?.focus(),
    stop() {
      clearInterval(look)
      window.removeEventListener('message', listen)
      if (opened) open.delete(opened)
      tell = () => {}
    },
  }
}
