/**
 * Everything that can end or stop a signup, once, for both sides of the wire.
 *
 * `status` is the HTTP status the server answers with; `remedy` is what helps the customer, and the event that
 * the widget's button sends; `redirect` is the `error_code` a host app reads in its failure redirect: one of the six
 * that Kapso documents where it fits, else our own name. The words the customer reads live in `widget/languages/`.
 */
export const faults = {
  // The link
  link_not_found: { status: 404, remedy: 'new_link', redirect: 'link_not_found' },
  link_expired: { status: 410, remedy: 'new_link', redirect: 'link_expired' },
  link_revoked: { status: 410, remedy: 'new_link', redirect: 'link_revoked' },
  already_used: { status: 409, remedy: 'new_link', redirect: 'already_used' },
  origin_not_allowed: { status: 403, remedy: 'contact', redirect: 'origin_not_allowed' },

  // The customer's browser
  sdk_blocked: { status: 424, remedy: 'open_in_browser', redirect: 'facebook_auth_failed' },
  popup_blocked: { status: 424, remedy: 'sign_again', redirect: 'facebook_auth_failed' },
  popup_closed: { status: 424, remedy: 'sign_again', redirect: 'facebook_auth_failed' },
  signup_cancelled: { status: 424, remedy: 'sign_again', redirect: 'facebook_auth_failed' },
  signup_error: { status: 424, remedy: 'sign_again', redirect: 'facebook_auth_failed' },
  no_code: { status: 424, remedy: 'sign_again', redirect: 'facebook_auth_failed' },
  server_unreachable: { status: 503, remedy: 'retry', redirect: 'server_unreachable' },

  // The code
  code_expired: { status: 410, remedy: 'sign_again', redirect: 'token_exchange_failed' },
  code_used: { status: 409, remedy: 'sign_again', redirect: 'token_exchange_failed' },
  code_refused: { status: 502, remedy: 'sign_again', redirect: 'token_exchange_failed' },
  exchange_unanswered: { status: 504, remedy: 'sign_again', redirect: 'token_exchange_failed' },

  // What the customer chose at Meta
  permission_missing: { status: 422, remedy: 'sign_again', redirect: 'facebook_auth_failed' },
  asset_mismatch: { status: 403, remedy: 'sign_again', redirect: 'asset_mismatch' },
  no_number: { status: 422, remedy: 'sign_again', redirect: 'phone_verification_failed' },
  number_unverified: { status: 422, remedy: 'sign_again', redirect: 'phone_verification_failed' },
  display_name_only: { status: 422, remedy: 'choose_other', redirect: 'display_name_only' },
  connection_type_mismatch: { status: 422, remedy: 'choose_other', redirect: 'connection_type_mismatch' },
  reconnect_mismatch: { status: 422, remedy: 'choose_other', redirect: 'reconnect_mismatch' },
  number_taken: { status: 409, remedy: 'choose_other', redirect: 'number_taken' },
  waba_limit_reached: { status: 422, remedy: 'contact', redirect: 'waba_limit_reached' },

  // The number we provide
  number_unavailable: { status: 422, remedy: 'choose_other', redirect: 'number_unavailable' },
  country_not_ready: { status: 422, remedy: 'choose_other', redirect: 'country_not_ready' },
  telephony_refused: { status: 502, remedy: 'choose_other', redirect: 'telephony_refused' },
  telephony_unavailable: { status: 502, remedy: 'retry', redirect: 'telephony_unavailable' },
  wrong_number: { status: 422, remedy: 'choose_other', redirect: 'wrong_number' },

  // Registering the number
  pin_required: { status: 422, remedy: 'enter_pin', redirect: 'phone_verification_failed' },
  pin_locked: { status: 429, remedy: 'contact', redirect: 'phone_verification_failed' },

  // Meta, and us
  meta_unavailable: { status: 502, remedy: 'retry', redirect: 'meta_unavailable' },
  meta_refused: { status: 502, remedy: 'contact', redirect: 'meta_refused' },
  app_misconfigured: { status: 502, remedy: 'contact', redirect: 'app_misconfigured' },
  unauthorized: { status: 401, remedy: 'contact', redirect: 'unauthorized' },
  not_found: { status: 404, remedy: 'contact', redirect: 'not_found' },
  invalid_request: { status: 422, remedy: 'contact', redirect: 'invalid_request' },
  conflict: { status: 409, remedy: 'retry', redirect: 'conflict' },
  rate_limited: { status: 429, remedy: 'retry', redirect: 'rate_limited' },
  internal: { status: 500, remedy: 'retry', redirect: 'internal' },
} as const satisfies Record<string, { status: number; remedy: Remedy; redirect: string }>

/** What helps: try the same thing again, go through Facebook again, type the PIN, choose something else (there, or another number here), leave this browser, get a new link, or ask the people who sent it. */
export type Remedy = 'retry' | 'sign_again' | 'enter_pin' | 'choose_other' | 'open_in_browser' | 'new_link' | 'contact'

export type FaultCode = keyof typeof faults

export const faultCodes = Object.keys(faults) as [FaultCode, ...FaultCode[]]

/** A word from the wire that this build does not know (an older widget, a newer server) becomes `internal`. */
export const faultCode = (word: unknown): FaultCode =>
  typeof word === 'string' && Object.hasOwn(faults, word) ? (word as FaultCode) : 'internal'
