import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { completedLink } from '../../security/result.ts'
import { reachAccount } from '../../store/messaging/reach.ts'
import type { NewAccountKey } from './create-account-key.ts'
import { takeKey } from './issue-key.ts'

/**
 * Hands out the key that a finished signup brought, in exchange for the signed result that its customer came back with. It works
 * once.
 *
 * @throws {Fault} `invalid_request` for a result that is not ours, not this project's, too old, or of a failure; `not_found` when
 *   the link brings no key, or the key was told before
 */
export async function claimKey(
  deps: Pick<Deps, 'db' | 'keys' | 'now' | 'publicUrl'>,
  projectId: string,
  result: string,
): Promise<NewAccountKey> {
  const linkId = await completedLink(deps.keys, deps.publicUrl, projectId, result, deps.now())
  if (!linkId)
    throw new Fault(
      'invalid_request',
      'account_key.result must be the signed result of a completed signup of this project, and at most ten minutes old',
    )
  return deps.db.transaction().execute(async (tx) => {
    const made = await takeKey(deps, tx, projectId, linkId)
    if (!made || !(await reachAccount(tx, projectId, made.row.business_account_id)))
      throw new Fault('not_found', 'There is no key to claim: the link brings none, or it was told before')
    return made
  })
}
