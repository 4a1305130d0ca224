import type { Updateable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { ProjectPolicy } from '../../../contract/index.ts'
import { newIntegerId } from '../database/integer-id.ts'
import { prepared } from '../database/prepared.ts'
import type { Db } from '../database/tables.ts'
import type { Project, ProjectsTable } from './tables.ts'

/** The project that is there from the first start. */
export const defaultProjectId = '00000000-0000-7000-8000-000000000001'

/** The policy of a project that has set none: the safe choice. */
const defaultPolicy: ProjectPolicy = {
  allow_display_name_only: false,
  allow_other_type: false,
  allow_other_number: false,
  allow_number_move: false,
  allow_access_token: false,
  support_url: null,
  terms_url: null,
  privacy_url: null,
  launch: null,
  healing_minutes: 30,
  abandoned_numbers: 'return',
}

export const policyOf = (project: Pick<Project, 'policy'>): ProjectPolicy =>
  ProjectPolicy.parse({ ...defaultPolicy, ...JSON.parse(project.policy) })

const project = prepared((db, id: string) => db.selectFrom('projects').selectAll().where('id', '=', id))

/** The project of a row that references it, so it exists. */
export async function findProject(db: Db, id: string): Promise<Project> {
  const found = await project(db, id)
  if (!found) throw new Error(`there is no project ${id}`)
  return found
}

/** A project by what an operator may type: its id, or its number. */
export const lookUpProject = (db: Db, word: string) =>
  db
    .selectFrom('projects')
    .selectAll()
    .where((of) => (/^\d{1,15}$/.test(word) ? of('number', '=', Number(word)) : of('id', '=', word)))
    .executeTakeFirst()

/** The project, if there is exactly one. */
export async function onlyProject(db: Db): Promise<Project | undefined> {
  const [one, another] = await db.selectFrom('projects').selectAll().limit(2).execute()
  return another ? undefined : one
}

export const listProjects = (db: Db) =>
  db.selectFrom('projects').selectAll().orderBy('created_at').orderBy('id').execute()

export const addProject = (db: Db, name: string, now: string): Promise<Project> =>
  db
    .insertInto('projects')
    .values({ id: uuid(), name, policy: '{}', created_at: now, number: newIntegerId() })
    .returningAll()
    .executeTakeFirstOrThrow()

/** Locks a project's row until the transaction ends. */
export const lockProject = (tx: Db, id: string) =>
  tx
    .updateTable('projects')
    .set((of) => ({ name: of.ref('name') }))
    .where('id', '=', id)
    .execute()

export const changeProject = (db: Db, id: string, change: Updateable<ProjectsTable>): Promise<Project> =>
  db.updateTable('projects').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** Creates the default project if it is missing; a name given now replaces its old one. */
export async function ensureDefaultProject(db: Db, name: string | undefined, now: string) {
  await db
    .insertInto('projects')
    .values({ id: defaultProjectId, name: name ?? 'Patchbay', policy: '{}', created_at: now, number: newIntegerId() })
    .onConflict((on) => on.column('id').doNothing())
    .execute()
  if (name) await db.updateTable('projects').set({ name }).where('id', '=', defaultProjectId).execute()
}
