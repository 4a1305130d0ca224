import * as z from 'zod/mini'
import { ConnectionType } from '../connection-type.ts'
import { DomainCheck } from '../projects/domain.ts'
import { Action } from '../result.ts'
import { SetupLinkStatus, SetupStatus } from '../setup-link.ts'

const Project = z.object({ id: z.string() })
const Customer = z.object({ id: z.string(), external_id: z.nullable(z.string()) })
/** What Meta called it. */
const Source = z.object({ provider: z.literal('meta'), event: z.string(), business_account_id: z.string() })

/** The flat bodies of the Platform dialect, from before events had an id of their own. */
const numberOfCustomer = z.object({
  phone_number_id: z.string(),
  display_phone_number: z.string(),
  business_account_id: z.string(),
  project: Project,
  customer: Customer,
  /** The link that connected it; absent where none did. */
  setup_link: z.optional(z.object({ id: z.string() })),
})

/** `id` is the same for every webhook that hears of one event. */
const head = <Name extends string>(name: Name) => ({ id: z.string(), event: z.literal(name), occurred_at: z.string() })

/** `customer` is absent when the customer was deleted meanwhile. */
const ofNumber = {
  phone_number_id: z.string(),
  display_phone_number: z.string(),
  business_account_id: z.string(),
  project: Project,
  customer: z.optional(Customer),
}

const connection = { ...ofNumber, connection_type: ConnectionType, source: Source }

const account = {
  business_account_id: z.string(),
  project: Project,
  phone_numbers: z.array(z.object({ id: z.string(), display_phone_number: z.string() })),
}

const link = {
  project: Project,
  customer: z.optional(Customer),
  setup_link: z.object({
    id: z.string(),
    status: SetupLinkStatus,
    whatsapp_setup_status: SetupStatus,
    /** The `error_code` of the failure redirect. */
    whatsapp_setup_error: z.nullable(z.string()),
    phone_number_id: z.optional(z.string()),
  }),
}

/** Which steps are over, and no answer: those are read with a key, so that none stays in a log of deliveries. */
const answered = {
  project: Project,
  customer: z.optional(Customer),
  setup_link: z.object({ id: z.string() }),
  steps: z.array(z.object({ id: z.string(), status: z.enum(['answered', 'skipped']) })),
}

const ban = z.object({ state: z.enum(['DISABLE', 'REINSTATE']), date_label: z.nullable(z.string()) })

