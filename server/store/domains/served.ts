import { prepared } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'

const row = prepared((db) => db.selectFrom('served_hosts').selectAll().where('one', '=', 1))

/** Another text than before when the hosts that are served have changed. */
export const servedMark = async (db: Db): Promise<string | undefined> => (await row(db))?.mark

export interface Activation {
  hostname: string
  projectId: string
  activatedAt: string
}

/** Every proof of a host since then, also of hosts that are served no more: each may have cost a certificate. The oldest first. */
export async function activationsSince(db: Db, since: string): Promise<Activation[]> {
  const rows = await db
    .selectFrom('domains')
    .select(['hostname', 'project_id as projectId', 'activated_at as activatedAt'])
    .where('activated_at', '>=', since)
    .orderBy('activated_at')
    .orderBy('id')
    .execute()
  return rows as Activation[]
}
