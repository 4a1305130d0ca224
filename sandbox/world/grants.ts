import type { Scenario } from './scenario.ts'

/** A signup code and what the customer agreed to with it. `issuedAt` is null until the popup hands it out. */
export type Grant = {
  code: string
  /** The app whose window made it: no other one can exchange it. */
  appId: string
  businessId: string
  wabaId: string
  phoneNumberId: string | null
  redirectUri: string | null
  /** The address of the page that the SDK ran in. */
  page: string | null
  /** The app alone was installed, on an account that another partner looks after. */
  appOnly: boolean
  issuedAt: number | null
  used: boolean
  scenario: Scenario
}

export type Token = {
  token: string
  appId: string
  systemUserId: string
  businessId: string
  issuedAt: number
  expiresAt: number | null
  scopes: string[]
  /** What debug_token calls them. */
  shownScopes: string[]
  /** False: granular scopes come without target_ids, which means all assets. */
  showsTargets: boolean
  /** What debug_token says of granular scopes. */
  granular: 'all' | 'none' | 'without management'
  /** Node calls still answered as if the grant had not arrived yet. */
  lag: number
  removed: boolean
}
