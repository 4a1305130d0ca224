import { sql } from 'kysely'
import type { ObservedKind } from '../../../contract/index.ts'
import type { Db } from '../database/tables.ts'

/** The most different names that are stored per kind and project, so that invented names cannot fill the database. */
const most = 100

/** A text that does not look like a name or code of Meta's is counted under this one. */
const nameOf = (name: string) => (/^([A-Za-z][A-Za-z0-9_]{0,63}|\d{1,9}(\/\d{1,9})?)$/.test(name) ? name : 'other')

/** Counts unknown names of Meta's. Those without a project (`''`) are shown to the operator alone. */
export async function observe(
  db: Db,
  projectId: string,
  unknown: { kind: ObservedKind; name: string }[],
  now: string,
): Promise<void> {
  for (const { kind, name: said } of unknown) {
    const name = nameOf(said)
    const known = await db
      .updateTable('meta_observed')
      .set({ count: sql`count + 1`, last_at: now })
      .where('project_id', '=', projectId)
      .where('kind', '=', kind)
      .where('name', '=', name)
      .executeTakeFirst()
    if (Number(known.numUpdatedRows)) continue
    const { kept } = await db
      .selectFrom('meta_observed')
      .select((of) => of.fn.countAll<number>().as('kept'))
      .where('project_id', '=', projectId)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('meta_observed')
      .values({
        project_id: projectId,
        kind,
        name: Number(kept) < most ? name : 'other',
        count: 1,
        first_at: now,
        last_at: now,
      })
      .onConflict((on) =>
        on.columns(['project_id', 'kind', 'name']).doUpdateSet({ count: sql`meta_observed.count + 1`, last_at: now }),
      )
      .execute()
  }
}

/** What the customers of a project met, the newest first. */
export const observedBy = (db: Db, projectId: string) =>
  db
    .selectFrom('meta_observed')
    .select(['kind', 'name', 'count', 'first_at', 'last_at'])
    .where('project_id', '=', projectId)
    .orderBy('last_at', 'desc')
    .orderBy('kind')
    .orderBy('name')
    .execute()

/** The same over all projects, for the operator. */
export const observedByAll = (db: Db) =>
  db
    .selectFrom('meta_observed')
    .select((of) => ['kind', 'name', of.fn.sum<number>('count').as('count'), of.fn.max('last_at').as('last_at')])
    .groupBy(['kind', 'name'])
    .orderBy('kind')
    .orderBy('name')
    .execute()
