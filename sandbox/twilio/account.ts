import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Call } from '../world/call-log.ts'
import type { WebhookCall } from './app-call.ts'
import type { NumberType } from './countries.ts'
import { TwilioError } from './twilio-error.ts'

/** How an app signs in: with the account's token, or with an API key that can be taken back alone. */
export type TwilioCredentials = { accountSid: string; authToken: string; apiKeySid: string; apiKeySecret: string }

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
export type Address = { sid: string; isoCountry: string }
export type Bundle = {
  sid: string
  isoCountry: string
  addressSid: string | null
  status: 'pending-review' | 'twilio-approved'
}

/** All that the small Twilio knows. */
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

/** An id as Twilio writes them: two letters and 32 hexadecimal digits. */
export const twilioSid = (kind: string): string => `${kind}${randomBytes(16).toString('hex')}`

export const createAccount = (credentials: TwilioCredentials): TwilioAccount => ({
  credentials,
  stock: new Map(),
  numbers: new Map(),
  addresses: new Map(),
  bundles: new Map(),
  calls: [],
  deliveries: [],
})

/** Everything gone but the credentials. */
export const emptyAccount = (account: TwilioAccount): void =>
  void Object.assign(account, createAccount(account.credentials))

/**
 * HTTP basic authentication: the account's SID and token, or an API key's.
 *
 * @throws {TwilioError} 20003
 */
export function authenticate({ credentials }: TwilioAccount, headers: IncomingHttpHeaders, revoked: boolean): void {
  const [scheme, encoded = ''] = (headers.authorization ?? '').split(' ')
  const given = Buffer.from(encoded, 'base64').toString()
  const { accountSid, authToken, apiKeySid, apiKeySecret } = credentials
  const known = [`${accountSid}:${authToken}`, `${apiKeySid}:${apiKeySecret}`].some((pair) => same(pair, given))
  if (revoked || scheme?.toLowerCase() !== 'basic' || !known) throw new TwilioError(401, 20003, 'Authenticate')
}

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
