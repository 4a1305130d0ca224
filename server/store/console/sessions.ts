import type { Insertable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Page, pageOf } from '../database/paging.ts'
import { prepared } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { ConsoleSessionsTable } from './tables.ts'

/** The session with this hash, and its key, if both are valid at `now`. */
export const findWorkingSession = prepared((db, hash: string, now: string) =>
  db
    .selectFrom('console_sessions as session')
    .innerJoin('api_keys as key', 'key.id', 'session.api_key_id')
    .innerJoin('projects as project', 'project.id', 'session.project_id')
    .select(['session.id as session_id', 'session.entrance', 'session.expires_at'])
    .select(['project.id as project_id', 'project.name as project_name'])
    .select(['key.id', 'key.name', 'key.prefix', 'key.role', 'key.last_used_at', 'key.budget_id'])
    .where('session.hash', '=', hash)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('key.revoked_at', 'is', null)
    .where((of) => of.or([of('key.expires_at', 'is', null), of('key.expires_at', '>', now)])),
)

export const addSession = (db: Db, session: Omit<Insertable<ConsoleSessionsTable>, 'id' | 'ended_at'>) =>
  db
    .insertInto('console_sessions')
    .values({ ...session, id: uuid(), ended_at: null })
    .returningAll()
    .executeTakeFirstOrThrow()

/** Ends a session. Undefined when it was over, or is not there. */
export const closeSession = (db: Db, projectId: string, id: string, now: string) =>
  db
    .updateTable('console_sessions')
    .set({ ended_at: now })
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()

export const findSession = (db: Db, projectId: string, id: string) =>
  db
    .selectFrom('console_sessions')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()

/** The sessions of a project that are valid at `now`. */
export const listSessions = (db: Db, projectId: string, now: string, page: Page) => {
  const keys = db
    .selectFrom('api_keys')
    .where('api_keys.project_id', '=', projectId)
    .where('revoked_at', 'is', null)
    .where((of) => of.or([of('expires_at', 'is', null), of('expires_at', '>', now)]))
  const key = keys.whereRef('api_keys.id', '=', 'console_sessions.api_key_id' as never)
  const query = db
    .selectFrom('console_sessions')
    .selectAll()
    .select([
      key.select('name').$asScalar().as('key_name'),
      key.select('prefix').$asScalar().$notNull().as('key_prefix'),
      key.select('role').$asScalar().$notNull().as('role'),
    ])
    .where('project_id', '=', projectId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('api_key_id', 'in', keys.select('id'))
  return pageOf(query, page)
}

export const forgetSessions = (db: Db, before: string) =>
  db.deleteFrom('console_sessions').where('expires_at', '<', before).execute()
