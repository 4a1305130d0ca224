import { sql } from 'kysely'
import { prepared } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { SetupLinkRow } from '../links/tables.ts'
import type { Project, ProjectsTable } from '../projects/tables.ts'

/** A link with what the page of its customer begins with. */
export interface Opening {
  link: SetupLinkRow
  project: Project
  /** Its latest attempt that was not cancelled. */
  latestAttempt: string | null
}

/** One that is left out does not compile. */
const columns = Object.keys({
  id: 0,
  number: 0,
  name: 0,
  policy: 0,
  steps: 0,
  theme: 0,
  meta_app_id: 0,
  meta_app_since: 0,
  created_at: 0,
} satisfies Record<keyof ProjectsTable, 0>) as (keyof ProjectsTable)[]

const prefix = 'its_project_'
const names = columns.map((column) => ({ column, name: `${prefix}${column}` as const }))

const read = prepared((db, id: string) =>
  db
    .selectFrom('setup_links')
    .innerJoin('projects', 'projects.id', 'setup_links.project_id')
    .selectAll('setup_links')
    .select(names.map(({ column, name }) => `projects.${column} as ${name}` as const))
    .select((of) =>
      of
        .selectFrom('attempts')
        .select('attempts.id')
        .whereRef('attempts.setup_link_id', '=', 'setup_links.id')
        .where('attempts.status', '!=', sql.lit('cancelled' as const)) // See `active` in setup-links.ts.
        .orderBy('attempts.created_at', 'desc')
        .limit(sql.lit(1))
        .as('latest_attempt'),
    )
    .where('setup_links.id', '=', id),
)

/** The columns of a link as the database has them, known from the first row. */
let ofLink: string[] | undefined

/** A link by its id alone, and what a session asks besides, in one statement: a session is what is asked most. */
export async function findOpening(db: Db, id: string): Promise<Opening | undefined> {
  const row = (await read(db, id)) as Record<string, unknown> | undefined
  if (!row) return undefined
  ofLink ??= Object.keys(row).filter((name) => name !== 'latest_attempt' && !name.startsWith(prefix))
  const link: Record<string, unknown> = {}
  const project: Record<string, unknown> = {}
  for (const name of ofLink) link[name] = row[name]
  for (const { column, name } of names) project[column] = row[name]
  return {
    link: link as unknown as SetupLinkRow,
    project: project as unknown as Project,
    latestAttempt: row.latest_attempt as string | null,
  }
}
