import type { Db } from '../database/tables.ts'

/** Records when Meta told a fact; false when it told the same fact later, and that was recorded before. */
export async function noteNews(tx: Db, subject: string, fact: string, at: string): Promise<boolean> {
  const noted = await tx
    .insertInto('meta_news')
    .values({ subject, fact, at })
    .onConflict((on) => on.columns(['subject', 'fact']).doUpdateSet({ at }).where('meta_news.at', '<=', at))
    .returning('subject')
    .executeTakeFirst()
  return noted !== undefined
}

/**
 * Makes webhooks about the same accounts wait for each other, before either changes anything. Accounts are taken in one order, so
 * that two webhooks about several of them wait without a deadlock. Accounts that nobody here has need no order.
 */
export async function holdAccounts(tx: Db, wabaIds: string[], at: string) {
  const known = await tx.selectFrom('accounts').select('waba_id').distinct().where('waba_id', 'in', wabaIds).execute()
  if (!known.length) return
  const rows = known.map(({ waba_id }) => ({ subject: waba_id, fact: 'held', at }))
  await tx
    .insertInto('meta_news')
    .values(rows.sort((one, other) => (one.subject < other.subject ? -1 : 1)))
    .onConflict((on) => on.columns(['subject', 'fact']).doUpdateSet({ at }))
    .execute()
}

/** Deletes the times of news that is so old that Meta sends nothing older any more. */
export const forgetNews = (db: Db, before: string) => db.deleteFrom('meta_news').where('at', '<', before).execute()
