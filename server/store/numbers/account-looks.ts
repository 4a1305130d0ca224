import { addMs, day, toIso } from '../../time.ts'
import { dueRows } from '../database/leases.ts'
import type { Db } from '../database/tables.ts'
import type { LedgerFindingRow } from './tables.ts'

/** At most one account is compared in this time, by all processes together: three requests to Meta and one for each number. */
const pace = 10_000

/** An account that is connected is compared a day later, and then daily, each at an hour of its own. */
export const nextLook = (now: string): string => toIso(addMs(new Date(now), day + Math.random() * (day / 24)))

/** Plans the comparisons of an account. Of one that is known nothing changes. */
export const planLook = (tx: Db, wabaId: string, now: string) =>
  tx
    .insertInto('account_looks')
    .values({ id: wabaId, run_at: nextLook(now) })
    .onConflict((on) => on.doNothing())
    .execute()

/** The account to compare next; none while the last look is too fresh. With many accounts each waits longer than a day. */
export async function dueLooks(db: Db, now: string): Promise<string[]> {
  const due = await dueRows(db, 'account_looks', now, 1)
  if (!due.length) return []
  const { last } = await db
    .selectFrom('account_looks')
    .select((of) => of.fn.max('looked_at').as('last'))
    .executeTakeFirstOrThrow()
  return last && last > toIso(addMs(new Date(now), -pace)) ? [] : due
}

export type Found = Pick<LedgerFindingRow, 'waba_id' | 'phone_number_id' | 'finding'>

/** Those of an account in place of the ones before; returns which are new, and which are over. */
export async function putFindings(tx: Db, lookId: string, found: Found[], now: string) {
  const before = await tx.selectFrom('ledger_findings').selectAll().where('look_id', '=', lookId).execute()
  const fresh = found.filter((one) => !before.some((old) => isSame(old, one)))
  const over = before.filter((old) => !found.some((one) => isSame(old, one)))
  for (const { waba_id, phone_number_id, finding } of over)
    await tx
      .deleteFrom('ledger_findings')
      .where('look_id', '=', lookId)
      .where('waba_id', '=', waba_id)
      .where('phone_number_id', '=', phone_number_id)
      .where('finding', '=', finding)
      .execute()
  if (fresh.length)
    await tx
      .insertInto('ledger_findings')
      .values(fresh.map((one) => ({ ...one, look_id: lookId, found_at: now })))
      .onConflict((on) => on.doNothing())
      .execute()
  return { fresh, over }
}

const isSame = (one: Found, other: Found) =>
  one.waba_id === other.waba_id && one.phone_number_id === other.phone_number_id && one.finding === other.finding

/** Forgets an account of which no number is left here. */
export async function forgetLook(tx: Db, lookId: string) {
  await tx.deleteFrom('ledger_findings').where('look_id', '=', lookId).execute()
  await tx.deleteFrom('account_looks').where('id', '=', lookId).execute()
}

/** All accounts, the ones whose turn is next first, from `after` on. */
export const looksToTake = (db: Db, most: number) =>
  db.selectFrom('account_looks').select('id').orderBy('run_at').limit(most).execute()

export const allFindings = (db: Db, most: number): Promise<LedgerFindingRow[]> =>
  db.selectFrom('ledger_findings').selectAll().orderBy('look_id').orderBy('finding').limit(most).execute()

export const countFindings = (db: Db) =>
  db
    .selectFrom('ledger_findings')
    .select((of) => ['finding', of.fn.countAll<number>().as('count')])
    .groupBy('finding')
    .execute()
