import type { Db } from '../../store/database/tables.ts'
import { findProject, onlyProject, policyOf } from '../../store/projects/projects.ts'

/**
 * Where a customer who is stuck gets help or a new link: the address that the project names. When it is unknown, by a link that is, and
 * the server has only one project, that project's address is used.
 */
export async function supportUrl(db: Db, projectId: string | undefined): Promise<string | null> {
  const project = projectId ? await findProject(db, projectId) : await onlyProject(db)
  return project ? policyOf(project).support_url : null
}
