import * as z from 'zod/mini'
import { ConnectionType } from '../connection-type.ts'
import { CustomerCreate } from '../projects/customer.ts'
import { Action, Mark } from '../result.ts'
import { DeliveryProgress, WebhookCreate } from '../webhook.ts'

/**
 * The admin dialect: GoSendAPI's names, where a project is a tenant and ids are integers. Setup links are written in
 * camelCase, everything else in snake_case, as there.
 */
const Id = z.int().check(z.positive())

/** `GET /v1/me`: whose key this is. `webhookUrl` is where the project's first webhook goes. */
export const AdminTenant = z.object({
  id: Id,
  name: z.string(),
  webhookUrl: z.nullable(z.string()),
  createdAt: z.string(),
})
export type AdminTenant = z.infer<typeof AdminTenant>

export const AdminCustomerStatus = z.enum(['active', 'inactive', 'suspended'])

const text = (longest: number) =>
  z.nullish(z.string('must be text').check(z.maxLength(longest, `must be at most ${longest} characters`)))

/** What a backend says of a customer. `email` and `phone` reach a person there; `phone` is not the WhatsApp number. */
export const AdminCustomerCreate = z.object({
  name: CustomerCreate.shape.name,
  external_id: CustomerCreate.shape.external_customer_id,
  email: z.nullish(z.email('must be an e-mail address')),
  phone: text(64),
  metadata: z.nullish(z.record(z.string(), z.unknown(), 'must be an object')),
  status: z.nullish(AdminCustomerStatus),
})
export type AdminCustomerCreate = z.infer<typeof AdminCustomerCreate>

export const AdminCustomerUpdate = z.partial(AdminCustomerCreate)
export type AdminCustomerUpdate = z.infer<typeof AdminCustomerUpdate>

export const AdminCustomer = z.object({
  id: Id,
  tenant_id: Id,
  name: z.string(),
  external_id: z.nullable(z.string()),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  metadata: z.nullable(z.record(z.string(), z.unknown())),
  status: AdminCustomerStatus,
  created_at: z.string(),
  updated_at: z.string(),
})
export type AdminCustomer = z.infer<typeof AdminCustomer>

/** A WhatsApp Business Account. `id` is ours, `waba_id` and `business_id` are Meta's. */
export const AdminWaba = z.object({
  id: Id,
  tenant_id: Id,
  customer_id: Id,
  waba_id: z.string(),
  business_id: z.nullable(z.string()),
  display_name: z.nullable(z.string()),
  status: z.enum(['pending', 'active', 'suspended']),
  /** Your own id of the customer. */
  external_reference: z.nullable(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
})
export type AdminWaba = z.infer<typeof AdminWaba>

/** A connected number. `id` is ours and goes into `reconnectPhoneNumberId`; `phone_number_id` and `waba_id` are Meta's. */
export const AdminPhoneNumber = z.object({
  id: Id,
  tenant_id: Id,
  customer_id: Id,
  phone_number_id: z.string(),
  waba_id: z.string(),
  display_phone_number: z.string(),
  display_phone_number_normalized: z.string(),
  display_name: z.string(),
  verified_name: z.nullable(z.string()),
  quality_rating: z.enum(['green', 'yellow', 'red', 'unknown']),
  throughput_tier: z.nullable(z.string()),
  connection_type: ConnectionType,
  is_coexistence: z.boolean(),
  is_official_business_account: z.boolean(),
  inbound_processing_enabled: z.boolean(),
  calls_enabled: z.boolean(),
  actions: z.array(Action),
  marks: z.array(Mark),
  status: z.enum(['active', 'disconnected', 'pending']),
  created_at: z.string(),
  updated_at: z.string(),
})
export type AdminPhoneNumber = z.infer<typeof AdminPhoneNumber>

/** Every error of the admin dialect. `error` is a code for programs, `message` a sentence for people. */
export const AdminError = z.object({
  statusCode: z.int(),
  message: z.string(),
  error: z.string(),
  /** Which field is wrong, and what stood there unless it may be a secret. */
  details: z.optional(z.object({ field: z.string(), value: z.optional(z.unknown()) })),
  retry_after_seconds: z.optional(z.int()),
})
export type AdminError = z.infer<typeof AdminError>

/** What a backend says when it makes a webhook; the secret is made here, and told in the answer to the creation alone. */
export const AdminWebhookCreate = z.object({
  url: WebhookCreate.shape.url,
  events: z
    .array(z.string('must be text'), 'must be a list of event names')
    .check(z.minLength(1, 'must name at least one event')),
  /** Meta's id of one number, for events of that number alone. */
  phone_number_id: z.nullish(z.string('must be text')),
  type: z.nullish(z.literal('gosendapi_events', 'must be gosendapi_events')),
  enabled: z.nullish(z.boolean('must be true or false')),
})
export type AdminWebhookCreate = z.infer<typeof AdminWebhookCreate>

export const AdminWebhookUpdate = z.partial(z.pick(AdminWebhookCreate, { url: true, events: true, enabled: true }))
export type AdminWebhookUpdate = z.infer<typeof AdminWebhookUpdate>

export const AdminWebhook = z.object({
  id: Id,
  tenant_id: Id,
  url: z.string(),
  events: z.array(z.string()),
  phone_number_id: z.nullable(z.string()),
  type: z.literal('gosendapi_events'),
  enabled: z.boolean(),
  /** `whsec_` and base64; when it was made or changed, and never again. */
  secret: z.optional(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
})
export type AdminWebhook = z.infer<typeof AdminWebhook>

/** One event on its way to one webhook. `id` is the same for every try. */
export const AdminDelivery = z.extend(DeliveryProgress, { webhook_id: Id })
export type AdminDelivery = z.infer<typeof AdminDelivery>

/** A delivery that is on its way: a test event, or one that is sent again. */
export const AdminQueued = z.object({ delivery_id: z.uuid() })
export type AdminQueued = z.infer<typeof AdminQueued>
