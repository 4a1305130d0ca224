import type { Db } from '../database/tables.ts'

interface Heard {
  id: string
  webhook_verified_at: string | null
}

/** Records the first time that a webhook of Meta's about the account of these numbers arrives. */
export async function noteHeard(db: Db, numbers: Heard[], now: string) {
  const ids = numbers.filter(({ webhook_verified_at }) => webhook_verified_at === null).map(({ id }) => id)
  if (ids.length)
    await db
      .updateTable('phone_numbers')
      .set({ webhook_verified_at: now })
      .where('id', 'in', ids)
      .where('webhook_verified_at', 'is', null)
      .execute()
}
