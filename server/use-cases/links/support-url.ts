import type { Db } from '../../store/database/tables.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findProject, onlyProject, policyOf } from '../../store/projects/projects.ts'

/**
 * Where a customer who is stuck gets help or a new link: the address that the link's project names. When the link is unknown and
 * the server has only one project, that project's address is used.
 */
export async function supportUrl(db: Db, link: Pick<SetupLinkRow, 'project_id'> | undefined): Promise<string | null> {
  const project = link ? await findProject(db, link.project_id) : await onlyProject(db)
  return project ? policyOf(project).support_url : null
}
