import type { TelephonyUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { findTelephony, forgetTelephony, keepTelephony } from '../../store/provisioning/telephony.ts'
import { aboutToken } from '../../telephony/accounts.ts'
import { TelephonyError } from '../../telephony/provider.ts'
import { toIso } from '../../time.ts'

type Changing = Pick<Deps, 'db' | 'now' | 'sealer' | 'telephony'>

/**
 * Gives a project its own Twilio account, or changes what its countries need. Credentials are tried before they are kept.
 *
 * @throws {Fault} `invalid_request` when Twilio refuses them; `telephony_unavailable` when it does not answer
 */
export async function updateTelephony(deps: Changing, projectId: string, wanted: TelephonyUpdate) {
  const { db, now, sealer, telephony } = deps
  const at = toIso(now())
  const { account_sid, auth_token, countries } = wanted
  if (account_sid && auth_token) await tried(telephony, account_sid, auth_token)
  const known = await findTelephony(db, projectId)
  return db.transaction().execute(async (tx) => {
    const kept = await keepTelephony(tx, {
      ...{ project_id: projectId, provider: 'twilio', created_at: at, updated_at: at },
      account_sid: account_sid ?? known?.account_sid ?? null,
      auth_token: auth_token ? await sealer.seal(auth_token, aboutToken(projectId)) : (known?.auth_token ?? null),
      countries: countries ? JSON.stringify(countries) : (known?.countries ?? '{}'),
    })
    const detail = { fields: Object.keys(wanted), account_sid: kept.account_sid }
    await audit(tx, now(), { projectId, action: 'telephony.updated', subject: projectId, detail })
    return kept
  })
}

/** Forgets a project's account. The numbers that lie in it stay there, and in the books. */
export async function deleteTelephony({ db, now }: Pick<Deps, 'db' | 'now'>, projectId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await forgetTelephony(tx, projectId)
    await audit(tx, now(), { projectId, action: 'telephony.deleted', subject: projectId })
  })
}

async function tried(telephony: Deps['telephony'], accountSid: string, authToken: string) {
  try {
    await telephony.with(accountSid, authToken).find('+15005550006')
  } catch (error) {
    if (!(error instanceof TelephonyError)) throw error
    if (error.reason === 'unanswered' || error.reason === 'busy')
      throw new Fault('telephony_unavailable', 'Twilio did not answer: try again in a moment', { cause: error })
    throw new Fault(
      'invalid_request',
      `telephony.auth_token was refused by Twilio (${error.detail.code ?? error.detail.status}): compare both with the console`,
    )
  }
}
