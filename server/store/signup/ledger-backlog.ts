import { type ExpressionBuilder, sql } from 'kysely'
import { addMs, minute, toIso } from '../../time.ts'
import type { Db, Tables } from '../database/tables.ts'
import type { LedgerRow } from './tables.ts'

/** After so many tries that failed, or when nobody has taken it up for so long, a grant is said to wait. */
const [fewTries, soon] = [4, 5 * minute]
const stuck = sql.lit('stuck' as const)

const waits = (of: ExpressionBuilder<Tables, 'meta_ledger'>, now: string) =>
  of.and([
    of('run_at', 'is not', null),
    of.or([of('tries', '>=', fewTries), of('run_at', '<', toIso(addMs(new Date(now), -soon)))]),
  ])

/** How many grants wait to be undone, and how much Meta refused to undo at every try. */
export async function countBacklog(db: Db, now: string): Promise<{ waiting: number; stuck: number }> {
  const waiting = await db
    .selectFrom('meta_ledger')
    .where((of) => waits(of, now))
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const refused = await db
    .selectFrom('meta_ledger')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('status', '=', stuck)
    .executeTakeFirstOrThrow()
  return { waiting: Number(waiting.count), stuck: Number(refused.count) }
}

/** The same, by row; the oldest first. */
export const backlog = (db: Db, now: string, most: number): Promise<LedgerRow[]> =>
  db
    .selectFrom('meta_ledger')
    .selectAll()
    .where((of) => of.or([of('status', '=', stuck), waits(of, now)]))
    .orderBy('created_at')
    .limit(most)
    .execute()
