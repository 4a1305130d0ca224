import { storeCredentials } from './credentials.ts'
import { type Credentials, type ProviderName, providers, type TelephonySettings } from './providers.ts'
import type { Telephony } from './telephony.ts'

/** An account at a provider. A number that lies in it can be released there and nowhere else. */
export interface Account extends Telephony {
  provider: ProviderName
  /** The account's id at the provider. */
  accountSid: string
}

interface Surroundings {
  publicUrl: string
  settings: TelephonySettings
  /** What countries ask for, in the provider's own words. */
  countries?: Record<string, object>
}

/** Makes no request: credentials are tried by the first method that is called. */
export function connectAccount(
  credentials: Credentials,
  { publicUrl, settings, countries = {} }: Surroundings,
): Account {
  const { provider, fields } = credentials
  const telephony = providers[provider].connect({
    credentials: fields,
    settings: settings[provider] ?? {},
    countries,
    webhookUrl: `${publicUrl}/webhooks/${provider}`,
  })
  return { ...telephony, provider, accountSid: storeCredentials(credentials).account }
}
