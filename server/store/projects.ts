import * as z from 'zod/mini'
import { newNumber } from './numbers.ts'
import type { Db, Project } from './tables.ts'

/** What a project lets its customers do beyond the safe defaults. */
export const Policy = z.object({
  /** Accept numbers that Meta lends (+1 555 …) though they stop after a few messages until the name is approved. */
  allow_display_name_only: z._default(z.boolean(), false),
})
export type Policy = z.infer<typeof Policy>

/** The project that is there from the first start. */
export const defaultProjectId = '00000000-0000-7000-8000-000000000001'

export const policyOf = (project: Project): Policy => Policy.parse(JSON.parse(project.policy))

export const findProject = (db: Db, id: string) =>
  db.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Makes the default project if it is not there; a name given now replaces the one it had. */
export async function ensureDefaultProject(db: Db, name: string | undefined, now: string) {
  await db
    .insertInto('projects')
    .values({ id: defaultProjectId, name: name ?? 'Patchbay', policy: '{}', created_at: now, number: newNumber() })
    .onConflict((on) => on.column('id').doNothing())
    .execute()
  if (name) await db.updateTable('projects').set({ name }).where('id', '=', defaultProjectId).execute()
}
