import type { TelephonyCountry } from '../../contract/index.ts'
import type { Sealer } from '../security/seal.ts'
import type { Db } from '../store/database/tables.ts'
import { defaultProjectId } from '../store/projects/projects.ts'
import type { TelephonyAccountRow } from '../store/provisioning/tables.ts'
import { accountsBySid, findTelephony } from '../store/provisioning/telephony.ts'
import type { Telephony } from './provider.ts'
import { createTwilio } from './twilio.ts'

/** What the settings say of Twilio: an account for the default project, and where Twilio is. */
export interface TwilioSettings {
  accountSid?: string | undefined
  authToken?: string | undefined
  apiUrl?: string | undefined
  /** How long one call may take, in milliseconds. */
  timeout?: number | undefined
}

export interface Accounts {
  /** Where a project's numbers are bought; nothing where none are. */
  of(projectId: string): Promise<Telephony | undefined>
  /** The same for credentials that are not kept yet. */
  with(accountSid: string, authToken: string): Telephony
  /** Whether a project can buy numbers, without asking anybody. */
  has(projectId: string): Promise<boolean>
  /** The account of the settings, for a project that has it. */
  settingsSid(projectId: string): string | null
  /** Auth tokens that may have signed what came from an account, and the projects it belongs to. */
  tokensOf(accountSid: string): Promise<{ token: string; projectId: string }[]>
}

/** Credentials are a project's own, sealed in the database, or for the default project those of the settings. */
export function telephonyAccounts(
  { db, sealer, publicUrl }: { db: Db; sealer: Sealer; publicUrl: string },
  settings: TwilioSettings,
): Accounts {
  const own =
    settings.accountSid && settings.authToken ? (settings as Record<'accountSid' | 'authToken', string>) : null
  const ofSettings = (projectId: string) => (projectId === defaultProjectId ? own : null)

  async function credentials(projectId: string, row: TelephonyAccountRow | undefined) {
    if (row?.account_sid && row.auth_token)
      return { accountSid: row.account_sid, authToken: await sealer.open(row.auth_token, aboutToken(projectId)) }
    return ofSettings(projectId)
  }

  const { apiUrl = 'https://api.twilio.com', timeout = 15_000 } = settings
  const make = (accountSid: string, authToken: string, countries: Record<string, TelephonyCountry>) =>
    createTwilio({ accountSid, authToken, apiUrl, timeout, countries, publicUrl })

  return {
    with: (accountSid, authToken) => make(accountSid, authToken, {}),

    async of(projectId) {
      const row = await findTelephony(db, projectId)
      const known = await credentials(projectId, row)
      if (!known) return undefined
      return make(known.accountSid, known.authToken, JSON.parse(row?.countries ?? '{}'))
    },

    has: async (projectId) => Boolean((await findTelephony(db, projectId))?.account_sid ?? ofSettings(projectId)),

    settingsSid: (projectId) => ofSettings(projectId)?.accountSid ?? null,

    async tokensOf(accountSid) {
      const found: { token: string; projectId: string }[] = []
      for (const row of await accountsBySid(db, accountSid))
        if (row.auth_token)
          found.push({
            token: await sealer.open(row.auth_token, aboutToken(row.project_id)),
            projectId: row.project_id,
          })
      if (own?.accountSid === accountSid) found.push({ token: own.authToken, projectId: defaultProjectId })
      return found
    },
  }
}

/** What an auth token is sealed for. */
export const aboutToken = (projectId: string) => `telephony ${projectId}`
