import { madeWith, type Signer } from '../database/made-with.ts'
import type { Db } from '../database/tables.ts'

/** Records the first time that a webhook of Meta's about an account arrives, from the app that its numbers are connected with. */
export async function noteHeard(db: Db, wabaIds: string[], signer: Signer, now: string) {
  const first = await db
    .selectFrom('phone_numbers')
    .select('id')
    .where('business_account_id', 'in', wabaIds)
    .where(madeWith(signer))
    .where('webhook_verified_at', 'is', null)
    .execute()
  const ids = first.map(({ id }) => id)
  if (ids.length)
    await db.updateTable('phone_numbers').set({ webhook_verified_at: now }).where('id', 'in', ids).execute()
}
