import { partiesOf } from '../../messages/parties.ts'
import { callChanged } from '../../webhooks/calls.ts'
import { windowIsOpen } from '../../world/messaging/chat.ts'
import { chatOf } from '../../world/messaging/chats.ts'
import type { VoiceCall } from '../../world/messaging/number-settings.ts'
import { personByUserId } from '../../world/messaging/people.ts'
import { randomBase64Url } from '../../world/random.ts'
import { type Answer, type GraphCall, type NodeCall, structure, text } from '../call.ts'
import { badParameter, cloudError } from '../graph-error.ts'
import { addressee } from '../messages/addressee.ts'
import { badValue } from '../messages/shapes/refusal.ts'
import { settingsOf } from './settings.ts'

const actions = ['connect', 'pre_accept', 'accept', 'reject', 'terminate']

/** `POST /{phone}/calls`: rings, answers or ends a call. Whoever is rung here never picks up; the phone page has no calls. */
export function manageCall(nodeCall: NodeCall<'phone'>): Answer {
  const { call, world, node } = nodeCall
  if (text(call, 'messaging_product') !== 'whatsapp')
    throw badParameter('The parameter messaging_product is required and must be whatsapp.')
  const action = text(call, 'action') ?? ''
  if (!actions.includes(action)) throw badParameter(`Param action must be one of {${actions.join(', ').toUpperCase()}}`)
  if (settingsOf(world, node.number.id).calling.status !== 'ENABLED')
    throw cloudError(400, 138000, 'Calling not enabled', 'Calling is not enabled for this phone number.')
  if (action === 'connect') return connect(nodeCall)
  const known = world.messaging.calls.get(text(call, 'call_id') ?? '')
  if (!known || known.phoneNumberId !== node.number.id || known.state === 'ended')
    throw cloudError(400, 138002, 'Invalid call', 'There is no such call, or it has ended.')
  if (action === 'pre_accept' || action === 'accept') needSession(call)
  if (action === 'terminate' || action === 'reject') end(nodeCall, known)
  else known.state = action === 'accept' ? 'connected' : 'pre-accepted'
  return { status: 200, body: { messaging_product: 'whatsapp', success: true } }
}

function connect({ world, call, ways, node: { number, waba } }: NodeCall<'phone'>): Answer {
  const given = { to: text(call, 'to') ?? undefined, recipient: text(call, 'recipient') ?? undefined }
  const { person } = addressee(world, number, waba, given)
  if (!person) throw badValue('to: not a phone number with its country code')
  needSession(call)
  const chat = chatOf(world, number.id, person.digits)
  if (chat.callsUntil === null || chat.callsUntil <= world.clock.now())
    throw cloudError(
      400,
      138006,
      'No approved call permission from the recipient',
      'Ask with a call_permission_request first.',
    )
  const made: VoiceCall = {
    id: `wacid.${randomBase64Url(24)}`,
    phoneNumberId: number.id,
    person: person.digits,
    direction: 'BUSINESS_INITIATED',
    state: 'ringing',
    startedAt: world.clock.now(),
  }
  world.messaging.calls.set(made.id, made)
  const callback = text(call, 'biz_opaque_callback_data')
  const more = callback ? { biz_opaque_callback_data: callback } : {}
  ways.post.tell(chat, callChanged(world, { number, waba, person }, made, 'connect', more))
  return { status: 200, body: { messaging_product: 'whatsapp', calls: [{ id: made.id }] } }
}

function end({ world, ways, node: { number } }: NodeCall<'phone'>, call: VoiceCall): void {
  const took = call.state === 'connected' ? Math.floor((world.clock.now() - call.startedAt) / 1000) : null
  call.state = 'ended'
  const parties = partiesOf(world, number.id, call.person)
  const more = { status: took === null ? 'FAILED' : 'COMPLETED', ...(took === null ? {} : { duration: took }) }
  ways.post.tell(chatOf(world, number.id, call.person), callChanged(world, parties, call, 'terminate', more))
}

function needSession(call: GraphCall): void {
  const session = structure(call, 'session') as { sdp_type?: unknown; sdp?: unknown } | undefined
  if (session === undefined) throw badParameter('The parameter session is required.')
  if (session?.sdp_type !== 'offer' && session?.sdp_type !== 'answer')
    throw badParameter("Param session['sdp_type'] must be one of {OFFER, ANSWER}")
  if (typeof session.sdp !== 'string' || session.sdp === '')
    throw badParameter("The parameter session['sdp'] is required.")
}

/** `GET /{phone}/call_permissions`: whether this person may be called, and may be asked. */
export function getCallPermissions({ world, call, node: { number, waba } }: NodeCall<'phone'>): Answer {
  const given = text(call, 'user_wa_id') ?? text(call, 'recipient')
  if (!given) throw badParameter('The parameter user_wa_id is required.')
  const digits = personByUserId(world, waba.businessId, given)?.digits ?? given.replace(/\D/g, '')
  const chat = chatOf(world, number.id, digits)
  const now = world.clock.now()
  const granted = chat.callsUntil !== null && chat.callsUntil > now
  const limit = (time_period: string, max_allowed: number) => ({ time_period, max_allowed, current_usage: 0 })
  return {
    status: 200,
    body: {
      messaging_product: 'whatsapp',
      permission: granted
        ? { status: 'temporary', expiration_time: Math.floor((chat.callsUntil as number) / 1000) }
        : { status: 'no_permission' },
      actions: [
        {
          action_name: 'send_call_permission_request',
          can_perform_action: windowIsOpen(chat, now) && !granted,
          limits: [limit('PT24H', 1), limit('P7D', 2)],
        },
        { action_name: 'start_call', can_perform_action: granted, limits: [limit('PT24H', 100)] },
      ],
    },
  }
}
