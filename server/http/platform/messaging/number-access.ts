import type { RequestHandler } from 'express'
import * as z from 'zod/mini'
import { AccessToken } from '../../../../contract/index.ts'
import type { Deps } from '../../../deps.ts'
import { Fault } from '../../../fault.ts'
import { faultOf, GraphError } from '../../../meta/errors.ts'
import { readAccessToken } from '../../../use-cases/messaging/read-access-token.ts'
import { tokenOfNumber } from '../../../use-cases/numbers/number-token.ts'
import type { Resource } from '../../surface.ts'
import { get, made, one, post } from '../operation.ts'
import { numberOf } from '../phone-numbers.ts'

const Address = z.nullable(z.string())
const WebhookConfiguration = z.object({
  /** Of the number itself: what `webhook_destination_url` set. */
  phone_number: Address,
  whatsapp_business_account: Address,
  /** Of the app: this server. */
  application: Address,
})

/** Ways to use a number without this server in between. */
const notStored: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}

export const numberAccess: Resource<Deps> = {
  tag: 'Messaging',
  operations: [
    get('/whatsapp/phone_numbers/:phone_number_id/webhook_configuration', {
      id: 'getWebhookConfiguration',
      summary: 'Where Meta sends the messages of a number, as Meta has it now',
      description: 'The first that is not null gets them. `webhook_destination_url` of the number sets the first.',
      answer: one(WebhookConfiguration),
      refusals: [502],
      async handle({ deps, caller, params }) {
        const number = await numberOf(deps, caller.projectId, params.phone_number_id)
        try {
          const { graph } = await deps.apps.of(number)
          const found = await graph.webhookConfiguration(number.phone_number_id, await tokenOfNumber(deps, number))
          const { phone_number = null, whatsapp_business_account = null, application = null } = found
          return { phone_number, whatsapp_business_account, application }
        } catch (error) {
          if (!(error instanceof GraphError)) throw error
          throw new Fault(faultOf(error), 'Meta did not say where it sends the messages of this number', {
            cause: error,
          })
        }
      },
    }),
    post('/whatsapp/phone_numbers/:phone_number_id/access_token', {
      id: 'readAccessToken',
      summary: 'The token of a number, for a library of your own',
      description: 'Only where the policy of the project has `allow_access_token`. The audit log says who asked.',
      answer: made(AccessToken, 'The token, as Meta gave it.'),
      refusals: [422],
      before: () => [notStored],
      handle: ({ deps, caller, params }) => readAccessToken(deps, caller.projectId, params.phone_number_id),
    }),
  ],
}