/** The body of every event about a project, by the event's name. Fields stand in the order in which they are sent. */
export const projectEventBodies = {
  'whatsapp.phone_number.created': numberOfCustomer,
  'whatsapp.phone_number.deleted': numberOfCustomer,
  'whatsapp.phone_number.offboarded': z.object({ ...head('whatsapp.phone_number.offboarded'), ...connection }),
  'whatsapp.phone_number.disconnected': z.object({
    ...head('whatsapp.phone_number.disconnected'),
    ...connection,
    disconnection: z.optional(z.object({ reason: z.nullable(z.string()), initiated_by: z.nullable(z.string()) })),
  }),
  'whatsapp.phone_number.reconnected': z.object({
    ...head('whatsapp.phone_number.reconnected'),
    ...connection,
    /** The id that the number had before, where the same line came back in another account. */
    previous_phone_number_id: z.optional(z.string()),
  }),
  'whatsapp.phone_number.reconnect_needed': z.object({
    ...head('whatsapp.phone_number.reconnect_needed'),
    ...ofNumber,
    connection_type: ConnectionType,
    /** The link that brings the number back; null where the customer has another one open. */
    setup_link: z.nullable(z.object({ id: z.string() })),
  }),
  'whatsapp.phone_number.token_expiring': z.object({
    ...head('whatsapp.phone_number.token_expiring'),
    ...ofNumber,
    token_expires_at: z.string(),
  }),
  'whatsapp.phone_number.quality_changed': z.object({
    ...head('whatsapp.phone_number.quality_changed'),
    ...ofNumber,
    quality_rating: z.nullable(z.string()),
    previous_quality_rating: z.nullable(z.string()),
  }),
  'whatsapp.phone_number.actions_changed': z.object({
    ...head('whatsapp.phone_number.actions_changed'),
    ...ofNumber,
    actions: z.array(Action),
    cleared: z.array(Action),
  }),
  'whatsapp.account_key.issued': z.object({
    ...head('whatsapp.account_key.issued'),
    business_account_id: z.string(),
    phone_number_id: z.string(),
    project: Project,
    customer: z.optional(Customer),
    setup_link: z.object({ id: z.string() }),
    /** `key` is told here alone, to the webhooks that asked for this event. */
    account_key: z.object({ id: z.string(), key: z.string(), prefix: z.string(), scopes: z.array(z.string()) }),
  }),
  'whatsapp.account.disabled': z.object({ ...head('whatsapp.account.disabled'), ...account, ban, source: Source }),
  'whatsapp.account.restricted': z.object({
    ...head('whatsapp.account.restricted'),
    ...account,
    restrictions: z.array(z.object({ type: z.nullable(z.string()), expires_at: z.nullable(z.string()) })),
    source: Source,
  }),
  'whatsapp.account.reinstated': z.object({ ...head('whatsapp.account.reinstated'), ...account, ban, source: Source }),
  'whatsapp.account.violation': z.object({
    ...head('whatsapp.account.violation'),
    ...account,
    violation: z.object({ type: z.nullable(z.string()), remediation: z.nullable(z.string()) }),
    source: Source,
  }),
  'setup_link.opened': z.object({ ...head('setup_link.opened'), ...link }),
  'setup_link.completed': z.object({ ...head('setup_link.completed'), ...link }),
  'setup_link.failed': z.object({ ...head('setup_link.failed'), ...link }),
  'setup_link.answered': z.object({ ...head('setup_link.answered'), ...answered }),
  'setup_link.surveyed': z.object({ ...head('setup_link.surveyed'), ...answered }),
  'setup_link.expired': z.object({ ...head('setup_link.expired'), ...link }),
  'setup_link.requested_again': z.object({ ...head('setup_link.requested_again'), ...link }),
  'setup_link.undone': z.object({
    ...head('setup_link.undone'),
    project: Project,
    /** Named by its id even when the customer was deleted. */
    customer: Customer,
    setup_link: z.object({ id: z.string() }),
    undone: z.object({
      /** A fault, or `customer_deleted`. */
      reason: z.nullable(z.string()),
      business_account_id: z.nullable(z.string()),
      phone_number_id: z.nullable(z.string()),
      /** `undone`, `kept` (somebody else has it, or it was there before) or `lost` (the customer took the account back). */
      subscription: z.nullable(z.string()),
      registration: z.nullable(z.string()),
    }),
  }),
  'domain.active': z.object({
    ...head('domain.active'),
    project: Project,
    domain: z.object({ id: z.string(), hostname: z.string(), activated_at: z.string() }),
  }),
  'domain.failing': z.object({
    ...head('domain.failing'),
    project: Project,
    domain: z.object({ id: z.string(), hostname: z.string(), failing_since: z.string() }),
    /** Those that were not in order, each with the sentence that helps. */
    checks: z.array(DomainCheck),
  }),
  'number_pool.low': z.object({
    ...head('number_pool.low'),
    project: Project,
    number_pool: z.object({
      id: z.string(),
      country_iso: z.string(),
      available: z.int(),
      low_water_mark: z.int(),
    }),
  }),
  'number_provisioning.failed': z.object({
    ...head('number_provisioning.failed'),
    project: Project,
    customer: z.optional(Customer),
    setup_link: z.object({ id: z.string() }),
    country_iso: z.string(),
    error_code: z.string(),
    /** What the telephony provider said. */
    provider: z.unknown(),
  }),
} as const
