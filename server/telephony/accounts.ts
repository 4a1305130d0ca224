import type { Sealer } from '../security/seal.ts'
import type { Db } from '../store/database/tables.ts'
import { defaultProjectId } from '../store/projects/projects.ts'
import type { TelephonyAccountRow } from '../store/provisioning/tables.ts'
import { findTelephony, telephonyAccountsAt } from '../store/provisioning/telephony.ts'
import { type Account, connectAccount } from './connect.ts'
import { readCredentials, storeCredentials } from './credentials.ts'
import {
  accountOfSettings,
  assumedProvider,
  type Credentials,
  type ProviderName,
  type TelephonySettings,
} from './providers.ts'

export interface Accounts {
  /** Where a project's numbers are bought; undefined when it has no account. */
  of(projectId: string): Promise<Account | undefined>
  /** An account by credentials that are not kept yet. */
  with(credentials: Credentials): Account
  /** Whether a project can buy numbers. Asks no provider. */
  has(projectId: string): Promise<boolean>
  /** Whose account a project uses, and which; `none`: at that provider it would get one. */
  describe(projectId: string): Promise<AccountDescription>
  /** The accounts at a provider, of one id or all, with the projects that they belong to. */
  at(provider: ProviderName, accountSid?: string): Promise<{ credentials: Credentials; projectId: string }[]>
}

interface AccountDescription {
  provider: ProviderName
  credentials: 'project' | 'settings' | 'none'
  account_sid: string | null
  countries: Record<string, Record<string, string | null>>
}

/** Credentials are a project's own, sealed in the database; the default project may use those of the settings. */
export function telephonyAccounts(
  { db, sealer, publicUrl }: { db: Db; sealer: Sealer; publicUrl: string },
  settings: TelephonySettings,
): Accounts {
  const own = withId(accountOfSettings(settings))
  const ofSettings = (projectId: string) => (projectId === defaultProjectId ? own : undefined)

  const ofRow = async ({ provider, account_sid, auth_token, project_id }: TelephonyAccountRow) =>
    account_sid && auth_token
      ? readCredentials(provider, {
          account: account_sid,
          secret: await sealer.open(auth_token, aboutToken(project_id)),
        })
      : undefined

  return {
    with: (credentials) => connectAccount(credentials, { publicUrl, settings }),

    async of(projectId) {
      const row = await findTelephony(db, projectId)
      const credentials = (row && (await ofRow(row))) ?? ofSettings(projectId)
      if (!credentials) return undefined
      const countries = countriesFor(credentials.provider, row)
      return connectAccount(credentials, { publicUrl, settings, countries })
    },

    has: async (projectId) => Boolean((await findTelephony(db, projectId))?.account_sid ?? ofSettings(projectId)),

    async describe(projectId) {
      const row = await findTelephony(db, projectId)
      const shared = ofSettings(projectId)
      const provider = (row?.account_sid ? row.provider : shared?.provider) ?? row?.provider ?? assumedProvider
      return {
        provider,
        credentials: row?.account_sid ? 'project' : shared ? 'settings' : 'none',
        account_sid: row?.account_sid ?? shared?.id ?? null,
        countries: countriesFor(provider, row),
      }
    },

    async at(provider, accountSid) {
      const found: { credentials: Credentials; projectId: string }[] = []
      for (const row of await telephonyAccountsAt(db, provider, accountSid)) {
        const credentials = await ofRow(row)
        if (credentials) found.push({ credentials, projectId: row.project_id })
      }
      const isMeant = accountSid === undefined || accountSid === own?.id
      if (own?.provider === provider && isMeant) found.push({ credentials: own, projectId: defaultProjectId })
      return found
    },
  }
}

const withId = (credentials: Credentials | undefined) =>
  credentials && { ...credentials, id: storeCredentials(credentials).account }

/** What a project keeps of countries is in the words of one provider, and nothing to another. */
const countriesFor = (provider: ProviderName, row: TelephonyAccountRow | undefined) =>
  row?.provider === provider ? JSON.parse(row.countries) : {}

/** What an account's secret is sealed for. */
export const aboutToken = (projectId: string) => `telephony ${projectId}`
