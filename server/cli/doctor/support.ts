import type { Settings } from '../../process/settings.ts'
import { listProjects, policyOf } from '../../store/projects/projects.ts'
import { doubtful, type Finding } from '../finding.ts'
import { inDatabase } from './in-database.ts'

/**
 * Projects that name no address where a customer gets help: whose link is over, or unknown, then reads that they should ask, and
 * not where. A database that cannot be opened was reported before.
 */
export async function supportAddresses({ databaseUrl }: Settings): Promise<Finding[]> {
  return inDatabase({ databaseUrl }, [], async (db) => {
    const without = (await listProjects(db)).filter((project) => policyOf(project).support_url === null)
    return without.map(({ name }) =>
      doubtful(
        `the project ${name} names no address where customers get help`,
        'set it in the console under Project, or with PATCH /platform/v1/project: {"project":{"policy":{"support_url":"https://…"}}}',
      ),
    )
  })
}
