import { randomBase64 } from '../../world/random.ts'
import { type Answer, type NodeCall, structure, text } from '../call.ts'
import { badParameter, cloudError } from '../graph-error.ts'
import { refuseBanned } from './registration.ts'

/** `POST /{phone}/messages`, text alone: enough for the test message that follows a signup. */
export function sendMessage({ call, node: { number, waba } }: NodeCall<'phone'>): Answer {
  if (text(call, 'messaging_product') !== 'whatsapp')
    throw badParameter('The parameter messaging_product is required and must be whatsapp.')
  const to = text(call, 'to')
  if (!to) throw badParameter('The parameter to is required.')
  const message = structure(call, 'text') as { body?: unknown } | undefined
  if ((text(call, 'type') ?? 'text') !== 'text' || typeof message?.body !== 'string' || message.body === '')
    throw badParameter('The parameter text[body] is required.')
  refuseBanned(number)
  if (number.platformType !== 'CLOUD_API' || number.coexistence?.offboarded)
    throw cloudError(400, 133010, 'Phone number not registered', 'Register the phone number first.')
  if (number.digits.startsWith('1555') && number.nameStatus !== 'APPROVED')
    throw cloudError(
      400,
      131037,
      'WhatsApp provided number needs display name approval before message can be sent.',
      'Wait until the display name has been approved.',
    )
  if (waba.fundingId === null)
    throw cloudError(400, 131042, 'Business eligibility payment issue', 'Add a payment method to the account first.')
  const id = `wamid.${randomBase64(24)}`
  const waId = to.replace(/\D/g, '')
  return {
    status: 200,
    body: { messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: waId }], messages: [{ id }] },
  }
}
