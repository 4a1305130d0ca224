import type { ConnectionType, Launch, Session } from '../../contract/index.ts'
import { sdkLocale } from '../languages/sdk-locale.ts'
import { borrow, watch } from './facebook-app.ts'
import { readMessage, type Told } from './facebook-message.ts'
import { loadScript } from './facebook-script.ts'
import { arrived, type FacebookSdk, isStandIn } from './facebook-sdk.ts'

declare global {
  interface Window {
    FB?: FacebookSdk
    fbAsyncInit?: () => void
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
  /** Whether the SDK is there: a host, or a blocker, may have taken it away. */
  isReady(): boolean
}

let loading: Promise<void> | undefined
const open = new Set<Window>()

/**
 * Loads Meta's SDK in the widget's language, once for the page however often and from however many widgets it is asked for.
 * A load that failed is forgotten, so that asking again tries again. The SDK is begun in the click alone: until then, it is
 * the host's.
 *
 * @throws {Error} when a blocker, a policy or an outage keeps the SDK away
 */
async function load(meta: Meta, language: string | null): Promise<void> {
  // With an id that is not digits, FB.init fails without a word and FB.login complains that it was never called.
  if (!/^\d+$/.test(meta.app_id)) throw new Error('the Meta app id must be digits')
  if (!arrived()) {
    loading ??= loadScript(meta.sdk_url.replace('{locale}', sdkLocale(language))).finally(() => {
      loading = undefined
    })
    await loading
  }
  watch(arrived() as FacebookSdk)
}

export const facebook: Facebook = { load, launch, isReady: () => !!arrived() }

/**
 * Opens Meta's signup window, and tells what comes of it until `stop`. Call it inside the customer's click: a browser
 * lets a window open only there.
 *
 * `own` is the launch of this one window, where it is another than the session's.
 */
function launch(meta: Meta, type: ConnectionType, tell: (signal: Signal) => void, own?: Launch | null): Popup {
  let look: ReturnType<typeof setInterval> | undefined
  let opened: Opened = {}
  const listen = (event: MessageEvent) => {
    // Another widget's popup on the same page speaks to the same window.
    if (event.source !== opened.handle && open.has(event.source as Window)) return
    const told = readMessage(event, meta.dialog_origins)
    if (told) tell(told)
  }
  window.addEventListener('message', listen)

  const sdk = arrived()
  if (sdk)
    opened = catchWindow(() => {
      const giveBack = borrow(sdk, meta)
      try {
        sdk.login(
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
      } finally {
        giveBack()
      }
    })

  const { handle, asked } = opened
  if (handle) {
    open.add(handle)
    look = setInterval(() => {
      if (!handle.closed) return
      clearInterval(look)
      tell({ type: 'closed' })
    }, 500)
  } else if (asked) {
    tell({ type: 'ended', cancelled: { fault: 'popup_blocked' } })
  } else if (!opened.unseen) {
    if (sdk) isStandIn(sdk) // it did not even ask for a window
    tell({ type: 'ended', cancelled: { fault: 'sdk_blocked' } })
  }
  return {
    focus: () => handle?.focus(),
    stop() {
      clearInterval(look)
      window.removeEventListener('message', listen)
      if (handle) open.delete(handle)
      tell = () => {}
    },
  }
}

interface Opened {
  handle?: Window | null
  /** Whether a window was asked for. Without a handle, a popup blocker answered. */
  asked?: boolean
  /** Somebody froze `window.open`: whether a window opened is not to be known, and its messages will tell. */
  unseen?: boolean
}

/**
 * The window's handle, which the SDK keeps to itself, is caught on its way through `window.open`: a closed window may be the
 * only sign that the customer left.
 */
function catchWindow(login: () => void): Opened {
  const theirs = window.open
  const opened: Opened = {}
  const caught = (...args: Parameters<typeof window.open>) => {
    opened.asked = true
    opened.handle = theirs.apply(window, args)
    return opened.handle
  }
  try {
    window.open = caught
  } catch {
    opened.unseen = true
  }
  try {
    login()
  } catch {
    // Said by the caller: no window was asked for.
  } finally {
    if (window.open === caught) window.open = theirs
  }
  return opened
}
