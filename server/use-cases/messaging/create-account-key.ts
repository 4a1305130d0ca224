import { type AccountKeyCreate, type AccountScope, accountScopes } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { newAccountKey } from '../../security/account-key.ts'
import { hashApiKey } from '../../security/api-key.ts'
import type { Db } from '../../store/database/tables.ts'
import { addAccountKey } from '../../store/messaging/account-keys.ts'
import { reachAccount } from '../../store/messaging/reach.ts'
import type { AccountKeyRow } from '../../store/messaging/tables.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { toIso } from '../../time.ts'

/** A new key, on the only occasion that it can be shown: only its hash is stored. */
export interface NewAccountKey {
  key: string
  row: AccountKeyRow
}

/**
 * Creates a key that reaches one account of the project.
 *
 * @throws {Fault} `not_found` for an account of which the project has no number; `invalid_request` for an end that has passed
 */
export async function createAccountKey(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  wabaId: string,
  { name, expires_at, scopes }: AccountKeyCreate,
): Promise<NewAccountKey> {
  const end = expires_at ? toIso(new Date(expires_at)) : null
  if (end && end <= toIso(now())) throw new Fault('invalid_request', 'account_key.expires_at must be in the future')
  return db.transaction().execute(async (tx) => {
    if (!(await reachAccount(tx, projectId, wabaId))) throw new Fault('not_found', 'Account not found')
    const made = await makeAccountKey(tx, now(), {
      project_id: projectId,
      business_account_id: wabaId,
      name,
      scopes: [...new Set(scopes ?? accountScopes)],
      expires_at: end,
      budget_id: null,
    })
    const detail = { name, business_account_id: wabaId }
    await audit(tx, now(), { projectId, action: 'account_key.created', subject: made.row.id, detail })
    return made
  })
}

export async function makeAccountKey(
  tx: Db,
  now: Date,
  {
    scopes,
    ...about
  }: Pick<AccountKeyRow, 'project_id' | 'business_account_id' | 'name' | 'expires_at' | 'budget_id'> & {
    scopes: readonly AccountScope[]
  },
): Promise<NewAccountKey> {
  const key = newAccountKey()
  const row = await addAccountKey(tx, {
    ...about,
    scopes: JSON.stringify(scopes),
    hash: hashApiKey(key),
    prefix: key.slice(0, 9),
    created_at: toIso(now),
  })
  return { key, row }
}
