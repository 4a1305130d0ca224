import type { Insertable } from 'kysely'
import type { Db } from '../database/tables.ts'
import type { MetaAppRow, MetaAppsTable } from './tables.ts'

export const findMetaApp = (db: Db, id: string): Promise<MetaAppRow | undefined> =>
  db.selectFrom('meta_apps').selectAll().where('id', '=', id).executeTakeFirst()

export const metaAppOfProject = (db: Db, projectId: string, appId: string): Promise<MetaAppRow | undefined> =>
  db
    .selectFrom('meta_apps')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('app_id', '=', appId)
    .executeTakeFirst()

/** Every app of a project's own, also those that projects left and that connected numbers still use. */
export const allMetaApps = (db: Db): Promise<MetaAppRow[]> =>
  db.selectFrom('meta_apps').selectAll().orderBy('id').execute()

export const keepMetaApp = (tx: Db, row: Insertable<MetaAppsTable>): Promise<MetaAppRow> =>
  tx
    .insertInto('meta_apps')
    .values(row)
    .onConflict((on) => {
      const { id: _id, created_at: _created, ...change } = row
      return on.columns(['project_id', 'app_id']).doUpdateSet(change)
    })
    .returningAll()
    .executeTakeFirstOrThrow()

/** How many numbers of a project are connected with which app, as Meta's ids; null is the app of the settings. */
export const numbersByApp = (db: Db, projectId: string) =>
  db
    .selectFrom('phone_numbers')
    .leftJoin('meta_apps', 'meta_apps.id', 'phone_numbers.meta_app_id')
    .select((of) => ['meta_apps.app_id', of.fn.countAll<number>().as('count')])
    .where('phone_numbers.project_id', '=', projectId)
    .groupBy('meta_apps.app_id')
    .orderBy('meta_apps.app_id')
    .execute()

/** Forgets secrets that were replaced, once their time is over. */
export const forgetPreviousSecrets = (db: Db, now: string) =>
  db
    .updateTable('meta_apps')
    .set({ previous_secret: null, previous_until: null })
    .where('previous_until', '<=', now)
    .execute()

/** Deletes apps that their project left and that nothing here needs any more. */
export const forgetLeftApps = (db: Db) =>
  db
    .deleteFrom('meta_apps')
    .where('id', 'not in', (of) =>
      of.selectFrom('projects').select('projects.meta_app_id').where('projects.meta_app_id', 'is not', null),
    )
    .where('id', 'not in', (of) =>
      of.selectFrom('phone_numbers').select('phone_numbers.meta_app_id').where('meta_app_id', 'is not', null),
    )
    .where('id', 'not in', (of) =>
      of
        .selectFrom('setup_links')
        .select('setup_links.meta_app_id')
        .where('meta_app_id', 'is not', null)
        .where('status', '=', 'active'),
    )
    .where('id', 'not in', (of) =>
      of
        .selectFrom('attempts')
        .select('attempts.meta_app_id')
        .where('meta_app_id', 'is not', null)
        .where((it) => it.or([it('token', 'is not', null), it('ended_at', 'is', null)])),
    )
    .where('id', 'not in', (of) =>
      of
        .selectFrom('meta_ledger')
        .select('meta_ledger.meta_app_id')
        .where('meta_app_id', 'is not', null)
        .where('status', 'in', ['asked', 'held', 'undoing', 'stuck']),
    )
    .execute()
