import * as z from 'zod/mini'
import {
  ApiKey,
  AuditEntry,
  Customer,
  DisplayNameRequest,
  Health,
  LinkEvent,
  NumberPool,
  PhoneNumber,
  PhoneNumberConnect,
  PhoneNumberUpdate,
  PoolNumber,
  PoolNumbersImport,
  PoolNumbersImported,
  Project,
  SetupLink,
  TelephonyAccount,
  Webhook,
  WebhookDelivery,
} from '../../contract/index.ts'
import { ApiKeyCreateBody, ApiKeyRotateBody } from '../http/platform/api-keys.ts'
import { AuditQuery } from '../http/platform/audit-log.ts'
import * as customer from '../http/platform/customers.ts'
import * as displayName from '../http/platform/display-names.ts'
import { PageQuery } from '../http/platform/lists.ts'
import {
  PoolCreateBody,
  PoolDrainBody,
  PoolNumberBody,
  PoolNumberQuery,
  PoolQuery,
  PoolUpdateBody,
} from '../http/platform/number-pools.ts'
import * as phoneNumber from '../http/platform/phone-numbers.ts'
import { ProjectBody } from '../http/platform/project.ts'
import * as setupLink from '../http/platform/setup-links.ts'
import { DocumentedTelephonyBody } from '../http/platform/telephony.ts'
import * as delivery from '../http/platform/webhook-deliveries.ts'
import * as webhook from '../http/platform/webhooks.ts'
import type { Answer, Operation } from './operation.ts'

const PlatformError = z.object({ error: z.string() })

const data = (schema: z.ZodMiniType) => z.object({ data: schema })
const Meta = z.object({ page: z.int(), per_page: z.int(), total_pages: z.int(), total_count: z.int() })
const page = (schema: z.ZodMiniType): Answer => ({
  status: 200,
  says: 'One page, most recent first.',
  schema: z.object({ data: z.array(schema), meta: Meta }),
  headers: {
    'X-Total': 'How many there are in all.',
    'X-Total-Pages': 'How many pages that makes.',
    'X-Page': 'Which page this is.',
    'X-Per-Page': 'How many a page holds.',
    Link: 'The first, previous, next and last page (RFC 8288).',
  },
})
const one = (schema: z.ZodMiniType, says = 'As it is now.'): Answer => ({ status: 200, says, schema: data(schema) })
const made = (schema: z.ZodMiniType, says = 'Made.'): Answer => ({ status: 201, says, schema: data(schema) })
const gone: Answer = { status: 204, says: 'Gone.' }
const done: Answer = { status: 200, says: 'On its way.', schema: data(z.object({ success: z.literal(true) })) }

const base = '/platform/v1'
const links = `${base}/customers/{customer_id}/setup_links`
const numbers = `${base}/whatsapp/phone_numbers`
const displayNames = `${numbers}/{phone_number_id}/display_name_requests`
const webhooks = `${base}/whatsapp/webhooks`
const numberWebhooks = `${numbers}/{phone_number_id}/webhooks`
const deliveries = `${base}/webhook_deliveries`
const pools = `${base}/number_pools`
const keys = `${base}/api_keys`

const at = <Method extends Operation['method']>(method: Method, path: string, id: string) => ({
  ...{ method, path, id, needs: 'key' as const, errors: PlatformError },
})
const Cursors = z.object({
  data: z.array(WebhookDelivery),
  paging: z.object({
    cursors: z.object({ before: z.nullable(z.string()), after: z.nullable(z.string()) }),
    next: z.nullable(z.string()),
    previous: z.nullable(z.string()),
  }),
})

const customers: Omit<Operation, 'tag'>[] = [
  {
    ...at('get', `${base}/customers`, 'listCustomers'),
    summary: 'List customers',
    query: customer.Query,
    exampleQuery: { per_page: '50' },
    answer: page(Customer),
  },
  {
    ...at('post', `${base}/customers`, 'createCustomer'),
    summary: 'Make a customer',
    description: '`external_customer_id` is your own id for them, once a project.',
    body: customer.Create,
    example: { customer: { name: 'Wind & Wool' } },
    answer: made(Customer),
  },
  {
    ...at('get', `${base}/customers/{customer_id}`, 'getCustomer'),
    summary: 'Read a customer',
    answer: one(Customer),
  },
  {
    ...at('patch', `${base}/customers/{customer_id}`, 'updateCustomer'),
    summary: 'Change a customer',
    body: customer.Update,
    example: { customer: { name: 'Wind, Wool & Co.' } },
    answer: one(Customer),
  },
  {
    ...at('delete', `${base}/customers/{customer_id}`, 'deleteCustomer'),
    summary: 'Delete a customer with everything that is theirs',
    answer: gone,
  },
]

