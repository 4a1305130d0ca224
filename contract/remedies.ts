/**
 * Everything that can end or stop a signup, and what helps the customer: the event that the widget's button sends. The words the
 * customer reads live in `widget/languages/`; what a server answers with stands beside each code in `faults.ts`, apart, for no
 * browser needs it.
 */
export const remedies = {
  // The link
  link_not_found: 'new_link',
  link_expired: 'new_link',
  link_revoked: 'new_link',
  already_used: 'new_link',
  origin_not_allowed: 'contact',

  // The customer's browser
  sdk_blocked: 'open_in_browser',
  popup_blocked: 'sign_again',
  popup_closed: 'sign_again',
  signup_cancelled: 'sign_again',
  signup_error: 'sign_again',
  no_code: 'sign_again',
  server_unreachable: 'retry',

  // The code
  code_expired: 'sign_again',
  code_used: 'sign_again',
  code_refused: 'sign_again',
  exchange_unanswered: 'sign_again',
  begun_elsewhere: 'sign_again',

  // What the customer chose at Meta
  permission_missing: 'sign_again',
  asset_mismatch: 'sign_again',
  no_number: 'sign_again',
  number_unverified: 'sign_again',
  display_name_only: 'choose_other',
  connection_type_mismatch: 'choose_other',
  configuration_retired: 'choose_other',
  reconnect_mismatch: 'choose_other',
  number_taken: 'choose_other',
  waba_limit_reached: 'contact',

  // What Meta's window refused, by what the customer can do about it
  no_portfolio: 'sign_again',
  two_factor_required: 'sign_again',
  identity_check: 'sign_again',
  business_in_review: 'sign_again',
  account_restricted: 'choose_other',
  account_shared: 'choose_other',
  page_or_ads_refused: 'sign_again',
  details_refused: 'sign_again',
  too_many_tries: 'sign_again',
  business_app_needed: 'sign_again',
  coexistence_not_eligible: 'choose_other',
  region_unsupported: 'choose_other',
  number_in_use: 'sign_again',
  number_refused: 'choose_other',
  otp_failed: 'sign_again',

  // The number we provide
  number_unavailable: 'choose_other',
  country_not_ready: 'choose_other',
  telephony_refused: 'choose_other',
  telephony_unavailable: 'retry',
  wrong_number: 'choose_other',

  // Registering the number
  pin_required: 'enter_pin',
  pin_locked: 'retry',
  number_preparing: 'sign_again',
  terms_required: 'retry',

  // Meta, and us
  meta_unavailable: 'retry',
  meta_refused: 'contact',
  app_misconfigured: 'contact',
  unauthorized: 'contact',
  forbidden: 'contact',
  not_found: 'contact',
  invalid_request: 'contact',
  conflict: 'retry',
  rate_limited: 'retry',
  internal: 'retry',
} as const satisfies Record<string, Remedy>

/** What helps: try the same thing again, go through Facebook again, type the PIN, choose something else (there, or another number here), leave this browser, get a new link, or ask the people who sent it. */
export type Remedy = 'retry' | 'sign_again' | 'enter_pin' | 'choose_other' | 'open_in_browser' | 'new_link' | 'contact'

export type FaultCode = keyof typeof remedies

export const faultCodes = Object.keys(remedies) as [FaultCode, ...FaultCode[]]

/** A word from the wire that this build does not know (an older widget, a newer server) becomes `internal`. */
export const faultCode = (word: unknown): FaultCode =>
  typeof word === 'string' && Object.hasOwn(remedies, word) ? (word as FaultCode) : 'internal'
