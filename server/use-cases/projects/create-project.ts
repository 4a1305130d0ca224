import type { Deps } from '../../deps.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { addProject } from '../../store/projects/projects.ts'
import type { Project } from '../../store/projects/tables.ts'
import { toIso } from '../../time.ts'
import { makeKey } from './create-api-key.ts'

/**
 * Creates a project with its first key. Only operators can do it (`patchbay projects create`): a key belongs to one project, and
 * must not be able to create another.
 */
export const createProject = (
  { db, now }: Pick<Deps, 'db' | 'now'>,
  name: string,
): Promise<{ project: Project; key: string }> =>
  db.transaction().execute(async (tx) => {
    const project = await addProject(tx, name, toIso(now()))
    const { key } = await makeKey(tx, now(), {
      project_id: project.id,
      name: 'first key',
      role: 'act',
      expires_at: null,
      budget_id: null,
    })
    const entry = { projectId: project.id, action: 'project.created', subject: project.id, detail: { name } } as const
    await audit(tx, now(), entry)
    return { project, key }
  })
