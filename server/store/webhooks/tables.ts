import type { Generated, Selectable } from 'kysely'
import type { BigInteger } from '../database/integer-id.ts'

export interface WebhooksTable {
  id: string
  number: BigInteger
  project_id: string
  /** Meta's id of the one number it is about; null for the whole project. */
  phone_number_id: string | null
  dialect: 'platform' | 'admin'
  url: string
  kind: 'kapso' | 'meta'
  /** Sealed, like the previous one, which still signs until `previous_until`. */
  secret: string | null
  previous_secret: string | null
  previous_until: string | null
  active: number
  /** When it was switched off because nearly every delivery failed. */
  paused_at: string | null
  events: string
  headers: string
  buffer_enabled: number
  buffer_window_seconds: number
  max_buffer_size: number
  buffer_events: string
  inactivity_minutes: number | null
  payload_version: string
  created_at: string
  updated_at: string
}

/** One event to be sent to one webhook, with its result: the outbox and the delivery log in one. */
export interface DeliveriesTable {
  id: string
  project_id: string
  webhook_id: string
  /** The same for every webhook that receives the event, and for every try. */
  event_id: string
  event: string
  /** JSON, sealed where it holds what people wrote. */
  body: string
  phone_number_id: string | null
  status: 'pending' | 'delivered' | 'failed'
  attempt_count: number
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  response_status: number | null
  response_body: string | null
  error: string | null
  last_attempt_at: string | null
  delivered_at: string | null
  failed_at: string | null
  created_at: string
  /** Deliveries of a webhook with the same key arrive one after another, by their ids; null where order does not matter. */
  order_key: Generated<string | null>
  /** The act that sends many again and put it back to be sent; it is sent behind what is new. */
  redelivery_id: Generated<string | null>
}

/** Many deliveries that are sent again, a few at a time, by the process that holds the lease. */
export interface RedeliveriesTable {
  id: string
  project_id: string
  /** JSON: which deliveries are meant. */
  filter: string
  /** How many these were when it began, and how many were put back to be sent. */
  matched: number
  requeued: number
  /** The last delivery that was put back; the next ones are younger. */
  last_created_at: string | null
  last_id: string | null
  run_at: string | null
  lease_owner: string | null
  lease_until: string | null
  stopped_at: string | null
  ended_at: string | null
  created_at: string
}

export type RedeliveryRow = Selectable<RedeliveriesTable>

export type WebhookRow = Selectable<WebhooksTable>

export type DeliveryRow = Selectable<DeliveriesTable>
