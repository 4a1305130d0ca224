import { pause } from '../../http/pause.ts'
import { templateReviewed } from '../../webhooks/templates.ts'
import type { Waba } from '../../world/customers.ts'
import type { Template } from '../../world/messaging/template.ts'
import type { World } from '../../world/world.ts'
import type { Ways } from '../call.ts'

/** Meta's review: after a moment the template can be sent, unless the scenario says otherwise. */
export function reviewSoon(world: World, ways: Pick<Ways, 'sender' | 'closing'>, waba: Waba, template: Template): void {
  const { templates } = world.scenario.scenario.messages ?? {}
  if (templates === 'never reviewed') return
  void pause(world.settings.templateReviewMs, ways.closing)
    .then(() => {
      const still = world.messaging.templates.get(template.id)
      if (still?.status !== 'PENDING') return
      still.status = templates === 'rejected' ? 'REJECTED' : 'APPROVED'
      if (templates === 'rejected') still.rejectedReason = 'INVALID_FORMAT'
      return ways.sender.send(templateReviewed(waba, still))
    })
    .catch(() => {})
}
