import * as z from 'zod/mini'
import { CountryIso } from '../../contract/index.ts'
import { type Credentials, type ProviderName, providerNames, providers } from './providers.ts'

/** What a project may say of its account at one provider: all fields of the credentials or none, and its countries. */
export function updateOf(provider: ProviderName) {
  const { credentials, country } = providers[provider]
  const names = Object.keys(credentials.fields)
  const optional = Object.fromEntries(
    names.map((name) => [name, z.nullish(credentials.fields[name] as z.ZodMiniType<string>)]),
  )
  const last = names.at(-1) as string
  const others = names.slice(0, -1).join(' and ')
  return z
    .object({
      provider: z.optional(z.literal(provider)),
      ...optional,
      countries: z.nullish(z.record(CountryIso, country.schema, 'must be an object with country codes as names')),
    })
    .check(
      z.refine((update) => new Set(names.map((name) => (update as Texts)[name] == null)).size === 1, {
        path: [last],
        message: `must come with ${others}, and ${others} with it`,
      }),
    )
}

type Texts = Record<string, string | null | undefined>

/** The provider that an update is about: the one it names, else the one whose credentials it holds, else `current`. */
export function providerIn(
  update: object & { provider?: ProviderName | undefined },
  current: ProviderName,
): ProviderName {
  const holds = (name: ProviderName) =>
    Object.keys(providers[name].credentials.fields).some((field) => (update as Texts)[field] != null)
  return update.provider ?? [current, ...providerNames].find(holds) ?? current
}

/** An update that was read by {@link updateOf}. */
export type TelephonyChange = z.output<ReturnType<typeof updateOf>>

/** The credentials in an update, if it has any. */
export function credentialsIn(provider: ProviderName, update: TelephonyChange): Credentials | undefined {
  const given = Object.keys(providers[provider].credentials.fields).map((name) => [name, (update as Texts)[name]])
  if (given.some(([, text]) => text == null)) return undefined
  return { provider, fields: Object.fromEntries(given) } as Credentials
}
