import type { EventFacts, ProjectEvent } from '../../contract/index.ts'
import { bodyOf } from './emit.ts'
import { messageEvents } from './kapso-messages.ts'
import { metaEnvelope } from './meta-messages.ts'

interface About {
  id: string
  at: string
  projectId: string
  phoneNumberId: string | null
}

const customer = { id: '00000000-0000-4000-8000-000000000000', external_id: 'example' }
const phone_number_id = '123456789012345'
const business_account_id = '102290129340398'

/** A body like a real event's, with an invented number and customer; `test` says so. */
export function exampleOf(event: string, { id, at, projectId, phoneNumberId }: About): object {
  const project = { id: projectId }
  if (isProjectEvent(event)) return { ...bodyOf(event, { id, at }, examples[event](project)), test: true }
  const number = phoneNumberId ?? phone_number_id
  const [made] = messageEvents('messages', exampleValue(event, at, number), number)
  return { ...made?.body, test: true }
}

/** What Meta says of a message, as a webhook of kind `meta` gets it. */
export const metaExample = (at: string, phoneNumberId: string | null): object => ({
  ...JSON.parse(
    metaEnvelope(business_account_id, [
      {
        field: 'messages',
        value: exampleValue('whatsapp.message.received', at, phoneNumberId ?? phone_number_id),
        at: null,
      },
    ]),
  ),
  test: true,
})

function exampleValue(event: string, at: string, phoneNumberId: string) {
  const timestamp = String(Math.floor(Date.parse(at) / 1_000))
  const common = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '14155550123', phone_number_id: phoneNumberId },
  }
  const status = event.replace('whatsapp.message.', '')
  if (status === 'received')
    return {
      ...common,
      contacts: [{ profile: { name: 'Ada' }, wa_id: '15550001111' }],
      messages: [{ from: '15550001111', id: 'wamid.example', timestamp, type: 'text', text: { body: 'Hello' } }],
    }
  return { ...common, statuses: [{ id: 'wamid.example', status, timestamp, recipient_id: '15550001111' }] }
}

interface Project {
  id: string
}

const number = { phone_number_id, display_phone_number: '+1 415-555-0123', business_account_id }

const flat = (project: Project) => ({ ...number, project, customer })

const sourceOf = (event: string) => ({ provider: 'meta', event, business_account_id }) as const

const connection = (source: string) => (project: Project) => ({
  ...number,
  project,
  customer,
  connection_type: 'coexistence' as const,
  source: sourceOf(source),
})

const account = (project: Project) => ({
  business_account_id,
  project,
  phone_numbers: [{ id: phone_number_id, display_phone_number: '+1 415-555-0123' }],
})

type Link = Omit<EventFacts<'setup_link.opened'>['setup_link'], 'id'>
const link = (more: Link) => (project: Project) => ({ project, customer, setup_link: { id: customer.id, ...more } })

