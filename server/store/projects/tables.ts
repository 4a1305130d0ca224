import type { Generated, Selectable } from 'kysely'
import type { ApiKeyRole } from '../../../contract/index.ts'
import type { BigInteger } from '../database/integer-id.ts'

export interface ProjectsTable {
  id: string
  /** Its id in the admin dialect, where a project is a tenant. */
  number: BigInteger
  name: string
  /** JSON, see `policyOf` in projects.ts. */
  policy: string
  /** JSON, see `Steps` in the contract: what links ask that say nothing of it. */
  steps: Generated<string | null>
  /** JSON: the theme in use, the latest of `project_themes`; null while none was published. */
  theme: Generated<string | null>
  /** The app of its own that new signups use, see `meta_apps`; null for the app of the settings. */
  meta_app_id: Generated<string | null>
  /** When it changed to that app, or back to the one of the settings. */
  meta_app_since: Generated<string | null>
  created_at: string
}

/** A version of the theme that a project's links wear. */
export interface ProjectThemesTable {
  id: string
  project_id: string
  version: number
  /** JSON, see `Theme` in the contract. */
  theme: string
  actor: string
  created_at: string
}

/** A Meta app of a project's own. One that the project left stays while something that was connected with it is here. */
export interface MetaAppsTable {
  id: string
  project_id: string
  /** Meta's id of it. */
  app_id: string
  secret: string
  /** The secret before, which webhooks may still be signed with until then. */
  previous_secret: string | null
  previous_until: string | null
  verify_token: string | null
  /** JSON: how Meta's window is opened, as in the settings. */
  launch: string
  code_redirect_uri: string | null
  graph_version: string | null
  created_at: string
  updated_at: string
}

export interface ApiKeysTable {
  id: string
  project_id: string
  /** SHA-256 of the key, hex. The key itself is not stored. */
  hash: string
  /** First characters of a generated key, so that people can tell keys apart; empty for a key that the user chose. */
  prefix: string
  name: string | null
  role: Generated<ApiKeyRole>
  /** While a key is rotated, the old one is valid until then. */
  expires_at: string | null
  last_used_at: string | null
  created_at: string
  revoked_at: string | null
  /** The key whose limits it counts towards; null when it has its own limits. */
  budget_id: string | null
}

export interface CustomersTable {
  id: string
  project_id: string
  name: string
  external_customer_id: string | null
  number: BigInteger
  /** The admin dialect's own: how to reach the customer, free JSON, and whether they are active. */
  email: string | null
  phone: string | null
  metadata: string | null
  status: 'active' | 'inactive' | 'suspended' | null
  created_at: string
  updated_at: string
}

export interface IdempotencyKeysTable {
  project_id: string
  key: string
  /** SHA-256 of method, path and body. */
  request: string
  status: number | null
  answer: string | null
  created_at: string
}

export interface AuditLogTable {
  id: string
  project_id: string
  actor: string
  action: string
  subject: string
  detail: string
  created_at: string
}

export type Project = Selectable<ProjectsTable>

export type ProjectThemeRow = Selectable<ProjectThemesTable>

export type MetaAppRow = Selectable<MetaAppsTable>

export type CustomerRow = Selectable<CustomersTable>
