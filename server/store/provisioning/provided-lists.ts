import { sql } from 'kysely'
import type { PoolNumberStatus } from '../../../contract/index.ts'
import { e164, spellingsOf } from '../../phone.ts'
import type { ProviderName } from '../../telephony/providers.ts'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { ProvidedNumberRow } from './tables.ts'

/** Statuses of numbers that no customer holds or has, and that can be given back. */
export const unclaimed = ['available', 'checking', 'set_aside'] as const satisfies PoolNumberStatus[]

export function listProvided(
  db: Db,
  poolId: string,
  filter: { status?: PoolNumberStatus | undefined; phone_number?: string | undefined },
  page: Page,
) {
  let query = db.selectFrom('provided_numbers').selectAll().where('pool_id', '=', poolId)
  if (filter.status) query = query.where('status', '=', filter.status)
  if (filter.phone_number) query = query.where('phone_number', 'in', spellingsOf(filter.phone_number).map(e164))
  return pageOf(query, page, {
    kept: filter.phone_number
      ? undefined
      : { db, list: 'provided_numbers', owner: poolId, part: filter.status, rows: query },
  })
}

export const unclaimedOfPool = (db: Db, poolId: string): Promise<ProvidedNumberRow[]> =>
  db.selectFrom('provided_numbers').selectAll().where('pool_id', '=', poolId).where('status', 'in', unclaimed).execute()

/** Sends the ready numbers of a pool that Meta has not verified through the checks again. */
export const recheckUnverified = (db: Db, poolId: string, run_at: string) =>
  db
    .updateTable('provided_numbers')
    .set({ status: 'checking', run_at })
    .where('pool_id', '=', poolId)
    .where('status', '=', 'available')
    .where('preverified_id', 'is', null)
    .execute()

/** The numbers on their way into a pool, or ready in it, that lie in an account at a provider. */
export const pooledInAccount = (
  db: Db,
  projectId: string,
  { provider, accountSid }: { provider: ProviderName; accountSid: string },
): Promise<ProvidedNumberRow[]> =>
  db
    .selectFrom('provided_numbers')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('provider', '=', provider)
    .where('account_sid', '=', accountSid)
    .where('provider_id', 'is not', null)
    .where('status', 'in', ['checking', 'available'])
    .execute()

/** Numbers whose reservation is gone with its customer. */
export const orphans = (db: Db): Promise<ProvidedNumberRow[]> =>
  db
    .selectFrom('provided_numbers as number')
    .selectAll('number')
    .where('number.status', '=', sql.lit('reserved' as const)) // See `active` in setup-links.ts.
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('reservations')
            .select('reservations.id')
            .whereRef('reservations.id', '=', 'number.reservation_id'),
        ),
      ),
    )
    .limit(50)
    .execute()
