/** What the widget uses of Meta's SDK (https://developers.facebook.com/docs/reference/javascript). */
export interface FacebookSdk {
  init(options: { appId: string; version: string; [more: string]: unknown }): void
  login(callback: (response: { authResponse?: { code?: unknown } | null } | undefined) => void, options: object): void
}

/** A stand-in for the SDK by a privacy tool: it opens no window. */
const standIns = new WeakSet<FacebookSdk>()

export const isStandIn = (sdk: FacebookSdk) => void standIns.add(sdk)

/** The SDK loads in two parts: the first one only queues calls for later, which is too late for a popup. */
export const arrived = () =>
  window.FB && !('__buffer' in window.FB) && !standIns.has(window.FB) ? window.FB : undefined
