import type { Db } from '../database/tables.ts'

/** What statistics need to know of some links. Those that were deleted are missing. */
export const linksById = (db: Db, ids: string[]) =>
  db
    .selectFrom('setup_links')
    .select(['id', 'project_id', 'created_at', 'language', 'connection_types', 'prefill', 'setup_status', 'used_at'])
    .where('id', 'in', ids)
    .execute()

export type CountedLink = Awaited<ReturnType<typeof linksById>>[number]

export const linkIdsAfter = async (db: Db, id: string, most: number): Promise<string[]> => {
  const rows = await db.selectFrom('setup_links').select('id').where('id', '>', id).orderBy('id').limit(most).execute()
  return rows.map((row) => row.id)
}

/** What is written on some connected numbers, by Meta's id. */
export async function displayedNumbers(
  db: Db,
  projectIds: string[],
  phoneNumberIds: string[],
): Promise<Map<string, string>> {
  if (!phoneNumberIds.length) return new Map()
  const rows = await db
    .selectFrom('phone_numbers')
    .select(['phone_number_id', 'display_phone_number'])
    .where('project_id', 'in', projectIds)
    .where('phone_number_id', 'in', phoneNumberIds)
    .execute()
  return new Map(rows.map((row) => [row.phone_number_id, row.display_phone_number ?? '']))
}
