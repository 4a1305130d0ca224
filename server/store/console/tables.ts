import type { ApiKeyRole, ConsoleEntrance } from '../../../contract/index.ts'

/** Who is signed in to the console. A session does what its key may do, and ends with it. */
export interface ConsoleSessionsTable {
  id: string
  project_id: string
  api_key_id: string
  /** SHA-256 of what the cookie holds, hex. */
  hash: string
  entrance: ConsoleEntrance
  browser: string | null
  created_at: string
  expires_at: string
  ended_at: string | null
}

/** A link of `patchbay console`, which signs in once. */
export interface ConsoleTicketsTable {
  /** SHA-256 of the ticket, hex. */
  hash: string
  project_id: string
  role: ApiKeyRole
  created_at: string
  expires_at: string
  used_at: string | null
}
