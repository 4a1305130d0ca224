import type { ProjectEvent } from './events.ts'

interface About {
  id: string
  at: string
  projectId: string
  phoneNumberId: string | null
}

const customer = { id: '00000000-0000-4000-8000-000000000000', external_id: 'example' }
const phone_number_id = '123456789012345'
const business_account_id = '102290129340398'

/** A body as a real event has it, of nobody's number and nobody's customer; `test` says so. */
export function exampleOf(event: string, about: About): object {
  const project = { id: about.projectId }
  const happened = { id: about.id, event, occurred_at: about.at }
  const make = examples[event as ProjectEvent]
  if (make) return { ...make({ project, happened }), test: true }
  return { ...happened, phone_number_id: about.phoneNumberId ?? phone_number_id, project, test: true }
}

interface Parts {
  project: { id: string }
  happened: { id: string; event: string; occurred_at: string }
}

const flat = ({ project }: Parts) => ({ phone_number_id, project, customer: { id: customer.id } })

const connection =
  (source: string, more: object = {}) =>
  ({ happened, project }: Parts) => ({
    ...{ ...happened, phone_number_id, project, customer, connection_type: 'coexistence' },
    source: { provider: 'meta', event: source, business_account_id },
    ...more,
  })

const account =
  (source: string, more: object) =>
  ({ happened, project }: Parts) => ({
    ...{ ...happened, business_account_id, project },
    phone_numbers: [{ id: phone_number_id, display_phone_number: '+1 415-555-0123' }],
    ...more,
    source: { provider: 'meta', event: source, business_account_id },
  })

const link =
  (status: string, whatsapp_setup_status: string, whatsapp_setup_error: string | null, more: object = {}) =>
  ({ happened, project }: Parts) => ({
    ...{ ...happened, project, customer },
    setup_link: { id: customer.id, status, whatsapp_setup_status, whatsapp_setup_error, ...more },
  })

const examples: Record<ProjectEvent, (parts: Parts) => object> = {
  'whatsapp.phone_number.created': flat,
  'whatsapp.phone_number.deleted': flat,
  'whatsapp.phone_number.offboarded': connection('ACCOUNT_OFFBOARDED'),
  'whatsapp.phone_number.disconnected': connection('PARTNER_REMOVED', {
    disconnection: { reason: 'ACCOUNT_DISCONNECTED', initiated_by: 'USER' },
  }),
  'whatsapp.phone_number.reconnected': connection('ACCOUNT_RECONNECTED'),
  'whatsapp.phone_number.actions_changed': ({ project, happened }) => ({
    ...{ ...happened, phone_number_id, project, customer, actions: [], cleared: ['payment_missing'] },
  }),
  'whatsapp.account.disabled': account('DISABLED_UPDATE', { ban: { state: 'DISABLE', date_label: 'January 1, 2026' } }),
  'whatsapp.account.reinstated': account('DISABLED_UPDATE', { ban: { state: 'REINSTATE', date_label: null } }),
  'whatsapp.account.restricted': account('ACCOUNT_RESTRICTION', {
    restrictions: [{ type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expires_at: null }],
  }),
  'whatsapp.account.violation': account('ACCOUNT_VIOLATION', { violation: { type: 'SCAM', remediation: null } }),
  'setup_link.opened': link('active', 'pending', null),
  'setup_link.completed': link('used', 'completed', null, { phone_number_id }),
  'setup_link.failed': link('active', 'failed', 'facebook_auth_failed'),
  'setup_link.expired': link('expired', 'pending', null),
  'number_pool.low': ({ happened, project }) => ({
    ...{ ...happened, project },
    number_pool: { id: customer.id, country_iso: 'US', available: 1, low_water_mark: 5 },
  }),
  'number_provisioning.failed': ({ happened, project }) => ({
    ...{ ...happened, project, customer },
    setup_link: { id: customer.id },
    ...{ country_iso: 'CL', error_code: 'country_not_ready' },
    provider: { call: 'buy', status: 400, code: 21649, message: 'Bundle required' },
  }),
}
