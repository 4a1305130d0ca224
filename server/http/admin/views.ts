import {
  type AdminCustomer,
  type AdminDelivery,
  type AdminPhoneNumber,
  type AdminProvisionedNumber,
  type AdminSetupLink,
  type AdminSetupLinkStatus,
  type AdminTenant,
  type AdminWaba,
  type AdminWebhook,
  camelKeys,
} from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import type { LinkIds } from '../../store/links/link-ids.ts'
import { linkStatus } from '../../store/links/setup-links.ts'
import type { SetupLinkRow } from '../../store/links/tables.ts'
import type { AccountRow, PhoneNumberRow } from '../../store/numbers/tables.ts'
import type { CustomerIds } from '../../store/projects/customers.ts'
import type { CustomerRow, Project } from '../../store/projects/tables.ts'
import type { ProvidedNumberRow } from '../../store/provisioning/tables.ts'
import type { DeliveryRow, WebhookRow } from '../../store/webhooks/tables.ts'
import { toIso } from '../../time.ts'
import { optionsOfRow } from '../../use-cases/links/link-options.ts'
import { linkUrl, viewProvisioned } from '../platform/views.ts'
import { shownOptions } from './link-fields.ts'

/** Rows as the admin dialect shows them. */
export const viewTenant = (project: Project, webhookUrl: string | null): AdminTenant => ({
  id: project.number,
  name: project.name,
  webhookUrl,
  createdAt: project.created_at,
})

export const viewAdminCustomer = (tenant: Project, row: CustomerRow): AdminCustomer => ({
  ...row,
  id: row.number,
  tenant_id: tenant.number,
  external_id: row.external_customer_id,
  metadata: row.metadata && JSON.parse(row.metadata),
  status: row.status ?? 'active',
})

export function viewAdminLink(
  deps: Pick<Deps, 'hosts' | 'keys' | 'publicUrl' | 'now'>,
  row: SetupLinkRow,
  ids: LinkIds,
  number: ProvidedNumberRow | undefined,
): AdminSetupLink {
  return {
    id: row.id,
    url: linkUrl(deps, row),
    status: adminStatus(row, toIso(deps.now())),
    tenantId: ids.tenant,
    customerId: ids.customer,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    resultingWabaId: ids.account,
    ...shownOptions(optionsOfRow(row)),
    reconnectPhoneNumberId: ids.reconnect,
    errorCode: row.setup_error,
    provisionedPhoneNumber: number && provisioned(number),
  } satisfies Record<keyof Omit<AdminSetupLink, 'token' | 'warnings'>, unknown>
}

const provisioned = (number: ProvidedNumberRow): AdminProvisionedNumber => camelKeys(viewProvisioned(number))

/** This dialect has no status for a revoked link. Nobody can use it any more, so it is shown as `expired`. */
function adminStatus(row: SetupLinkRow, now: string): AdminSetupLinkStatus {
  const status = linkStatus(row, now)
  if (status === 'used') return 'completed'
  if (status !== 'active') return 'expired'
  return row.setup_status === 'failed' ? 'failed' : 'pending'
}

export const viewWaba = (tenant: Project, row: AccountRow, customer: CustomerIds): AdminWaba => ({
  ...row,
  id: row.number,
  tenant_id: tenant.number,
  customer_id: customer.number,
  display_name: row.name,
  external_reference: customer.external_customer_id,
})

export const viewAdminNumber = (tenant: Project, row: PhoneNumberRow, customer: CustomerIds): AdminPhoneNumber => ({
  ...row,
  id: row.number,
  tenant_id: tenant.number,
  customer_id: customer.number,
  waba_id: row.business_account_id,
  display_phone_number_normalized: row.display_phone_number.replace(/\D/g, ''),
  display_name: row.name,
  quality_rating: qualities[row.quality_rating ?? ''] ?? 'unknown',
  is_coexistence: row.connection_type === 'coexistence',
  is_official_business_account: row.is_official_business_account === 1,
  inbound_processing_enabled: row.inbound_processing_enabled === 1,
  calls_enabled: row.calls_enabled === 1,
  actions: JSON.parse(row.actions),
  marks: JSON.parse(row.marks),
  status: numberStatus(row),
})

const qualities: Record<string, AdminPhoneNumber['quality_rating']> = { GREEN: 'green', YELLOW: 'yellow', RED: 'red' }

/**
 * Our knowledge of the connection takes precedence over Meta's status. A number that is not yet `CONNECTED` at Meta is pending.
 */
function numberStatus({ connection_status, status }: PhoneNumberRow): AdminPhoneNumber['status'] {
  if (connection_status !== 'active') return 'disconnected'
  if (status === 'DISCONNECTED' || status === 'BANNED') return 'disconnected'
  return status === 'PENDING' || status === 'UNVERIFIED' ? 'pending' : 'active'
}

export const viewAdminWebhook = (tenant: Project, row: WebhookRow, secret?: string): AdminWebhook => ({
  ...row,
  id: row.number,
  tenant_id: tenant.number,
  events: JSON.parse(row.events),
  type: 'gosendapi_events',
  enabled: row.active === 1,
  secret,
})

export const viewAdminDelivery = (webhook: WebhookRow, row: DeliveryRow): AdminDelivery => ({
  ...row,
  webhook_id: webhook.number,
  next_attempt_at: row.run_at,
})
