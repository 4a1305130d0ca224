import * as z from 'zod/mini'
import { ApiLog } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { apiLogsBeside } from '../../../store/stats/api-logs.ts'
import type { Resource } from '../../surface.ts'
import { Between, Cursor, cursored, Flag, Limit, pagingOf } from '../lists.ts'
import { get } from '../operation.ts'

/** What the keys of the project asked for. */
export const apiLogs: Resource<Deps> = {
  tag: 'Project',
  operations: [
    get('/api_logs', {
      id: 'listApiLogs',
      summary: 'The requests of the API keys',
      description:
        'Of the Platform API and the admin dialect, for two weeks, a second or two after they ended; reads of the console are left out. Cursors, not pages: send `paging.next` as `after`, for as long as there is one.',
      query: z.object({ limit: Limit, after: Cursor, before: Cursor, errors_only: Flag, ...Between }),
      exampleQuery: { errors_only: 'true' },
      answer: cursored(ApiLog),
      async handle({ deps, caller, query: { limit, after, before, ...filter } }) {
        const beside = { limit, older: after, newer: before }
        const { rows, more } = await apiLogsBeside(deps.db, caller.projectId, filter, beside)
        return { data: rows, paging: pagingOf(rows, { after, before }, more) }
      },
    }),
  ],
}
