import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { findTelephony, forgetTelephony, keepTelephony } from '../../store/provisioning/telephony.ts'
import { aboutToken } from '../../telephony/accounts.ts'
import { storeCredentials } from '../../telephony/credentials.ts'
import { type Credentials, type ProviderName, providers } from '../../telephony/providers.ts'
import { TelephonyError } from '../../telephony/telephony-error.ts'
import { credentialsIn, type TelephonyChange } from '../../telephony/update.ts'
import { toIso } from '../../time.ts'

type Changing = Pick<Deps, 'db' | 'now' | 'sealer' | 'telephony'>

/**
 * Gives a project its own account at a provider, or changes what its countries need. Credentials are tried before they are
 * kept.
 *
 * @throws {Fault} `invalid_request` when the provider refuses them, or when the project has its account at another provider
 *   and none is given; `telephony_unavailable` when the provider does not answer
 */
export async function updateTelephony(
  deps: Changing,
  projectId: string,
  provider: ProviderName,
  wanted: TelephonyChange,
) {
  const { db, now, sealer, telephony } = deps
  const at = toIso(now())
  const credentials = credentialsIn(provider, wanted)
  if (credentials) await tryOut(telephony, credentials)
  const found = await findTelephony(db, projectId)
  const known = found?.provider === provider ? found : undefined
  if (!credentials && found?.account_sid && !known)
    throw new Fault(
      'invalid_request',
      `telephony.${providers[provider].credentials.account} is not set: the project’s account is at ${providers[found.provider].title}`,
    )
  const given = credentials && storeCredentials(credentials)
  return db.transaction().execute(async (tx) => {
    const kept = await keepTelephony(tx, {
      project_id: projectId,
      provider,
      account_sid: given?.account ?? known?.account_sid ?? null,
      auth_token: given ? await sealer.seal(given.secret, aboutToken(projectId)) : (known?.auth_token ?? null),
      countries: wanted.countries ? JSON.stringify(wanted.countries) : (known?.countries ?? '{}'),
      created_at: at,
      updated_at: at,
    })
    const detail = { fields: Object.keys(wanted), account_sid: kept.account_sid }
    await audit(tx, now(), { projectId, action: 'telephony.updated', subject: projectId, detail })
    return kept
  })
}

/** Forgets a project's account. Its numbers stay at the provider, and in the database. */
export async function deleteTelephony({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await forgetTelephony(tx, projectId)
    await audit(tx, now(), { projectId, action: 'telephony.deleted', subject: projectId })
  })
}

async function tryOut(telephony: Deps['telephony'], account: Credentials) {
  const { title, advice, credentials } = providers[account.provider]
  try {
    await telephony.with(account).check()
  } catch (error) {
    if (!(error instanceof TelephonyError)) throw error
    if (error.reason === 'unanswered' || error.reason === 'busy')
      throw new Fault('telephony_unavailable', `${title} did not answer: try again in a moment`, { cause: error })
    const field = Object.keys(credentials.fields).at(-1)
    throw new Fault(
      'invalid_request',
      `telephony.${field} was refused by ${title} (${error.detail.code ?? error.detail.status}): ${advice.credentials}`,
    )
  }
}
