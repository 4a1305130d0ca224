import * as z from 'zod/mini'

/** What the audit log speaks of. */
export const auditActions = [
  'project.created',
  'project.updated',
  'api_key.created',
  'api_key.rotated',
  'api_key.revoked',
  'account.webhooks_changed',
  'account_key.created',
  'account_key.rotated',
  'account_key.revoked',
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'setup_link.created',
  'setup_link.updated',
  'setup_link.revoked',
  'phone_number.connected',
  'phone_number.reconnected',
  'phone_number.disconnected',
  'phone_number.updated',
  'phone_number.deleted',
  'phone_number.name_requested',
  'phone_number.renamed',
  'phone_number.token_read',
  'phone_number.resubscribed',
  'number_pool.created',
  'number_pool.updated',
  'pool_number.imported',
  'pool_number.bought',
  'pool_number.updated',
  'pool_number.released',
  'domain.created',
  'domain.activated',
  'domain.failed',
  'domain.lapsed',
  'domain.removed',
  'meta_app.updated',
  'theme.published',
  'meta_app.removed',
  'telephony.updated',
  'telephony.deleted',
  'webhook.created',
  'webhook.updated',
  'webhook.deleted',
  'webhook.paused',
  'console_ticket.created',
  'console_session.created',
  'console_session.ended',
  'redelivery.started',
  'redelivery.stopped',
] as const
export const AuditAction = z.enum(auditActions)
export type AuditAction = z.infer<typeof AuditAction>

/**
 * One change and who made it. `actor` is `key:<id>` for an API key, `host` for the app that Patchbay is mounted in,
 * `cli`, `customer`, `meta`, or `patchbay` for what the server does by itself. `subject` is the id of what was changed;
 * `detail` names the fields, never a secret.
 */
export const AuditEntry = z.object({
  id: z.uuid(),
  actor: z.string(),
  action: AuditAction,
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  created_at: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>
