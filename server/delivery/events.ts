/** Every event a webhook can ask for, and whether it is about the whole project or about one number. */
export const projectEvents = [
  'whatsapp.phone_number.created',
  'whatsapp.phone_number.deleted',
  'whatsapp.phone_number.offboarded',
  'whatsapp.phone_number.disconnected',
  'whatsapp.phone_number.reconnected',
  'whatsapp.phone_number.actions_changed',
  'whatsapp.account.disabled',
  'whatsapp.account.restricted',
  'whatsapp.account.reinstated',
  'whatsapp.account.violation',
  'setup_link.opened',
  'setup_link.completed',
  'setup_link.failed',
  'setup_link.expired',
  'number_pool.low',
  'number_provisioning.failed',
] as const

/**
 * Events of one number, about messages. They come from Meta's own webhooks, which Patchbay does not carry;
 * a webhook may still name them, so that a team can move here with the subscriptions it has.
 */
export const numberEvents = [
  'whatsapp.message.received',
  'whatsapp.message.sent',
  'whatsapp.message.delivered',
  'whatsapp.message.read',
  'whatsapp.message.failed',
  'whatsapp.conversation.created',
  'whatsapp.conversation.ended',
  'whatsapp.conversation.inactive',
  'whatsapp.contact.identity_changed',
  'whatsapp.contact.marketing_preference_changed',
  'whatsapp.meta_business_agent.handover',
] as const

export type ProjectEvent = (typeof projectEvents)[number]
