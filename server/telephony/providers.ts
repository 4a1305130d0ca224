import type { AnyProvider } from './provider.ts'
import * as registry from './registry.ts'
import type { TelephonyReason } from './telephony-error.ts'

export type ProviderName = keyof typeof registry

type SettingsOf<Name extends ProviderName> = Parameters<(typeof registry)[Name]['accountOf']>[0]
type CredentialsOf<Name extends ProviderName> = NonNullable<ReturnType<(typeof registry)[Name]['accountOf']>>

/** Each provider's settings, under its name. */
export type TelephonySettings = { [Name in ProviderName]?: SettingsOf<Name> | undefined }

/** Credentials of any provider; `provider` says whose. */
export type Credentials = { [Name in ProviderName]: { provider: Name; fields: CredentialsOf<Name> } }[ProviderName]

export const providerNames = Object.keys(registry) as ProviderName[]

export const providers: Record<ProviderName, AnyProvider> = registry

/** The provider of a project that has no account. */
export const assumedProvider = providerNames.find((name) => providers[name].assumed) as ProviderName

/** What the operator can do about a refusal; undefined where it helps to wait, or nothing does. */
export function adviceFor(provider: ProviderName, reason: TelephonyReason): string | undefined {
  const { advice } = providers[provider]
  if (reason === 'requirements' || reason === 'credentials' || reason === 'unanswered') return advice[reason]
  return undefined
}

/** @throws {Error} when the settings hold accounts of two providers: the default project buys its numbers at one */
export function accountOfSettings(settings: TelephonySettings): Credentials | undefined {
  const found = providerNames.flatMap((provider) => {
    const own = settings[provider]
    const fields = own && providers[provider].accountOf(own)
    return fields ? [{ provider, fields } as Credentials] : []
  })
  const [account, other] = found
  if (account && other)
    throw new Error(
      `the settings hold accounts of ${providers[account.provider].title} and ${providers[other.provider].title}: leave out one, for the default project buys its numbers at one provider`,
    )
  return account
}
