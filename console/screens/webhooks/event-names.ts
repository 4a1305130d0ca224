import type { NumberEvent, ProjectEvent } from '../../../contract/events/webhook-event.ts'

/** What a webhook of the project can ask for. The compiler asks for each event of the contract here. */
const ofProject: Record<ProjectEvent, true> = {
  'whatsapp.phone_number.created': true,
  'whatsapp.phone_number.deleted': true,
  'whatsapp.phone_number.offboarded': true,
  'whatsapp.phone_number.disconnected': true,
  'whatsapp.phone_number.reconnected': true,
  'whatsapp.phone_number.reconnect_needed': true,
  'whatsapp.phone_number.token_expiring': true,
  'whatsapp.phone_number.quality_changed': true,
  'whatsapp.phone_number.actions_changed': true,
  'whatsapp.account_key.issued': true,
  'whatsapp.account.disabled': true,
  'whatsapp.account.restricted': true,
  'whatsapp.account.reinstated': true,
  'whatsapp.account.violation': true,
  'setup_link.opened': true,
  'setup_link.completed': true,
  'setup_link.failed': true,
  'setup_link.answered': true,
  'setup_link.surveyed': true,
  'setup_link.expired': true,
  'setup_link.requested_again': true,
  'setup_link.undone': true,
  'domain.active': true,
  'domain.failing': true,
  'number_pool.low': true,
  'number_provisioning.failed': true,
}

/** What a webhook of one number can ask for. */
const ofNumber: Record<NumberEvent, true> = {
  'whatsapp.message.received': true,
  'whatsapp.message.sent': true,
  'whatsapp.message.delivered': true,
  'whatsapp.message.read': true,
  'whatsapp.message.failed': true,
  'whatsapp.conversation.created': true,
  'whatsapp.conversation.inactive': true,
  'whatsapp.conversation.ended': true,
}

export const projectEventNames = Object.keys(ofProject)
export const numberEventNames = Object.keys(ofNumber)
