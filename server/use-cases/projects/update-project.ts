import type { ProjectUpdate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { changeProject, findProject, policyOf } from '../../store/projects/projects.ts'
import type { Project } from '../../store/projects/tables.ts'

/** Changes the project name that customers read, and the project's policy. */
export const updateProject = (
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  { name, policy }: ProjectUpdate,
): Promise<Project> =>
  db.transaction().execute(async (tx) => {
    const before = await findProject(tx, projectId)
    const said = Object.fromEntries(Object.entries(policy ?? {}).filter(([, value]) => value !== undefined))
    const change = { name: name ?? before.name, policy: JSON.stringify({ ...policyOf(before), ...said }) }
    const detail = { ...(name === undefined ? {} : { name }), ...(policy === undefined ? {} : { policy: said }) }
    await audit(tx, now(), { projectId, action: 'project.updated', subject: projectId, detail })
    return changeProject(tx, projectId, change)
  })
