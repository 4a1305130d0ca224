import { PostgresAdapter, sql } from 'kysely'
import type { Deps } from '../../deps.ts'
import type { Job } from '../../runtime/jobs.ts'
import { hour } from '../../time.ts'
import { deleteOldRows, type Kept } from './delete-old-rows.ts'

/** Deletes what is older than it is kept. */
export const projectJobs = (deps: Deps, kept: Kept): Job[] => [
  {
    every: hour,
    async run(stopping) {
      if (deps.db.getExecutor().adapter instanceof PostgresAdapter)
        await sql`delete from rate_limits where expire < ${Date.now() - hour}`.execute(deps.db)
      await deleteOldRows(deps, kept, stopping)
    },
  },
]