const setupLinks: Omit<Operation, 'tag'>[] = [
  {
    ...at('get', links, 'listSetupLinks'),
    summary: 'List the links of a customer',
    query: setupLink.Query,
    exampleQuery: { status: 'active' },
    answer: page(SetupLink),
  },
  {
    ...at('post', links, 'createSetupLink'),
    summary: 'Make a link, which ends the customer’s earlier one',
    description:
      'Send `url` in an e-mail, or give `token` to the widget. It lives 30 days and is used up by success alone.',
    body: setupLink.Create,
    example: {
      setup_link: {
        success_redirect_url: 'https://app.example.com/whatsapp/success',
        failure_redirect_url: 'https://app.example.com/whatsapp/failed',
        allowed_origins: ['https://app.example.com'],
        theme_config: { primary_color: '#4f46e5', company_name: 'Acme' },
        language: 'en',
      },
    },
    answer: made(SetupLink, 'Made; `token` is in this answer alone.'),
  },
  {
    ...at('get', `${links}/{setup_link_id}`, 'getSetupLink'),
    summary: 'Read a link',
    answer: one(SetupLink),
  },
  {
    ...at('patch', `${links}/{setup_link_id}`, 'updateSetupLink'),
    summary: 'Change a link, move its end, or revoke it',
    body: setupLink.Update,
    example: { setup_link: { status: 'revoked' } },
    answer: one(SetupLink),
  },
  {
    ...at('get', `${links}/{setup_link_id}/events`, 'listSetupLinkEvents'),
    summary: 'The journey of a link: what happened so far, from the beginning',
    query: PageQuery,
    answer: { ...page(LinkEvent), says: 'One page, oldest first.' },
  },
  {
    ...at('get', `${base}/setup_links/{setup_link_id}`, 'findSetupLink'),
    summary: 'Read a link, whoever’s customer it is for',
    description: 'For a redirect or an event, which name the link alone.',
    answer: one(SetupLink),
  },
]

const phoneNumbers: Omit<Operation, 'tag'>[] = [
  {
    ...at('get', numbers, 'listPhoneNumbers'),
    summary: 'List connected numbers',
    query: phoneNumber.Query,
    exampleQuery: { per_page: '50' },
    answer: page(PhoneNumber),
  },
  {
    ...at('post', `${base}/customers/{customer_id}/whatsapp/phone_numbers`, 'connectPhoneNumber'),
    summary: 'Connect a number by hand, with a token of your own',
    description: 'The token is checked with Meta: the number must be in that account. It is sealed and never shown.',
    body: z.object({ whatsapp_phone_number: PhoneNumberConnect }),
    example: {
      whatsapp_phone_number: {
        name: 'Support',
        phone_number_id: '106540352242922',
        business_account_id: '102290129340398',
        access_token: 'EAAG-your-token',
      },
    },
    answer: made(PhoneNumber, 'Connected.'),
    refusals: [409, 502],
  },
  {
    ...at('get', `${numbers}/{phone_number_id}`, 'getPhoneNumber'),
    summary: 'Read a number, by Meta’s id',
    answer: one(PhoneNumber),
  },
  {
    ...at('patch', `${numbers}/{phone_number_id}`, 'updatePhoneNumber'),
    summary: 'Change a number',
    body: z.object({ whatsapp_phone_number: PhoneNumberUpdate }),
    example: { whatsapp_phone_number: { name: 'Support' } },
    answer: one(PhoneNumber),
  },
  {
    ...at('delete', `${numbers}/{phone_number_id}`, 'deletePhoneNumber'),
    summary: 'Forget a number and its token',
    answer: gone,
  },
  {
    ...at('get', `${numbers}/{phone_number_id}/health`, 'getPhoneNumberHealth'),
    summary: 'Whether the number can carry messages, as Meta has it now',
    description: 'Asked at Meta and kept for three minutes. The body is the report itself, not under `data`.',
    answer: { status: 200, says: 'The report.', schema: Health },
  },
  {
    ...at('get', displayNames, 'listDisplayNameRequests'),
    summary: 'List the display names that a number asked for',
    query: PageQuery,
    answer: page(DisplayNameRequest),
  },
  {
    ...at('post', displayNames, 'createDisplayNameRequest'),
    summary: 'Ask for another display name',
    description:
      'Meta reviews it, mostly within two days. What it decides is followed by itself, and an approved name is put in the old one’s place where the number’s PIN is known.',
    body: displayName.Create,
    example: { display_name_request: { new_display_name: 'Wind & Wool Support' } },
    answer: made(DisplayNameRequest, 'Under review.'),
    refusals: [409, 502],
  },
  {
    ...at('get', `${displayNames}/{display_name_request_id}`, 'getDisplayNameRequest'),
    summary: 'Read what became of a display name',
    answer: one(DisplayNameRequest),
  },
]

