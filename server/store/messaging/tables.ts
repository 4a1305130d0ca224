import type { Generated, Selectable } from 'kysely'

/** A key that reaches one account of a project, and nothing else of it. */
export interface AccountKeysTable {
  id: string
  project_id: string
  /** Meta's id of the account. */
  business_account_id: string
  /** SHA-256 of the key, hex. The key itself is not stored. */
  hash: string
  prefix: string
  name: string | null
  /** JSON, a list of `AccountScope`. */
  scopes: string
  expires_at: string | null
  last_used_at: string | null
  created_at: string
  revoked_at: string | null
  /** The key whose limits it counts towards; null when it has its own limits. */
  budget_id: string | null
}

/** A key that a finished signup owes its project: told by webhook or claimed, once. */
export interface KeyGrantsTable {
  setup_link_id: string
  project_id: string
  business_account_id: string
  phone_number_id: string
  told_at: string | null
  created_at: string
}

/** The first message of a number in each direction. */
export interface FirstMessagesTable {
  project_id: string
  phone_number_id: string
  direction: 'sent' | 'received'
  created_at: string
}

/** A conversation of the last day, of a number with a webhook that asks for its conversations. */
export interface ConversationsTable {
  /** Made of the project, the number and the person, whom it does not name. */
  id: string
  project_id: string
  phone_number_id: string
  /** JSON, sealed: with whom, and the latest message's id, direction and time. */
  about: string
  /** JSON: the webhooks that were told of the silence since the latest message. */
  told: Generated<string>
  created_at: string
  last_at: string
  run_at: string | null
  lease_owner: Generated<string | null>
  lease_until: Generated<string | null>
}

export type ConversationRow = Selectable<ConversationsTable>
export type AccountKeyRow = Selectable<AccountKeysTable>
