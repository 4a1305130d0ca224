import type { RequestHandler } from 'express'
import { type AdminError, AdminMessage, AdminMessageCreate } from '../../../contract/index.ts'
import type { Deps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { inApp } from '../../meta/apps.ts'
import { GraphError } from '../../meta/errors.ts'
import { reachNumber } from '../../store/messaging/reach.ts'
import { sendMessage } from '../../use-cases/messaging/send-message.ts'
import { throughputOf } from '../graph/throughput.ts'
import { enforceLimit } from '../refusals.ts'
import type { Resource } from '../surface.ts'
import { AdminFault } from './errors.ts'
import { made, post, tag } from './operation.ts'

/** Sending, over the same road to Meta as the Graph proxy. */
export const messages: Resource<Deps> = {
  tag,
  operations: [
    post('/messages', {
      id: 'adminSendMessage',
      summary: 'Send a message',
      description: 'What it holds stands under the name of its type, as Meta has it.',
      body: AdminMessageCreate,
      example: { phone_number_id: '106540352242922', to: '+15550001111', type: 'text', text: { body: 'Hello' } },
      answer: made(AdminMessage, 'Meta took it on. How it fares comes by webhook.'),
      refusals: [404, 422, 502],
      async handle({ deps, caller, body, res }) {
        const { phone_number_id, to, type } = body
        const number = await reachNumber(deps.db, caller.projectId, phone_number_id)
        if (!number)
          throw new AdminFault('not_found', 'phone_number_id is not a number of this tenant', {
            word: 'PHONE_NUMBER_NOT_IN_TENANT',
            field: 'phone_number_id',
          })
        enforceLimit(await deps.limits.take(throughputOf(number), number.id), res)
        return {
          id: await sendMessage(await inApp(deps, number), number, body).catch(inDialect),
          phone_number_id,
          to,
          type,
          status: 'accepted' as const,
        }
      },
    }),
  ],
}

/** Meta's code for a template that the account does not have by this name and in this language. */
const noTemplate = 132001

/** What Meta refused, in the dialect's own word where it has one. */
function inDialect(error: unknown): never {
  if (error instanceof Fault && error.cause instanceof GraphError && error.cause.code === noTemplate)
    throw new AdminFault('invalid_request', error.message, { word: 'TEMPLATE_NOT_IN_WABA', field: 'template.name' })
  throw error
}

/** Parts of GoSendAPI that live on stored messages, or whose wire is not public. */
export const notHere: RequestHandler = (req, res, next) => {
  if (!/^\/(messages|templates|conversations|media)(\/|$)/.test(req.path)) return next()
  res.status(501).json({
    statusCode: 501,
    message:
      'Patchbay stores no messages and no conversations; media and templates are at /meta/whatsapp, as Meta has them',
    error: 'NOT_IMPLEMENTED',
  } satisfies AdminError)
}
