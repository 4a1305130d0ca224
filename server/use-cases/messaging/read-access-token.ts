import type { AccessToken } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { findNumber } from '../../store/numbers/phone-numbers.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { findProject, policyOf } from '../../store/projects/projects.ts'
import { tokenOfNumber } from '../numbers/number-token.ts'

/**
 * Hands out the token of a number, for a host that sends with a library of its own. Only where the project's policy allows it, and
 * each time it is noted who asked.
 *
 * @throws {Fault} `not_found`; `invalid_request` unless the policy has `allow_access_token`
 */
export async function readAccessToken(
  deps: Pick<Deps, 'db' | 'now' | 'sealer'>,
  projectId: string,
  phoneNumberId: string,
): Promise<AccessToken> {
  const { db, now } = deps
  const number = await findNumber(db, projectId, phoneNumberId)
  if (!number) throw new Fault('not_found', 'Phone number not found')
  if (!policyOf(await findProject(db, projectId)).allow_access_token)
    throw new Fault(
      'invalid_request',
      'The policy of this project does not let tokens out: set policy.allow_access_token to true, or send by /meta/whatsapp',
    )
  const access_token = await tokenOfNumber(deps, number)
  await audit(db, now(), { projectId, action: 'phone_number.token_read', subject: phoneNumberId })
  return {
    access_token,
    expires_at: number.token_expires_at,
    phone_number_id: phoneNumberId,
    business_account_id: number.business_account_id,
  }
}
