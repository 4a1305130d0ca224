/** What the widget uses of Meta's SDK (https://developers.facebook.com/docs/reference/javascript). */
export interface FacebookSdk {
  init(options: { appId: string; version: string; [more: string]: unknown }): void
  login(callback: (response: { authResponse?: { code?: unknown } | null } | undefined) => void, options: object): void
}

/** What only looks like the SDK: a privacy tool's stand-in opens no window. */
const standIns = new WeakSet<FacebookSdk>()

export const isStandIn = (sdk: FacebookSdk) => void standIns.add(sdk)

/** The SDK comes in two parts: the first leaves a stand-in that only keeps calls for later, too late for a popup. */
export const arrived = () =>
  window.FB && !('__buffer' in window.FB) && !standIns.has(window.FB) ? window.FB : undefined
