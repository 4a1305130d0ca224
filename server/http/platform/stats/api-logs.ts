import * as z from 'zod/mini'
import { ApiLog } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { apiLogsBeside } from '../../../store/stats/api-logs.ts'
import { json } from '../../operation.ts'
import type { Resource } from '../../surface.ts'
import { Between, Cursor, cursorOf, Flag, Limit } from '../lists.ts'
import { get } from '../operation.ts'

const Cursors = z.object({
  data: z.array(ApiLog),
  paging: z.object({
    cursors: z.object({ before: z.nullable(z.string()), after: z.nullable(z.string()) }),
    next: z.nullable(z.string()),
    previous: z.nullable(z.string()),
  }),
})

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
      answer: json(Cursors, 'Most recent first.'),
      async handle({ deps, caller, query: { limit, after, before, ...filter } }) {
        const beside = { limit, older: after, newer: before }
        const { rows, more } = await apiLogsBeside(deps.db, caller.projectId, filter, beside)
        const [first, last] = [rows[0], rows.at(-1)].map((row) => (row ? cursorOf(row) : null))
        const backwards = before !== undefined && after === undefined
        return {
          data: rows,
          paging: {
            cursors: { before: first ?? null, after: last ?? null },
            next: (backwards || more ? last : null) ?? null,
            previous: (backwards ? (more ? first : null) : after && first) ?? null,
          },
        }
      },
    }),
  ],
}
