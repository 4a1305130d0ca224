import type { Db } from '../database/tables.ts'

export interface ActiveHost {
  hostname: string
  projectId: string
  activatedAt: string
  /** A host that fails is still served, and new links do not use it. */
  state: 'active' | 'failing'
}

/** Every host that a project has proven and that has not lapsed, the newest first. */
export async function activeHosts(db: Db): Promise<ActiveHost[]> {
  const rows = await db
    .selectFrom('domains')
    .select(['hostname', 'project_id as projectId', 'activated_at as activatedAt', 'state'])
    .where('owned', '=', 1)
    .orderBy('activated_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as ActiveHost[]
}
