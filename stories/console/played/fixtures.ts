import * as z from 'zod/mini'
import {
  ApiKey,
  AuditEntry,
  ConsoleSession,
  Customer,
  Health,
  LinkEvent,
  NumberPool,
  PhoneNumber,
  Project,
  ProjectLink,
  SearchResult,
  Webhook,
  WebhookDelivery,
  WholeDelivery,
} from '../../../contract/index.ts'

/** When the stories of the console are looked at. */
export const now = Date.parse('2026-11-30T09:00:00.000Z')
export const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
export const id = (n: number) => `018f4e2a-0000-7000-8000-${String(Math.round(n * 10)).padStart(12, '0')}`

export const session = ConsoleSession.parse({
  id: id(900),
  project: { id: id(901), name: 'Acme CRM' },
  role: 'act',
  entrance: 'key',
  key: { id: id(902), name: 'On call', prefix: 'pb_7Hk' },
  csrf: 'proof',
  expires_at: before(-600),
  insecure: false,
})

/** What strangers may call themselves. */
export const odd = {
  script: '<script>alert(document.domain)</script><img src=x onerror=alert(1)>',
  rightToLeft: 'مخبز الياسمين \u202e gnorw',
}

export const customers = z.array(Customer).parse(
  ['Wind & Wool', 'Café Córdoba', odd.script, odd.rightToLeft].map((name, n) => ({
    ...{ id: id(n), name, external_customer_id: n ? `acct_${1000 + n}` : null },
    ...{ created_at: before(3_000 * n), updated_at: before(3_000 * n) },
  })),
)

const linkOf = (n: number, what: object = {}) => ({
  ...{ id: id(100 + n), status: 'active', created_at: before(90 * (n + 1)), expires_at: before(-30 * 24 * 60) },
  ...{ url: `https://connect.example.com/s/018f4e2a${n}.Zx9rT1`, domain: null },
  ...{ success_redirect_url: null, failure_redirect_url: null, allowed_origins: [], theme_config: null },
  ...{ allowed_connection_types: ['coexistence', 'dedicated'], meta_billing_mode: 'customer_managed' },
  ...{ provision_phone_number: false, phone_number_area_code: null, phone_number_country_isos: [] },
  ...{ reconnect_phone_number: null, language: 'en', issue_key: false, test_message: false, launch: null, steps: null },
  next: null,
  ...{ whatsapp_setup_status: 'pending', whatsapp_setup_error: null, customer: customers[n] },
  ...what,
})

export const links = z
  .array(ProjectLink)
  .parse([
    linkOf(0, { whatsapp_setup_status: 'processing' }),
    linkOf(1, { whatsapp_setup_status: 'failed', whatsapp_setup_error: 'token_exchange_failed' }),
    linkOf(2, { status: 'revoked' }),
    linkOf(3, { status: 'used', whatsapp_setup_status: 'completed' }),
  ])

const moment = (n: number, name: string, detail = {}) => ({
  ...{ id: id(200 + n), name, detail, attempt_id: null, created_at: before(60 - n) },
})

export const journey = z.array(LinkEvent).parse([
  moment(0, 'created'),
  moment(8, 'opened'),
  moment(8.1, 'widget', { type: 'opened' }),
  moment(9, 'widget', { type: 'type_chosen', connection_type: 'dedicated' }),
  moment(10, 'widget', { type: 'popup_opened' }),
  moment(13, 'popup_ended', { code: true, connection_type: 'dedicated' }),
  moment(13.1, 'failed', {
    ...{ fault: 'code_expired', error_code: 'token_exchange_failed', step: 'exchange' },
    meta: { call: 'exchange', code: 100, subcode: 36007, fbtrace_id: 'AEi3VZUjgPPXZR55VwAuxbA' },
  }),
])

export const deliveries = z.array(WebhookDelivery).parse(
  (['failed', 'pending', 'delivered'] as const).map((status, n) => ({
    ...{ id: id(300 + n), event: n === 1 ? 'setup_link.failed' : 'whatsapp.phone_number.created', status },
    ...{ attempt_count: status === 'failed' ? 9 : 1, response_status: status === 'delivered' ? 200 : 500 },
    ...{
      error: status === 'delivered' ? null : 'the receiver answered 500',
      response_body: '{"error":"out of memory"}',
    },
    ...{ created_at: before(20 * n + 5), last_attempt_at: before(20 * n + 4), next_attempt_at: null },
    ...{ delivered_at: null, failed_at: status === 'failed' ? before(4) : null, webhook_id: id(400) },
    ...{ webhook_url: 'https://app.example.com/hooks/patchbay', whatsapp_config_id: null, phone_number_id: null },
    conversation_phone_number: null,
  })),
)