const examples: { [Name in ProjectEvent]: (project: Project) => EventFacts<Name> } = {
  'whatsapp.phone_number.created': flat,
  'whatsapp.phone_number.deleted': flat,
  'whatsapp.phone_number.offboarded': connection('ACCOUNT_OFFBOARDED'),
  'whatsapp.phone_number.disconnected': (project) => ({
    ...connection('PARTNER_REMOVED')(project),
    disconnection: { reason: 'ACCOUNT_DISCONNECTED', initiated_by: 'USER' },
  }),
  'whatsapp.phone_number.reconnected': connection('ACCOUNT_RECONNECTED'),
  'whatsapp.phone_number.reconnect_needed': (project) => ({
    ...number,
    project,
    customer,
    connection_type: 'coexistence',
    setup_link: { id: customer.id },
  }),
  'whatsapp.phone_number.token_expiring': (project) => ({
    ...number,
    project,
    customer,
    token_expires_at: '2026-12-31T00:00:00.000Z',
  }),
  'whatsapp.phone_number.quality_changed': (project) => ({
    ...number,
    project,
    customer,
    quality_rating: 'YELLOW',
    previous_quality_rating: 'GREEN',
  }),
  'whatsapp.phone_number.actions_changed': (project) => ({
    ...number,
    project,
    customer,
    actions: [],
    cleared: ['payment_missing'],
  }),
  'whatsapp.account_key.issued': (project) => ({
    business_account_id,
    phone_number_id,
    project,
    customer,
    setup_link: { id: customer.id },
    account_key: { id: customer.id, key: 'pbw_example', prefix: 'pbw_examp', scopes: ['messages', 'media'] },
  }),
  'whatsapp.account.disabled': (project) => ({
    ...account(project),
    ban: { state: 'DISABLE', date_label: 'January 1, 2026' },
    source: sourceOf('DISABLED_UPDATE'),
  }),
  'whatsapp.account.reinstated': (project) => ({
    ...account(project),
    ban: { state: 'REINSTATE', date_label: null },
    source: sourceOf('DISABLED_UPDATE'),
  }),
  'whatsapp.account.restricted': (project) => ({
    ...account(project),
    restrictions: [{ type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expires_at: null }],
    source: sourceOf('ACCOUNT_RESTRICTION'),
  }),
  'whatsapp.account.violation': (project) => ({
    ...account(project),
    violation: { type: 'SCAM', remediation: null },
    source: sourceOf('ACCOUNT_VIOLATION'),
  }),
  'setup_link.opened': link({ status: 'active', whatsapp_setup_status: 'pending', whatsapp_setup_error: null }),
  'setup_link.completed': link({
    status: 'used',
    whatsapp_setup_status: 'completed',
    whatsapp_setup_error: null,
    phone_number_id,
  }),
  'setup_link.failed': link({
    status: 'active',
    whatsapp_setup_status: 'failed',
    whatsapp_setup_error: 'facebook_auth_failed',
  }),
  'setup_link.expired': link({ status: 'expired', whatsapp_setup_status: 'pending', whatsapp_setup_error: null }),
  'setup_link.requested_again': link({
    status: 'expired',
    whatsapp_setup_status: 'pending',
    whatsapp_setup_error: null,
  }),
  'setup_link.answered': (project) => ({
    project,
    customer,
    setup_link: { id: customer.id },
    steps: [{ id: 'business', status: 'answered' }],
  }),
  'setup_link.surveyed': (project) => ({
    project,
    customer,
    setup_link: { id: customer.id },
    steps: [{ id: 'survey', status: 'skipped' }],
  }),
  'setup_link.undone': (project) => ({
    project,
    customer,
    setup_link: { id: customer.id },
    undone: {
      reason: 'link_revoked',
      business_account_id,
      phone_number_id,
      subscription: 'undone',
      registration: 'undone',
    },
  }),
  'domain.active': (project) => ({
    project,
    domain: { id: customer.id, hostname: 'signup.example.com', activated_at: '2026-11-30T09:00:00.000Z' },
  }),
  'domain.failing': (project) => ({
    project,
    domain: { id: customer.id, hostname: 'signup.example.com', failing_since: '2026-11-30T09:00:00.000Z' },
    checks: [
      {
        what: 'target',
        ok: false,
        finding: 'elsewhere',
        expected: 'connect.example.com',
        seen: ['203.0.113.7'],
        help: 'signup.example.com still points at 203.0.113.7. Replace that by the record above.',
        at: '2026-11-30T09:00:00.000Z',
      },
    ],
  }),
  'number_pool.low': (project) => ({
    project,
    number_pool: { id: customer.id, country_iso: 'US', available: 1, low_water_mark: 5 },
  }),
  'number_provisioning.failed': (project) => ({
    project,
    customer,
    setup_link: { id: customer.id },
    country_iso: 'CL',
    error_code: 'country_not_ready',
    provider: { call: 'buy', status: 400, code: 21649, message: 'Bundle required' },
  }),
}

const isProjectEvent = (event: string): event is ProjectEvent => Object.hasOwn(examples, event)
