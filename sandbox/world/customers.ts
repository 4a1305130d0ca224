import type { SentCode } from './sent-code.ts'

/** A person with a Meta account. `era` tells people of an earlier scenario from those of the present one. */
export type User = { id: string; name: string; businessIds: string[]; era: number }

/** A business portfolio. `granted` are the WABAs it shares with the app, newest first: what `target_ids` shows. */
export type Business = {
  id: string
  name: string
  email: string
  website: string
  country: string
  verificationStatus: string
  createdAt: number
  granted: string[]
}

type Override = { uri: string; verifyToken: string }

export type Waba = {
  id: string
  businessId: string
  name: string
  currency: string
  timezoneId: string
  country: string
  namespace: string
  reviewStatus: 'PENDING' | 'APPROVED' | 'REJECTED'
  /** Null: the customer has given no payment method yet. */
  fundingId: string | null
  createdAt: number
  subscribed: boolean
  override: Override | null
}

type NumberStatus =
  | 'PENDING'
  | 'CONNECTED'
  | 'DISCONNECTED'
  | 'BANNED'
  | 'UNVERIFIED'
  | 'RESTRICTED'
  | 'FLAGGED'
  | 'RATE_LIMITED'
  | 'UNKNOWN'

/** A phone number and everything its state machine needs. Times are the sandbox's own milliseconds. */
export type PhoneNumber = SentCode & {
  id: string
  wabaId: string
  /** Digits with the country code, no plus. */
  digits: string
  verifiedName: string
  codeVerification: 'VERIFIED' | 'NOT_VERIFIED' | 'EXPIRED'
  verifiedAt: number | null
  platformType: 'CLOUD_API' | 'ON_PREMISE' | 'NOT_APPLICABLE'
  status: NumberStatus
  nameStatus: 'APPROVED' | 'AVAILABLE_WITHOUT_REVIEW' | 'DECLINED' | 'EXPIRED' | 'PENDING_REVIEW' | 'NONE'
  /** The requested name that will replace `verifiedName`: it is reviewed first, and applies from the next registration on. */
  newName: { name: string; status: 'PENDING_REVIEW' | 'APPROVED' | 'DECLINED'; reviewedAt: number | null } | null
  /** Moments of name changes, for the limit of ten in 30 days. */
  nameChanges: number[]
  quality: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'
  accountMode: 'LIVE' | 'SANDBOX'
  /** Meta raises it by itself when a number sends much; a number in the app never gets more. */
  throughput: 'STANDARD' | 'HIGH'
  onBizApp: boolean
  createdAt: number
  lastOnboardedAt: number | null
  /** Two-step verification: set at the first register, or by its owner long before. */
  pin: string | null
  wrongPins: number
  /** Wrong PINs that were tried, so that a repeated one is recognised. */
  triedPins: string[]
  pinLockedUntil: number
  /** The end of a lock that was reported to a caller. */
  pinWaitTold: number
  /** Moments of register and deregister calls, for the limit of ten in 72 hours. */
  registrations: number[]
  registrationLockedUntil: number
  override: Override | null
  /** Coexistence: when it began, what was synced since, whether the customer shares the chat history. */
  coexistence: { since: number; synced: string[]; sharesHistory: boolean; offboarded: boolean } | null
  /** Its WhatsApp account, which Meta's new account model parts from the messaging account. */
  waacId: string
  /** Another partner registered it first; Meta does not change its PIN. */
  sharedWithPartner: boolean
  /** It came from a partner's pool of pre-verified numbers. */
  preVerified: boolean
}

/** A number that a partner verified before any customer has it. The sandbox's partner is the app's own portfolio. */
export type PreVerifiedNumber = SentCode & {
  id: string
  digits: string
  ownerBusinessId: string
  addedAt: number
  verifiedAt: number | null
  /** Moments of verify_code calls, for the limit of an hour. */
  guesses: number[]
  /** Portfolios that may offer it too. */
  partners: string[]
}