const event = 'whatsapp.phone_number.created'
const webhookOperations: Omit<Operation, 'tag'>[] = [
  {
    ...at('get', webhooks, 'listWebhooks'),
    summary: 'List webhooks, of the project and of its numbers',
    query: webhook.Query,
    answer: page(Webhook),
  },
  {
    ...at('post', webhooks, 'createWebhook'),
    summary: 'Make a webhook',
    description: 'Without `phone_number_id` it hears of the whole project.',
    body: webhook.Create,
    example: {
      whatsapp_webhook: {
        url: 'https://app.example.com/webhooks/patchbay',
        secret_key: 'a secret of your own',
        events: [event, 'whatsapp.phone_number.disconnected'],
      },
    },
    answer: made(Webhook),
  },
  { ...at('get', `${webhooks}/{webhook_id}`, 'getWebhook'), summary: 'Read a webhook', answer: one(Webhook) },
  {
    ...at('patch', `${webhooks}/{webhook_id}`, 'updateWebhook'),
    summary: 'Change a webhook; a new secret leaves the old one signing for a day',
    body: webhook.Update,
    example: { whatsapp_webhook: { active: true } },
    answer: one(Webhook),
  },
  { ...at('delete', `${webhooks}/{webhook_id}`, 'deleteWebhook'), summary: 'Delete a webhook', answer: gone },
  {
    ...at('post', `${webhooks}/{webhook_id}/test`, 'testWebhook'),
    summary: 'Send an example of an event that the webhook asked for',
    query: webhook.EventType,
    body: webhook.EventType,
    example: { event_type: event },
    answer: done,
  },
  {
    ...at('get', numberWebhooks, 'listNumberWebhooks'),
    summary: 'List the webhooks of one number',
    query: webhook.Query,
    answer: page(Webhook),
  },
  {
    ...at('post', numberWebhooks, 'createNumberWebhook'),
    summary: 'Make a webhook for one number',
    body: webhook.Create,
    example: {
      whatsapp_webhook: {
        url: 'https://app.example.com/webhooks/patchbay',
        secret_key: 'a secret of your own',
        events: ['whatsapp.message.received'],
      },
    },
    answer: made(Webhook),
  },
  {
    ...at('get', `${numberWebhooks}/{webhook_id}`, 'getNumberWebhook'),
    summary: 'Read a webhook of one number',
    answer: one(Webhook),
  },
  {
    ...at('patch', `${numberWebhooks}/{webhook_id}`, 'updateNumberWebhook'),
    summary: 'Change a webhook of one number',
    body: webhook.Update,
    example: { whatsapp_webhook: { active: true } },
    answer: one(Webhook),
  },
  {
    ...at('delete', `${numberWebhooks}/{webhook_id}`, 'deleteNumberWebhook'),
    summary: 'Delete a webhook of one number',
    answer: gone,
  },
  {
    ...at('get', deliveries, 'listWebhookDeliveries'),
    summary: 'The delivery log',
    description: 'Cursors, not pages: send `paging.next` as `after`.',
    query: delivery.Query,
    exampleQuery: { period: '7d', errors_only: 'true' },
    answer: { status: 200, says: 'Most recent first.', schema: Cursors },
  },
  {
    ...at('get', `${deliveries}/{delivery_id}`, 'getWebhookDelivery'),
    summary: 'Read a delivery with the body that was sent',
    answer: one(z.extend(WebhookDelivery, { body: z.unknown() })),
  },
  {
    ...at('post', `${deliveries}/{delivery_id}/redeliver`, 'redeliver'),
    summary: 'Send a delivery again, under the id it had',
    answer: done,
  },
]

const projects: Omit<Operation, 'tag'>[] = [
  { ...at('get', `${base}/project`, 'getProject'), summary: 'The project of your key', answer: one(Project) },
  {
    ...at('patch', `${base}/project`, 'updateProject'),
    summary: 'Change its name or what it lets its customers do',
    description: 'Projects are made by whoever runs the server: `patchbay projects create`.',
    body: ProjectBody,
    example: { project: { name: 'Acme CRM' } },
    answer: one(Project),
  },
  {
    ...at('get', keys, 'listApiKeys'),
    summary: 'List the keys of the project',
    query: PageQuery,
    answer: page(ApiKey),
  },
  {
    ...at('post', keys, 'createApiKey'),
    summary: 'Make a key',
    body: ApiKeyCreateBody,
    example: { api_key: { name: 'billing worker' } },
    answer: made(ApiKey, 'Made; `key` is in this answer alone.'),
  },
  { ...at('get', `${keys}/{api_key_id}`, 'getApiKey'), summary: 'Read what a key is', answer: one(ApiKey) },
  {
    ...at('post', `${keys}/{api_key_id}/rotate`, 'rotateApiKey'),
    summary: 'Make the key that takes another’s place; both work for a while',
    body: ApiKeyRotateBody,
    example: { api_key: { overlap_hours: 24 } },
    answer: made(ApiKey, 'The new key; `key` is in this answer alone.'),
  },
  {
    ...at('delete', `${keys}/{api_key_id}`, 'revokeApiKey'),
    summary: 'Revoke a key at once',
    description: 'No key revokes itself.',
    answer: gone,
    refusals: [422],
  },
  {
    ...at('get', `${base}/audit_log`, 'listAuditLog'),
    summary: 'Who changed what',
    query: AuditQuery,
    exampleQuery: { action: 'setup_link.created' },
    answer: page(AuditEntry),
  },
]

