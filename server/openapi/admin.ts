import * as z from 'zod/mini'
import {
  AdminCustomer,
  AdminCustomerCreate,
  AdminCustomerUpdate,
  AdminDelivery,
  AdminError,
  AdminPhoneNumber,
  AdminQueued,
  AdminSetupLink,
  AdminSetupLinkCreate,
  AdminTenant,
  AdminWaba,
  AdminWebhook,
  AdminWebhookCreate,
  AdminWebhookUpdate,
} from '../../contract/index.ts'
import * as customer from '../http/admin/customers.ts'
import { AdminPage } from '../http/admin/lists.ts'
import * as phoneNumber from '../http/admin/phone-numbers.ts'
import * as waba from '../http/admin/wabas.ts'
import * as webhook from '../http/admin/webhooks.ts'
import type { Answer, Operation } from './operation.ts'

const list = (schema: z.ZodMiniType): Answer => ({
  status: 200,
  says: 'One page, most recent first; the body is the list itself.',
  schema: z.array(schema),
  headers: {
    'X-Total-Count': 'How many there are in all.',
    'X-Page': 'Which page this is.',
    'X-Per-Page': 'How many a page holds.',
  },
})
const one = (schema: z.ZodMiniType, says = 'As it is now.'): Answer => ({ status: 200, says, schema })
const made = (schema: z.ZodMiniType, says = 'Made.'): Answer => ({ status: 201, says, schema })

const tag = 'Admin dialect'
const at = <Method extends Operation['method']>(method: Method, path: string, id: string) => ({
  ...{ method, path, id, tag, needs: 'key' as const, errors: AdminError },
})
const ofTenant = '/admin/tenants/{tenantId}/customers'
const links = '/admin/customers/{customerId}/setup-links'
const webhooks = '/v1/webhooks'

const customerExample = { name: 'Wind & Wool', email: 'hello@wool.example' }

