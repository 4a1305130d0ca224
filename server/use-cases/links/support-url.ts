import type { LinkWarning } from '../../../contract/index.ts'
import type { Db } from '../../store/database/tables.ts'
import { findProject, onlyProject, policyOf } from '../../store/projects/projects.ts'
import type { Project } from '../../store/projects/tables.ts'

/**
 * Where a customer who is stuck gets help or a new link: the address that the project names. When it is unknown, by a link that is, and
 * the server has only one project, that project's address is used.
 */
export async function supportUrl(db: Db, projectId: string | undefined): Promise<string | null> {
  const project = projectId ? await findProject(db, projectId) : await onlyProject(db)
  return project ? policyOf(project).support_url : null
}

/** By database, the projects that name an address: once they do, a new link does not read them for it. */
const named = new WeakMap<Db, Set<string>>()

/** Tells whoever makes a link that its customers will read that they should ask, and not where; `project` where it was read already. */
export async function supportWarnings(db: Db, projectId: string, project?: Project): Promise<LinkWarning[]> {
  const known = named.get(db) ?? new Set()
  named.set(db, known)
  if (known.has(projectId)) return []
  if (project ? policyOf(project).support_url : await supportUrl(db, projectId)) {
    known.add(projectId)
    return []
  }
  return [
    {
      property: 'policy.support_url',
      message:
        'The project names no address where its customers get help or a new link; set it with PATCH /platform/v1/project: {"project":{"policy":{"support_url":"https://…"}}}',
    },
  ]
}
