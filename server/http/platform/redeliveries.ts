import { Redelivery, RedeliveryCreate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { readRedelivery, redeliverMany, stopRedelivering } from '../../use-cases/webhooks/redeliver-many.ts'
import type { Resource } from '../surface.ts'
import { get, one, post } from './operation.ts'

/** Many deliveries at once; one alone is `POST /webhook_deliveries/:delivery_id/redeliver`. */
export const redeliveries: Resource<Deps> = {
  tag: 'Webhooks',
  operations: [
    post('/webhook_deliveries/redeliver', {
      id: 'redeliverMany',
      summary: 'Send all deliveries again that a filter means, or count them',
      description:
        'Those that failed, unless `filter.status` says otherwise, each under the id it had. With `dry_run` nothing is sent. They are sent behind what is new; a project has one such act at a time.',
      body: RedeliveryCreate,
      example: { filter: { event: 'whatsapp.phone_number.created' }, dry_run: true },
      answer: one(Redelivery, 'How many are meant, and the act that sends them.'),
      refusals: [409],
      handle: ({ deps, caller, body }) => redeliverMany(deps, caller.projectId, body),
    }),
    get('/redeliveries/:redelivery_id', {
      id: 'getRedelivery',
      summary: 'Read how far it came',
      answer: one(Redelivery),
      handle: ({ deps, caller, params }) => readRedelivery(deps, caller.projectId, params.redelivery_id),
    }),
    post('/redeliveries/:redelivery_id/stop', {
      id: 'stopRedelivery',
      summary: 'Put no more of them back to be sent',
      answer: one(Redelivery),
      handle: ({ deps, caller, params }) => stopRedelivering(deps, caller.projectId, params.redelivery_id),
    }),
  ],
}
