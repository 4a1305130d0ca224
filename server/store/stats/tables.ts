import type { Selectable } from 'kysely'

/** How far a link came. It stays when the link is deleted with its customer, and names nobody. */
export interface LinkProgressTable {
  setup_link_id: string
  project_id: string
  /** When the link was sent, as its `created_at` begins: `2026-12-31T23`. */
  hour: string
  /** The place in `funnelSteps` of the farthest step. */
  stage: number
  /** Empty while it is not known; the same holds for the columns below. */
  country: string
  connection_type: string
  language: string
  /** The latest fault, until the number is connected. */
  fault: string
}

/** Of the links that were sent in a span: how many came to each step. */
export interface FunnelCountsTable {
  project_id: string
  /** By what they are told apart; empty for all of them together. */
  dimension: '' | 'country' | 'connection_type' | 'language' | 'fault'
  span: 'hour' | 'day' | 'week'
  /** `2026-12-31T23`, or a day: the first one of a week. */
  began: string
  /** JSON: for each value of the dimension, how many came to each of `funnelSteps`. */
  counts: string
}

/** Statistics that wait for what happened before, and how far that is done. */
export interface StatsDueTable {
  what: 'funnel'
  last_id: string
}

/** A request that an API key made. */
export interface ApiLogsTable {
  id: string
  project_id: string
  api_key_id: string
  request_id: string
  method: string
  path: string
  status: number
  duration_ms: number
  fault: string | null
  created_at: string
}

export type LinkProgress = Selectable<LinkProgressTable>