const pool = `${pools}/{pool_id}`
const poolNumbers = `${pool}/numbers`
const numberPools: Omit<Operation, 'tag'>[] = [
  {
    ...at('get', pools, 'listNumberPools'),
    summary: 'List pools, and how many numbers each has',
    query: PoolQuery,
    exampleQuery: { country_iso: 'US' },
    answer: page(NumberPool),
  },
  {
    ...at('post', pools, 'createNumberPool'),
    summary: 'Make the pool of a country',
    body: PoolCreateBody,
    example: { number_pool: { country_iso: 'CA', low_water_mark: 5 } },
    answer: made(NumberPool),
  },
  { ...at('get', pool, 'getNumberPool'), summary: 'Read a pool', answer: one(NumberPool) },
  {
    ...at('patch', pool, 'updateNumberPool'),
    summary: 'Change when it warns, whether it verifies beforehand, whether it hands out',
    body: PoolUpdateBody,
    example: { number_pool: { low_water_mark: 10 } },
    answer: one(NumberPool),
  },
  {
    ...at('post', `${pool}/drain`, 'drainNumberPool'),
    summary: 'Hand out nothing of it any more',
    description: 'With `release`, the numbers that lie ready go back to the provider, too.',
    body: PoolDrainBody,
    example: { release: false },
    answer: one(NumberPool),
  },
  {
    ...at('get', poolNumbers, 'listPoolNumbers'),
    summary: 'List the numbers of a pool',
    query: PoolNumberQuery,
    exampleQuery: { status: 'available' },
    answer: page(PoolNumber),
  },
  {
    ...at('post', poolNumbers, 'importPoolNumbers'),
    summary: 'Put numbers into a pool',
    description:
      'Also as `text/csv`, with the columns `phone_number` and, where there is one, `preverified_id`. Numbers the project has already are left as they are. Each is `checking` until it is `available` or `refused`.',
    body: PoolNumbersImport,
    example: { numbers: [{ phone_number: '+14155550123' }] },
    answer: made(PoolNumbersImported, 'Taken.'),
  },
  {
    ...at('get', `${poolNumbers}/{number_id}`, 'getPoolNumber'),
    summary: 'Read a number of a pool',
    answer: one(PoolNumber),
  },
  {
    ...at('patch', `${poolNumbers}/{number_id}`, 'updatePoolNumber'),
    summary: 'Bring a number back, or set it aside',
    body: PoolNumberBody,
    example: { number: { status: 'set_aside' } },
    answer: one(PoolNumber),
    refusals: [409],
  },
  {
    ...at('delete', `${poolNumbers}/{number_id}`, 'releasePoolNumber'),
    summary: 'Give a number up, and back to the provider',
    answer: gone,
    refusals: [409],
  },
  {
    ...at('get', `${base}/telephony`, 'getTelephony'),
    summary: 'Where the project buys its numbers',
    answer: one(TelephonyAccount),
  },
  {
    ...at('put', `${base}/telephony`, 'updateTelephony'),
    summary: 'Give the project its own account at a provider, or say what its countries need',
    description:
      'Credentials are tried with the provider before they are kept, sealed. `countries` stands for all of them.',
    body: DocumentedTelephonyBody,
    example: { telephony: { countries: { CL: { number_type: 'mobile' } } } },
    answer: one(TelephonyAccount),
    refusals: [502],
  },
  {
    ...at('delete', `${base}/telephony`, 'deleteTelephony'),
    summary: 'Forget the project’s account',
    description: 'The numbers that lie in it stay there, and in the pools.',
    answer: gone,
  },
]

const tagged = (tag: string, operations: Omit<Operation, 'tag'>[]): Operation[] =>
  operations.map((operation) => ({ ...operation, tag }))

/** `/platform/v1`, resource by resource. */
export const platformOperations: Operation[] = [
  ...tagged('Customers', customers),
  ...tagged('Setup links', setupLinks),
  ...tagged('Phone numbers', phoneNumbers),
  ...tagged('Number pools', numberPools),
  ...tagged('Webhooks', webhookOperations),
  ...tagged('Project', projects),
]
