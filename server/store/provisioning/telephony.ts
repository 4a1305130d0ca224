import type { Insertable } from 'kysely'
import type { ProviderName } from '../../telephony/providers.ts'
import type { Db } from '../database/tables.ts'
import type { TelephonyAccountRow, TelephonyAccountsTable } from './tables.ts'

export const findTelephony = (db: Db, projectId: string): Promise<TelephonyAccountRow | undefined> =>
  db.selectFrom('telephony_accounts').selectAll().where('project_id', '=', projectId).executeTakeFirst()

/** The projects' own accounts at a provider: those of one id, or all. */
export const telephonyAccountsAt = (
  db: Db,
  provider: ProviderName,
  accountSid: string | undefined,
): Promise<TelephonyAccountRow[]> => {
  const query = db.selectFrom('telephony_accounts').selectAll().where('provider', '=', provider)
  return (accountSid === undefined ? query : query.where('account_sid', '=', accountSid)).execute()
}

/** Projects that have stored anything about telephony. */
export const projectsWithTelephony = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('telephony_accounts').select('project_id').execute()).map(({ project_id }) => project_id)

/** Writes what a project says of its account. Columns that are undefined stay as they are. */
export const keepTelephony = (db: Db, row: Insertable<TelephonyAccountsTable>): Promise<TelephonyAccountRow> =>
  db
    .insertInto('telephony_accounts')
    .values(row)
    .onConflict((on) => {
      const { project_id: _project, created_at: _created, ...change } = row
      return on.column('project_id').doUpdateSet(change)
    })
    .returningAll()
    .executeTakeFirstOrThrow()

export const forgetTelephony = (db: Db, projectId: string) =>
  db.deleteFrom('telephony_accounts').where('project_id', '=', projectId).execute()
