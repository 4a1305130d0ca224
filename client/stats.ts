import type { ApiLog, ConsoleSessionEntry, FaultCounts, Funnel, FunnelGroup, Today } from '../contract/index.ts'
import { listed } from './paging.ts'
import type { Transport } from './transport.ts'
import { verbs } from './verbs.ts'
import type { CursorPage } from './webhooks.ts'

/** Times as ISO text; the last thirty days unless said. */
type SpanQuery = { from?: string; to?: string }

type LogQuery = {
  limit?: number
  after?: string
  before?: string
  errors_only?: boolean
  created_after?: string
  created_before?: string
}

/** What operators look at: who is signed in, who asked for what, how signups go. */
export function statsMethods(send: Transport) {
  const { get, id, remove } = verbs(send)
  const read = async <Answer>(path: string, query?: object) =>
    (await send<{ data: Answer }>('GET', path, { query })).data
  return {
    stats: {
      /** How far the links came that were sent in a span of time. */
      funnel: (query?: SpanQuery & { group_by?: FunnelGroup }) => read<Funnel>('/stats/funnel', query),
      /** What stopped the others, and what their customers read. */
      faults: (query?: SpanQuery) => read<FaultCounts>('/stats/faults', query),
      /** What needs somebody now, each with the request that helps. */
      today: () => get<Today>('/stats/today'),
    },

    /** The requests of the API keys. */
    apiLogs: {
      list: (query?: LogQuery) => send<CursorPage<ApiLog>>('GET', '/api_logs', { query }),
    },

    /** Who is signed in to the console. */
    consoleSessions: {
      ...listed<ConsoleSessionEntry>(send, '/console_sessions'),
      end: (consoleSessionId: string) => remove(`/console_sessions/${id(consoleSessionId)}`),
    },
  }
}
