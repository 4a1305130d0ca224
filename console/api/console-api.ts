import { QueryClient } from '@tanstack/react-query'
import { type Client, createClient } from '../../client/index.ts'
import { sessionFetch } from './fetch.ts'
import { Reachability } from './reachability.ts'
import { Sessions } from './session.ts'

/** Everything that the screens need of the server. */
export interface ConsoleApi {
  client: Client
  sessions: Sessions
  reach: Reachability
  queries: QueryClient
  serverUrl: string
}

/** As long as somebody may take to sign in again while a request waits. */
const aDay = 24 * 60 * 60 * 1_000

/** `send` is another `fetch`, for stories and tests. */
export function consoleApi(serverUrl: string, send: typeof fetch = (...of) => fetch(...of)): ConsoleApi {
  const sessions = new Sessions(serverUrl, send)
  const reach = new Reachability()
  const client = createClient({
    serverUrl,
    apiKey: 'session', // `sessionFetch` takes it away again
    timeout: aDay,
    retries: 1,
    fetch: sessionFetch(sessions, reach, send),
  })
  const queries = new QueryClient({
    defaultOptions: {
      // The client tries again by itself; after that the bar says that the server is away, and polling goes on.
      queries: { retry: false, networkMode: 'always', staleTime: 1_000 },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return { client, sessions, reach, queries, serverUrl }
}
