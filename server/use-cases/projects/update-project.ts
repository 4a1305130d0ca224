import type { ProjectUpdate, Steps } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { audit } from '../../store/projects/audit-log.ts'
import { changeProject, findProject, policyOf } from '../../store/projects/projects.ts'
import type { Project } from '../../store/projects/tables.ts'

/** Changes the project name that customers read, the project's policy, and what links ask by default. */
export const updateProject = (
  { db, now }: Pick<Deps, 'db' | 'now'>,
  projectId: string,
  { name, policy, steps }: ProjectUpdate,
): Promise<Project> =>
  db.transaction().execute(async (tx) => {
    const before = await findProject(tx, projectId)
    const said = Object.fromEntries(Object.entries(policy ?? {}).filter(([, value]) => value !== undefined))
    const change = {
      name: name ?? before.name,
      policy: JSON.stringify({ ...policyOf(before), ...said }),
      ...(steps === undefined ? {} : { steps: steps && JSON.stringify(steps) }),
    }
    const detail = {
      ...(name === undefined ? {} : { name }),
      ...(policy === undefined ? {} : { policy: said }),
      ...(steps === undefined ? {} : { steps: steps && stepIds(steps) }),
    }
    await audit(tx, now(), { projectId, action: 'project.updated', subject: projectId, detail })
    return changeProject(tx, projectId, change)
  })

const stepIds = ({ before, after }: Steps) => [...before, ...after].map(({ id }) => id)
