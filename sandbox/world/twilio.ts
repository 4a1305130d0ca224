import type { Call } from './call-log.ts'
import type { WebhookCall } from './deliveries.ts'

/** How an app signs in: with the account's token, or with an API key that can be taken back alone. */
export type TwilioCredentials = { accountSid: string; authToken: string; apiKeySid: string; apiKeySecret: string }

export type NumberType = 'local' | 'mobile' | 'tollFree'

/** A number for sale. */
export type Offer = {
  phoneNumber: string
  isoCountry: string
  type: NumberType
  locality: string | null
  region: string | null
  capabilities: { voice: boolean; sms: boolean; mms: boolean }
}

/** A number of the account. Times are the sandbox's own milliseconds. */
export type IncomingNumber = Offer & {
  sid: string
  friendlyName: string
  smsUrl: string
  smsMethod: 'GET' | 'POST'
  smsFallbackUrl: string
  voiceUrl: string
  voiceMethod: 'GET' | 'POST'
  voiceFallbackUrl: string
  statusCallback: string
  addressSid: string | null
  bundleSid: string | null
  identitySid: string | null
  createdAt: number
  updatedAt: number
}

/** What a country's rules ask for, kept in the account: an address, and a bundle of papers that names it. */
type Address = { sid: string; isoCountry: string }
export type Bundle = {
  sid: string
  isoCountry: string
  addressSid: string | null
  status: 'pending-review' | 'twilio-approved'
}

/** The whole state of the small Twilio. */
export type TwilioAccount = {
  credentials: TwilioCredentials
  /** By country and type, what is for sale. */
  stock: Map<string, Offer[]>
  numbers: Map<string, IncomingNumber>
  addresses: Map<string, Address>
  bundles: Map<string, Bundle>
  calls: Call[]
  deliveries: WebhookCall[]
}
