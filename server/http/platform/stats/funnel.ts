import * as z from 'zod/mini'
import { FaultCounts, Funnel, FunnelGroup, Today } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { readFaults, readFunnel } from '../../../use-cases/stats/read-funnel.ts'
import { readToday } from '../../../use-cases/stats/read-today.ts'
import type { Resource } from '../../surface.ts'
import { Moment } from '../lists.ts'
import { get, one } from '../operation.ts'

const Span = {
  /** Links that were sent from then on; thirty days before `to` unless said. */
  from: Moment,
  /** And before then; now unless said. Both are taken to the whole hour; where they are more than two weeks apart, to the whole day in UTC. */
  to: Moment,
}

/** How many links come how far, and what stops the others. */
export const stats: Resource<Deps> = {
  tag: 'Statistics',
  operations: [
    get('/stats/funnel', {
      id: 'getFunnel',
      summary: 'How far the links came that were sent in a span of time',
      description:
        'From sent to the first message. Who came to one step counts in those before it, too. Grouped by the day that a link was sent, or by what is known of it.',
      query: z.object({ ...Span, group_by: z.optional(FunnelGroup) }),
      exampleQuery: { group_by: 'country' },
      answer: one(Funnel),
      handle: ({ deps, caller, query }) => readFunnel(deps, caller.projectId, query),
    }),
    get('/stats/today', {
      id: 'getToday',
      summary: 'What needs somebody now, and the request that helps',
      description:
        'Webhooks that are paused, deliveries and signups that failed or are stuck, numbers that are lost or healing, tokens and pools that run out, and what Meta ends soon.',
      answer: one(Today),
      handle: ({ deps, caller }) => readToday(deps, caller.projectId),
    }),
    get('/stats/faults', {
      id: 'getFaults',
      summary: 'What stopped the links that were sent in a span of time',
      description:
        'The latest fault of each link that is not connected, what its customer read, and how far they came.',
      query: z.object(Span),
      answer: one(FaultCounts),
      handle: ({ deps, caller, query }) => readFaults(deps, caller.projectId, query),
    }),
  ],
}
