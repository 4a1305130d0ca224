import { randomHex } from '../world/random.ts'
import type { TwilioAccount, TwilioCredentials } from '../world/twilio.ts'

/** An id as Twilio writes them: two letters and 32 hexadecimal digits. */
export const twilioSid = (kind: string): string => `${kind}${randomHex(16)}`

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
