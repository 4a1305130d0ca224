import { isSubscribed } from '../../world/apps.ts'
import { type Answer, type NodeCall, structure, success, text } from '../call.ts'
import { callbackUri, verifyCallback } from '../callback.ts'
import { parseFields } from '../fields.ts'
import { badParameter } from '../graph-error.ts'
import { changeName } from './display-name.ts'
import { showPhone } from './number-fields.ts'
import { replacePin } from './registration.ts'

/** `GET /{phone}` */
export function getPhone({ world, call, node }: NodeCall<'phone'>): Answer {
  const fields = text(call, 'fields')
  return { status: 200, body: showPhone(world, node.number, fields ? parseFields(fields) : null) }
}

/** `POST /{phone}`: a new PIN, a new display name, or an address of its own for the number's webhooks (empty takes it away). */
export async function updatePhone({ world, call, node: { number, waba } }: NodeCall<'phone'>): Promise<Answer> {
  const name = text(call, 'new_display_name')
  if (name !== null) {
    changeName(world, number, name)
    return success
  }
  const webhook = structure(call, 'webhook_configuration')
  if (webhook === undefined) {
    replacePin(number, call)
    return success
  }
  if (typeof webhook !== 'object' || webhook === null)
    throw badParameter('Param webhook_configuration must be an object')
  const { override_callback_uri: uri, verify_token: verifyToken } = webhook as Record<string, unknown>
  if (uri === '') {
    number.override = null
    return success
  }
  const address = callbackUri('webhook_configuration[override_callback_uri]', typeof uri === 'string' ? uri : null)
  if (typeof verifyToken !== 'string' || verifyToken === '')
    throw badParameter('The parameter webhook_configuration[verify_token] is required.')
  if (!isSubscribed(world, waba) || !world.app.subscription?.fields.includes('messages'))
    throw badParameter(
      'Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account',
    )
  await verifyCallback(address, verifyToken)
  number.override = { uri: address, verifyToken }
  return success
}
