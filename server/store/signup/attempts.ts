import { type Insertable, sql, type Updateable } from 'kysely'
import type { ConnectionType, FaultCode } from '../../../contract/index.ts'
import { prepared } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { AttemptRow, AttemptsTable } from './tables.ts'

/** Adds an attempt. If its id or its code is known already, that attempt is returned as not added. */
export async function addAttempt(
  db: Db,
  attempt: Insertable<AttemptsTable>,
): Promise<{ added: boolean; attempt: AttemptRow }> {
  const added = await db
    .insertInto('attempts')
    .values(attempt)
    .onConflict((on) => on.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (added) return { added: true, attempt: added }
  const known = await db
    .selectFrom('attempts')
    .selectAll()
    .where((of) =>
      attempt.code_hash
        ? of.or([of('code_hash', '=', attempt.code_hash), of('id', '=', attempt.id)])
        : of('id', '=', attempt.id),
    )
    .execute()
  const same = known.find((one) => attempt.code_hash && one.code_hash === attempt.code_hash) ?? known[0]
  if (!same) throw new Error('an attempt that could not be added is not there either')
  return { added: false, attempt: same }
}

export const findAttempt = prepared((db, linkId: string, id: string) =>
  db.selectFrom('attempts').selectAll().where('setup_link_id', '=', linkId).where('id', '=', id),
)

/** The attempt that used a code, if the code was used on this link before. */
export const attemptOfCode = prepared((db, linkId: string, codeHash: string) =>
  db.selectFrom('attempts').selectAll().where('code_hash', '=', codeHash).where('setup_link_id', '=', linkId),
)

/** Whether another attempt of the same link ended with this fault. */
export async function hasFailedSo(db: Db, { id, setup_link_id }: AttemptRow, fault: FaultCode): Promise<boolean> {
  const other = await db
    .selectFrom('attempts')
    .select('id')
    .where('setup_link_id', '=', setup_link_id)
    .where('id', '!=', id)
    .where('fault', '=', fault)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/** The attempt that used a link up. */
export const completedAttempt = prepared((db, linkId: string) =>
  db
    .selectFrom('attempts')
    .selectAll()
    .where('setup_link_id', '=', linkId)
    .where('status', '=', sql.lit('completed' as const)),
)

/** Ends the attempts that wait for Meta on a link that is used now. A worker that runs one loses its lease. */
export const endWaiting = (tx: Db, linkId: string, but: string, at: string) =>
  tx
    .updateTable('attempts')
    .set({ status: 'cancelled', token: null, run_at: null, lease_owner: null, lease_until: null, ended_at: at })
    .where('setup_link_id', '=', linkId)
    .where('id', '!=', but)
    .where('status', '=', 'waiting')
    .execute()

/** Ends a paused attempt and deletes its token from the row; a failed one keeps its fault. Undefined while a worker runs it. */
export const endStanding = (tx: Db, id: string, fault: FaultCode, at: string) =>
  tx
    .updateTable('attempts')
    .set((of) => ({
      status: 'failed' as const,
      fault: of
        .case()
        .when('status', '=', 'failed')
        .then(of.ref('fault'))
        .else(fault as string | null)
        .end(),
      token: null,
      typed_pin: null,
      run_at: null,
      ended_at: of.fn.coalesce('ended_at', of.val(at)),
      updated_at: at,
    }))
    .where('id', '=', id)
    .where('status', 'in', ['failed', 'pin', 'waiting'])
    .where((of) => of.or([of('lease_until', 'is', null), of('lease_until', '<=', at)]))
    .returningAll()
    .executeTakeFirst()

export async function changeAttempt(db: Db, id: string, from: AttemptRow['status'], change: Updateable<AttemptsTable>) {
  const row = await db
    .updateTable('attempts')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', sql.lit(from))
    .returningAll()
    .executeTakeFirst()
  return row
}

/** Changes an attempt that was ended without an answer to its code, when the answer arrives late. */
export const changeLost = (db: Db, id: string, change: Updateable<AttemptsTable>) =>
  db
    .updateTable('attempts')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', sql.lit('failed' as const))
    .where('step', '=', sql.lit('exchange' as const))
    .where('fault', '=', sql.lit('exchange_unanswered' as const))
    .returningAll()
    .executeTakeFirst()

/** Whether a signup of this type was completed after that moment, in any project. For the operator's command: it reads the table. */
export const completedSince = async (db: Db, type: ConnectionType, since: string): Promise<boolean> =>
  Boolean(
    await db
      .selectFrom('attempts')
      .select('id')
      .where('status', '=', 'completed')
      .where('connection_type', '=', type)
      .where('ended_at', '>', since)
      .limit(1)
      .executeTakeFirst(),
  )
