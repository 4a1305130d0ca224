import type { Db } from '../../store/database/tables.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import { findProject, onlyProject, policyOf } from '../../store/projects/projects.ts'

/**
 * Where a customer gets help who cannot go on, or a new link: what the project of the link names. A link that nobody knows
 * was the only project's, where there is only one.
 */
export async function supportUrl(db: Db, link: Pick<SetupLinkRow, 'project_id'> | undefined): Promise<string | null> {
  const project = link ? await findProject(db, link.project_id) : await onlyProject(db)
  return project ? policyOf(project).support_url : null
}
