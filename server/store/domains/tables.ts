import type { Selectable } from 'kysely'

/** Hosts that projects want their pages served under. Several projects may wait for one host, and one of them owns it. */
export interface DomainsTable {
  id: string
  project_id: string
  /** As `hostnameOf` writes it: A-labels in lower case, without a dot at the end. */
  hostname: string
  /** What the TXT record must say. It is made once, so that a new secret key does not ask every customer for a new record. */
  proof: string
  state: 'pending' | 'active' | 'failing' | 'removed'
  /** 1 from the proof on, until it lapses or another project proves the host: the pages are served meanwhile. */
  owned: 0 | 1
  /** JSON: what the last look saw (`DomainCheck`). */
  checks: string
  /** How often it was looked at. */
  looks: number
  /** Since when it is looked at with growing pauses: it is new, somebody asked for a look, or it began to fail. */
  hurried_at: string
  /** When it is looked at next. */
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  /** When its project became the owner, the last time; null before. */
  activated_at: string | null
  failing_since: string | null
  removed_at: string | null
  created_at: string
  updated_at: string
}

export type DomainRow = Selectable<DomainsTable>

/** One row, which is there from the first host on; see migration 047. */
export interface ServedHostsTable {
  one: number
  mark: string
}
