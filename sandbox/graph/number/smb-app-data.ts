import { contactsSynced, historyRefused, historyShared } from '../../webhooks/coexistence.ts'
import { assetId } from '../../world/ids.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type NodeCall, text } from '../call.ts'
import { badParameter, cloudError, GraphError } from '../graph-error.ts'

const day = 86_400_000
const types = ['smb_app_state_sync', 'history']

/** `POST /{phone}/smb_app_data`: copies contacts or chats of the WhatsApp Business app, each once, in the first 24 hours. */
export function syncApp({ world, call, ways, node: { number, waba } }: NodeCall<'phone'>): Answer {
  if (text(call, 'messaging_product') !== 'whatsapp')
    throw badParameter('The parameter messaging_product is required and must be whatsapp.')
  const type = text(call, 'sync_type')
  if (!type || !types.includes(type)) throw badParameter(`Param sync_type must be one of {${types.join(', ')}}`)
  const { coexistence } = number
  if (!coexistence) throw badParameter('This phone number is not onboarded with the WhatsApp Business app.')
  if (coexistence.synced.includes(type))
    throw refused(world, 2593107, 'Synchronization request limit exceeded', `${type} can be requested once only.`)
  if (world.clock.now() - coexistence.since > day)
    throw refused(world, 2593108, 'Synchronization request outside of allowed time window', 'It is open for 24 hours.')
  coexistence.synced.push(type)
  const make = type === 'history' ? (coexistence.sharesHistory ? historyShared : historyRefused) : contactsSynced
  void ways.sender.send(make(world, waba, number))
  return { status: 200, body: { messaging_product: 'whatsapp', request_id: assetId() } }
}

/** Meta's pages give the code alone; elsewhere it is reported as the subcode of a 100. */
const refused = (world: World, code: number, message: string, details: string): GraphError =>
  world.scenario.scenario.coexistence?.errors === 'subcodes'
    ? new GraphError(400, 100, 'Invalid parameter', { subcode: code, userTitle: message, userMessage: details })
    : cloudError(400, code, message, details)
