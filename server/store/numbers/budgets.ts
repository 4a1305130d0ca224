import type { Db } from '../database/tables.ts'

/** One call that Meta counts: when it was made, and whether Meta answered it. */
export interface Use {
  at: string
  answered: boolean
}

/**
 * The uses of one budget, to be changed with {@link putUses} in the same transaction: until its end nobody else reads them.
 *
 * @param subject Meta's id of what the budget is about; Meta counts by it, whichever project asks
 */
export async function takeUses(tx: Db, subject: string, kind: string, now: string): Promise<Use[]> {
  const { uses } = await tx
    .insertInto('meta_budgets')
    .values({ subject, kind, uses: '[]', updated_at: now })
    .onConflict((on) => on.columns(['subject', 'kind']).doUpdateSet({ updated_at: now }))
    .returning('uses')
    .executeTakeFirstOrThrow()
  return JSON.parse(uses)
}

export const putUses = (tx: Db, subject: string, kind: string, uses: Use[]) =>
  tx
    .updateTable('meta_budgets')
    .set({ uses: JSON.stringify(uses) })
    .where('subject', '=', subject)
    .where('kind', '=', kind)
    .execute()

/** Deletes budgets of which nothing was used since `before`. */
export const forgetBudgets = (db: Db, before: string) =>
  db.deleteFrom('meta_budgets').where('updated_at', '<', before).execute()
