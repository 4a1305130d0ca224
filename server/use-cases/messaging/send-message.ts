import type { AdminMessageCreate } from '../../../contract/index.ts'
import type { AppDeps } from '../../deps.ts'
import { Fault } from '../../fault.ts'
import { GraphError } from '../../meta/errors.ts'
import type { ReachedNumber } from '../../store/messaging/reach.ts'
import { tokenOfNumber } from '../numbers/number-token.ts'
import { noteFirstMessage } from './note-first-message.ts'
import { noteRefusedToken } from './note-refused-token.ts'

/**
 * Sends one message in the name of a number.
 *
 * @returns Meta's id of the message
 * @throws {Fault} `invalid_request` with Meta's words when it refuses the message; `permission_missing` when it refuses the token,
 *   and the number is then marked disconnected; `meta_unavailable` when it does not answer: the message may have gone out
 */
export async function sendMessage(
  deps: Pick<AppDeps, 'db' | 'graph' | 'log' | 'metrics' | 'now' | 'sealer'>,
  number: ReachedNumber,
  { to, type, context, biz_opaque_callback_data, ...content }: AdminMessageCreate,
): Promise<string> {
  if (number.connection_status === 'disconnected') throw gone(number)
  const message = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: to.replace(/\D/g, ''),
    type,
    [type]: content[type],
    ...(context ? { context } : {}),
    ...(biz_opaque_callback_data ? { biz_opaque_callback_data } : {}),
  }
  try {
    const sent = await deps.graph.sendMessage(number.phone_number_id, message, await tokenOfNumber(deps, number))
    await noteFirstMessage(deps, number, 'sent')
    return sent.messages[0].id
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    if (error.code === 190) {
      await noteRefusedToken(deps, number)
      throw gone(number)
    }
    if (error.transient)
      throw new Fault('meta_unavailable', 'Meta did not answer: the message may have gone out', { cause: error })
    throw new Fault('invalid_request', `Meta refused the message (code ${error.code}): ${error.detail.message}`, {
      cause: error,
    })
  }
}

const gone = ({ phone_number_id }: ReachedNumber) =>
  new Fault(
    'permission_missing',
    `The number ${phone_number_id} is disconnected: send its customer a setup link with reconnect_phone_number`,
  )
