import type { Db } from '../database/tables.ts'
import type { LinkProgress } from './tables.ts'

export async function progressOf(db: Db, linkIds: string[]): Promise<Map<string, LinkProgress>> {
  const rows = await db.selectFrom('link_progress').selectAll().where('setup_link_id', 'in', linkIds).execute()
  return new Map(rows.map((row) => [row.setup_link_id, row]))
}

export const putProgress = (tx: Db, rows: LinkProgress[]) =>
  tx
    .insertInto('link_progress')
    .values(rows)
    .onConflict((on) =>
      on.column('setup_link_id').doUpdateSet((of) => ({
        stage: of.ref('excluded.stage'),
        country: of.ref('excluded.country'),
        connection_type: of.ref('excluded.connection_type'),
        language: of.ref('excluded.language'),
        fault: of.ref('excluded.fault'),
      })),
    )
    .execute()

/** The projects that have statistics, each with the hours of its first and its last link. */
export const countedProjects = (db: Db) =>
  db
    .selectFrom('link_progress')
    .select((of) => ['project_id', of.fn.min('hour').as('first'), of.fn.max('hour').as('last')])
    .groupBy('project_id')
    .execute()

/** What came of the links of a span, with how many there are alike. */
export async function progressBetween(db: Db, projectId: string, from: string, to: string) {
  const rows = await db
    .selectFrom('link_progress')
    .select(['project_id', 'hour', 'stage', 'country', 'connection_type', 'language', 'fault'])
    .select((of) => of.fn.countAll().as('links'))
    .where('project_id', '=', projectId)
    .where('hour', '>=', from)
    .where('hour', '<', to)
    .groupBy(['project_id', 'hour', 'stage', 'country', 'connection_type', 'language', 'fault'])
    .execute()
  return rows.map((row) => ({ ...row, links: Number(row.links) }))
}

export const statsDue = (db: Db) =>
  db.selectFrom('stats_due').selectAll().where('what', '=', 'funnel').executeTakeFirst()

export const noteStatsDue = (db: Db, last_id: string) =>
  db
    .insertInto('stats_due')
    .values({ what: 'funnel', last_id })
    .onConflict((on) => on.column('what').doUpdateSet({ last_id }))
    .execute()

export const statsDone = (db: Db) => db.deleteFrom('stats_due').where('what', '=', 'funnel').execute()