export const delivery = WholeDelivery.parse({
  ...deliveries[0],
  body: {
    event: 'whatsapp.phone_number.created',
    customer: { name: odd.script },
    note: odd.rightToLeft,
    long: 'x'.repeat(100_000),
  },
  headers: {
    'Content-Type': 'application/json',
    'webhook-id': id(300),
    'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  },
})

export const webhooks = z.array(Webhook).parse(
  [before(30), null].map((paused_at, n) => ({
    ...{ id: id(400 + n), url: `https://app.example.com/hooks/${n ? 'billing' : 'patchbay'}`, phone_number_id: null },
    ...{
      project_id: id(901),
      kind: 'kapso',
      active: !paused_at,
      paused_at,
      events: n ? ['setup_link.failed'] : [],
      headers: {},
    },
    ...{ buffer_enabled: false, buffer_window_seconds: 5, max_buffer_size: 10, buffer_events: [] },
    ...{ inactivity_minutes: null, payload_version: 'v2', created_at: before(9_000), updated_at: before(30) },
  })),
)

export const numbers = z.array(PhoneNumber).parse(
  [{}, { connection_status: 'offboarded', disconnection: { reason: 'account_deleted', initiated_by: 'customer' } }].map(
    (what, n) => ({
      ...{
        id: `10654035224292${n}`,
        internal_id: id(500 + n),
        phone_number_id: `10654035224292${n}`,
        name: 'Wind & Wool',
      },
      ...{ kind: 'production', business_account_id: '524126980791429', whatsapp_account_id: null, customer_id: id(0) },
      ...{ connection_type: n ? 'coexistence' : 'dedicated', is_coexistence: n === 1, connection_status: 'active' },
      ...{ disconnection: null, connected_at: before(5_000), token_expires_at: null, heals_until: null },
      ...{ actions: n ? [] : ['payment_missing', 'name_pending'], marks: [], inbound_processing_enabled: true },
      ...{
        calls_enabled: false,
        webhook_verified_at: null,
        webhook_destination_url: null,
        display_name: 'Wind & Wool',
      },
      ...{ display_phone_number: `+1 415-555-012${n}`, display_phone_number_normalized: `1415555012${n}` },
      ...{ verified_name: 'Wind & Wool', quality_rating: 'GREEN', code_verification_status: 'VERIFIED' },
      ...{ name_status: 'APPROVED', status: 'CONNECTED', throughput_tier: null, is_pin_enabled: true },
      ...{ whatsapp_business_manager_messaging_limit: 'TIER_250', is_official_business_account: false },
      ...{ created_at: before(5_000), updated_at: before(40) },
      ...what,
    }),
  ),
)

export const health = Health.parse({
  status: 'degraded',
  timestamp: before(1),
  checks: {
    phone_number_access: { passed: true, details: { phone_number_id: '1' }, error: null },
    webhook_subscription: {
      ...{ passed: false, details: { app_id: '1', subscribed: false, subscribed_fields: null } },
      error: 'The account does not send its webhooks to this app.',
    },
  },
})

export const keys = z.array(ApiKey).parse(
  ['Backend', 'On call'].map((name, n) => ({
    ...{ id: id(600 + n), name, prefix: 'pb_7Hk', role: n ? 'read' : 'act', status: 'active', current: n === 0 },
    ...{ expires_at: null, last_used_at: before(3), created_at: before(9_000), revoked_at: null },
  })),
)

export const pools = z.array(NumberPool).parse([
  {
    ...{ id: id(700), country_iso: 'US', low_water_mark: 5, preverify: false, draining: false, low_since: before(50) },
    ...{ numbers: { checking: 1, available: 2, reserved: 1, connected: 14, set_aside: 1 } },
    ...{ created_at: before(90_000), updated_at: before(50) },
  },
])

export const project = Project.parse({
  ...{ id: session.project.id, number: 1, name: 'Acme CRM', steps: null, created_at: before(90_000) },
  policy: {
    ...{ allow_display_name_only: false, allow_other_type: true, allow_other_number: false, allow_number_move: false },
    ...{ allow_access_token: false, support_url: 'https://help.example.com', healing_minutes: 30 },
    ...{ terms_url: 'https://example.com/terms', privacy_url: null },
    launch: null,
    abandoned_numbers: 'return',
  },
})

export const audit = z.array(AuditEntry).parse(
  (['setup_link.revoked', 'webhook.paused', 'api_key.created'] as const).map((action, n) => ({
    ...{ id: id(800 + n), actor: n === 1 ? 'patchbay' : `key:${id(600)}`, action, subject: id(100 + n) },
    ...{ detail: n ? {} : { by: 'api' }, created_at: before(12 * n + 2) },
  })),
)

export const found = SearchResult.parse({
  hits: [
    {
      type: 'customer',
      id: id(0),
      title: 'Wind & Wool',
      customer_id: id(0),
      setup_link_id: null,
      created_at: before(9_000),
    },
    {
      type: 'setup_link',
      id: id(100),
      title: odd.script,
      customer_id: id(0),
      setup_link_id: id(100),
      created_at: before(90),
    },
  ],
  names_searched: true,
})