/** `/admin` and `/v1`: customers and links under the one, what they bring under the other. */
export const adminOperations: Operation[] = [
  {
    ...at('get', '/v1/me', 'adminGetMe'),
    summary: 'The tenant of your key',
    answer: one(AdminTenant),
  },
  {
    ...at('get', '/admin/tenants/{tenantId}', 'adminGetTenant'),
    summary: 'The tenant of your key, by its id',
    answer: one(AdminTenant),
  },
  {
    ...at('get', ofTenant, 'adminListCustomers'),
    summary: 'List customers',
    query: customer.Query,
    answer: list(AdminCustomer),
  },
  {
    ...at('post', ofTenant, 'adminCreateCustomer'),
    summary: 'Make a customer',
    body: AdminCustomerCreate,
    example: customerExample,
    answer: made(AdminCustomer),
  },
  ...(['/admin/customers/{customerId}', `${ofTenant}/{customerId}`] as const).flatMap((path, index): Operation[] => [
    {
      ...at('get', path, `adminGetCustomer${index ? 'OfTenant' : ''}`),
      summary: 'Read a customer',
      answer: one(AdminCustomer),
    },
    {
      ...at('patch', path, `adminUpdateCustomer${index ? 'OfTenant' : ''}`),
      summary: 'Change a customer',
      body: AdminCustomerUpdate,
      example: { phone: '+1 415 555 0100' },
      answer: one(AdminCustomer),
    },
    {
      ...at('delete', path, `adminDeleteCustomer${index ? 'OfTenant' : ''}`),
      summary: 'Delete a customer with all that is theirs',
      answer: { status: 204, says: 'Gone.' },
    },
  ]),
  {
    ...at('get', links, 'adminListSetupLinks'),
    summary: 'List the links of a customer',
    query: AdminPage,
    answer: list(AdminSetupLink),
  },
  {
    ...at('post', links, 'adminCreateSetupLink'),
    summary: 'Make a link, which ends the customer’s earlier one',
    description: 'It lives seven days unless `expiresAt` says otherwise.',
    body: AdminSetupLinkCreate,
    example: {
      successRedirectUrl: 'https://app.example.com/whatsapp/success',
      failureRedirectUrl: 'https://app.example.com/whatsapp/failed',
      themeConfig: { primaryColor: '#4f46e5', companyName: 'Acme' },
    },
    answer: made(AdminSetupLink, 'Made; `token` is in this answer alone.'),
  },
  {
    ...at('get', `${links}/{id}`, 'adminGetSetupLinkOfCustomer'),
    summary: 'Read a link of a customer',
    answer: one(AdminSetupLink),
  },
  {
    ...at('get', '/admin/setup-links/{id}', 'adminGetSetupLink'),
    summary: 'Read a link',
    answer: one(AdminSetupLink),
  },
  {
    ...at('delete', '/admin/setup-links/{id}', 'adminRevokeSetupLink'),
    summary: 'Take a link back; it then reads as expired',
    answer: { status: 204, says: 'Nobody can use it any more.' },
    refusals: [409],
  },
  {
    ...at('get', '/v1/wabas', 'adminListWabas'),
    summary: 'List the WhatsApp Business Accounts that were connected',
    query: waba.Query,
    answer: list(AdminWaba),
  },
  { ...at('get', '/v1/wabas/{id}', 'adminGetWaba'), summary: 'Read an account', answer: one(AdminWaba) },
  {
    ...at('get', '/v1/wabas/{id}/phone-numbers', 'adminListWabaPhoneNumbers'),
    summary: 'List the numbers of an account',
    query: AdminPage,
    answer: list(AdminPhoneNumber),
  },
  {
    ...at('get', '/v1/phone-numbers', 'adminListPhoneNumbers'),
    summary: 'List connected numbers',
    query: phoneNumber.Query,
    answer: list(AdminPhoneNumber),
  },
  {
    ...at('get', '/v1/phone-numbers/{id}', 'adminGetPhoneNumber'),
    summary: 'Read a number, by its integer id or by Meta’s',
    answer: one(AdminPhoneNumber),
  },
  {
    ...at('get', webhooks, 'adminListWebhooks'),
    summary: 'List webhooks',
    query: AdminPage,
    answer: list(AdminWebhook),
  },
  {
    ...at('post', webhooks, 'adminCreateWebhook'),
    summary: 'Make a webhook',
    body: AdminWebhookCreate,
    example: { url: 'https://app.example.com/webhooks/patchbay', events: ['whatsapp.phone_number.created'] },
    answer: made(AdminWebhook, 'Made; `secret` is in this answer alone.'),
  },
  { ...at('get', `${webhooks}/{id}`, 'adminGetWebhook'), summary: 'Read a webhook', answer: one(AdminWebhook) },
  ...(['patch', 'put'] as const).map(
    (method): Operation => ({
      ...at(method, `${webhooks}/{id}`, method === 'put' ? 'adminReplaceWebhook' : 'adminUpdateWebhook'),
      summary: 'Change a webhook',
      body: AdminWebhookUpdate,
      example: { enabled: true },
      answer: one(AdminWebhook),
    }),
  ),
  {
    ...at('delete', `${webhooks}/{id}`, 'adminDeleteWebhook'),
    summary: 'Delete a webhook',
    answer: { status: 204, says: 'Gone.' },
  },
  {
    ...at('post', `${webhooks}/{id}/rotate-secret`, 'adminRotateWebhookSecret'),
    summary: 'A new secret; the old one signs beside it for 24 hours',
    answer: one(AdminWebhook, 'The webhook with its new `secret`, in this answer alone.'),
  },
  {
    ...at('get', `${webhooks}/{id}/deliveries`, 'adminListDeliveries'),
    summary: 'The delivery log of a webhook',
    query: webhook.Query,
    answer: list(AdminDelivery),
  },
  {
    ...at('post', `${webhooks}/{id}/test`, 'adminTestWebhook'),
    summary: 'Send a webhook an example of an event that it asked for',
    body: webhook.Test,
    example: { event_type: 'whatsapp.phone_number.created' },
    answer: { status: 202, says: 'On its way.', schema: AdminQueued },
  },
  {
    ...at('post', `${webhooks}/{id}/deliveries/{deliveryId}/redeliver`, 'adminRedeliver'),
    summary: 'Send a delivery once more, under the same id',
    answer: { status: 202, says: 'On its way.', schema: AdminQueued },
  },
]
