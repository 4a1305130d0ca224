import type { Insertable } from 'kysely'
import { type Page, pageOf } from '../database/paging.ts'
import type { Db } from '../database/tables.ts'
import type { ProjectThemeRow, ProjectThemesTable } from './tables.ts'

/** The version that the project's links wear. */
export const latestTheme = (db: Db, projectId: string): Promise<ProjectThemeRow | undefined> =>
  db
    .selectFrom('project_themes')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findTheme = (db: Db, projectId: string, id: string): Promise<ProjectThemeRow | undefined> =>
  db
    .selectFrom('project_themes')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()

export const listThemes = (db: Db, projectId: string, page: Page) =>
  pageOf(db.selectFrom('project_themes').selectAll().where('project_id', '=', projectId), page)

export const addTheme = (tx: Db, row: Insertable<ProjectThemesTable>): Promise<ProjectThemeRow> =>
  tx.insertInto('project_themes').values(row).returningAll().executeTakeFirstOrThrow()

export const forgetThemes = (tx: Db, projectId: string, upTo: number) =>
  tx.deleteFrom('project_themes').where('project_id', '=', projectId).where('version', '<=', upTo).execute()
