import type { Waba } from '../world/customers.ts'
import type { Template } from '../world/messaging/template.ts'
import type { Webhook } from './sender.ts'

/** `message_template_status_update`: a template was reviewed, paused or disabled. */
export const templateReviewed = (waba: Waba, { id, name, language, status, rejectedReason }: Template): Webhook => ({
  field: 'message_template_status_update',
  entryId: waba.id,
  waba,
  value: {
    event: status,
    message_template_id: Number(id),
    message_template_name: name,
    message_template_language: language,
    reason: status === 'REJECTED' ? rejectedReason : 'NONE',
  },
})
