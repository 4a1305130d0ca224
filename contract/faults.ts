import { type FaultCode, faultCodes, type Remedy, remedies } from './remedies.ts'

/**
 * Every fault of `remedies.ts` as a server tells it: the HTTP status, and in `redirect` the `error_code` a host app reads in its
 * failure redirect: one of the six that Kapso documents where it fits, else the fault's own name.
 */
const answers: Record<FaultCode, { status: number; redirect?: string }> = {
  // The link
  link_not_found: { status: 404 },
  link_expired: { status: 410 },
  link_revoked: { status: 410 },
  already_used: { status: 409 },
  origin_not_allowed: { status: 403 },

  // The customer's browser
  sdk_blocked: { status: 424, redirect: 'facebook_auth_failed' },
  popup_blocked: { status: 424, redirect: 'facebook_auth_failed' },
  popup_closed: { status: 424, redirect: 'facebook_auth_failed' },
  signup_cancelled: { status: 424, redirect: 'facebook_auth_failed' },
  signup_error: { status: 424, redirect: 'facebook_auth_failed' },
  no_code: { status: 424, redirect: 'facebook_auth_failed' },
  server_unreachable: { status: 503 },

  // The code
  code_expired: { status: 410, redirect: 'token_exchange_failed' },
  code_used: { status: 409, redirect: 'token_exchange_failed' },
  code_refused: { status: 502, redirect: 'token_exchange_failed' },
  exchange_unanswered: { status: 504, redirect: 'token_exchange_failed' },
  begun_elsewhere: { status: 403, redirect: 'facebook_auth_failed' },

  // What the customer chose at Meta
  permission_missing: { status: 422, redirect: 'facebook_auth_failed' },
  asset_mismatch: { status: 403 },
  no_number: { status: 422, redirect: 'phone_verification_failed' },
  number_unverified: { status: 422, redirect: 'phone_verification_failed' },
  display_name_only: { status: 422 },
  connection_type_mismatch: { status: 422 },
  configuration_retired: { status: 502 },
  reconnect_mismatch: { status: 422 },
  number_taken: { status: 409 },
  waba_limit_reached: { status: 422 },

  // What Meta's window refused, by what the customer can do about it
  no_portfolio: { status: 424, redirect: 'facebook_auth_failed' },
  two_factor_required: { status: 424, redirect: 'facebook_auth_failed' },
  identity_check: { status: 424, redirect: 'facebook_auth_failed' },
  business_in_review: { status: 424, redirect: 'facebook_auth_failed' },
  account_restricted: { status: 424, redirect: 'facebook_auth_failed' },
  account_shared: { status: 424, redirect: 'facebook_auth_failed' },
  page_or_ads_refused: { status: 424, redirect: 'facebook_auth_failed' },
  details_refused: { status: 424, redirect: 'facebook_auth_failed' },
  too_many_tries: { status: 429, redirect: 'facebook_auth_failed' },
  business_app_needed: { status: 424, redirect: 'phone_verification_failed' },
  coexistence_not_eligible: { status: 424, redirect: 'phone_verification_failed' },
  region_unsupported: { status: 424, redirect: 'phone_verification_failed' },
  number_in_use: { status: 409, redirect: 'phone_verification_failed' },
  number_refused: { status: 424, redirect: 'phone_verification_failed' },
  otp_failed: { status: 424, redirect: 'phone_verification_failed' },

  // The number we provide
  number_unavailable: { status: 422 },
  country_not_ready: { status: 422 },
  telephony_refused: { status: 502 },
  telephony_unavailable: { status: 502 },
  wrong_number: { status: 422 },

  // Registering the number
  pin_required: { status: 422, redirect: 'phone_verification_failed' },
  pin_locked: { status: 429, redirect: 'phone_verification_failed' },
  number_preparing: { status: 422, redirect: 'phone_verification_failed' },
  terms_required: { status: 422, redirect: 'phone_verification_failed' },

  // Meta, and us
  meta_unavailable: { status: 502 },
  meta_refused: { status: 502 },
  app_misconfigured: { status: 502 },
  unauthorized: { status: 401 },
  forbidden: { status: 403 },
  not_found: { status: 404 },
  invalid_request: { status: 422 },
  conflict: { status: 409 },
  rate_limited: { status: 429 },
  internal: { status: 500 },
}

/** A fault in full: what the server answers with, what helps, and what the host reads. */
export const faults = Object.fromEntries(
  faultCodes.map((code) => [code, { redirect: code, ...answers[code], remedy: remedies[code] }]),
) as Record<FaultCode, { status: number; remedy: Remedy; redirect: string }>
