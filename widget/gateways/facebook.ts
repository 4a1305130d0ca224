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

/** What a popup and its messages reported. */
export type Signal = Told | { type: 'code'; code: string } | { type: 'closed' } | { type: 'dismissed' }

export interface Popup {
  /** Brings the window to the front, if the browser allows it. */
  focus(): void
  /** Stops listening. The window stays open for the customer. */
  stop(): void
}

export interface Facebook {
  load(meta: Meta, language: string | null): Promise<void>
  launch(
    meta: Meta,
    type: ConnectionType,
    tell: (signal: Signal) => void,
    own?: Launch | null,
    /** Names the attempt, for a window that reports to the server itself. */
    attemptId?: string,
  ): Popup
  /** Whether the SDK is there: a host or a blocker may have removed it. */
  isReady(): boolean
}

let loading: Promise<void> | undefined
const open = new Set<Window>()

/**
 * Loads Meta's SDK in the widget's language, once per page, however often and by however many widgets it is requested. A failed
 * load is forgotten, so that another call tries again. The SDK is initialised only in the click; until then it belongs to the
 * host.
 *
 * @throws {Error} when a blocker, a policy or an outage keeps the SDK away
 */
async function load(meta: Meta, language: string | null): Promise<void> {
  // With an id that is not digits, FB.init fails silently and FB.login complains that it was never called.
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
 * Opens Meta's signup window, and reports its result until `stop`. Call it inside the customer's click: only there does a browser
 * let a window open.
 *
 * `own` is the launch of this window, if it differs from the session's.
 */
function launch(meta: Meta, type: ConnectionType, tell: (signal: Signal) => void, own?: Launch | null): Popup {
  let look: ReturnType<typeof setInterval> | undefined
  let opened: Opened = {}
  const listen = (event: MessageEvent) => {
    // Another widget's popup on the same page uses the same window.
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
            // `status` may be "unknown" or "connected": only the code matters.
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
  /** Whether a window was requested. Without a handle, a popup blocker refused it. */
  asked?: boolean
  /** `window.open` is frozen: we cannot know whether a window opened; its messages will show it. */
  unseen?: boolean
}

/**
 * The SDK does not give us the window's handle, so we take it from the call of `window.open`: a closed window may be the only
 * sign that the customer left.
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
    // The caller reports it: no window was requested.
  } finally {
    if (window.open === caught) window.open = theirs
  }
  return opened
}
