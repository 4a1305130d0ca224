import type { NodeCall } from '../call.ts'
import { mediaKind } from '../media/types.ts'
import { badValue } from './shapes/refusal.ts'

type Holder = { id?: string; link?: string }

/**
 * Everything in a message that refers to something else: files, a flow, the message that is answered.
 *
 * @throws {GraphError} 131009 for what is not there.
 */
export function checkReferences(nodeCall: NodeCall<'phone'>, type: string, content: unknown): void {
  if (type === 'reaction') needMessage(nodeCall, (content as { message_id: string }).message_id)
  if (['image', 'video', 'audio', 'document', 'sticker'].includes(type)) needFile(nodeCall, content as Holder, type)
  if (type === 'interactive') checkInteractive(nodeCall, content as Interactive)
}

/** Messages older than the sandbox remembers cannot be told from unknown ones, so only a made-up id is refused. */
function needMessage({ world }: NodeCall<'phone'>, id: string): void {
  if (!world.messaging.messages.has(id)) throw badValue('message_id: no such message')
}

type Interactive = {
  type: string
  header?: { type: string; [kind: string]: unknown }
  action?: { parameters?: { flow_id?: string; flow_name?: string; mode?: string } }
}

function checkInteractive(nodeCall: NodeCall<'phone'>, { type, header, action }: Interactive): void {
  if (header && header.type !== 'text') needFile(nodeCall, header[header.type] as Holder, header.type)
  if (type !== 'flow') return
  const { flow_id, flow_name, mode = 'published' } = action?.parameters ?? {}
  const { flows } = nodeCall.world.messaging
  const flow = [...flows.values()].find(
    ({ id, name, wabaId }) => wabaId === nodeCall.node.waba.id && (id === flow_id || name === flow_name),
  )
  if (!flow) throw badValue('flow_id: no such flow in this account')
  if (mode === 'published' && flow.status !== 'PUBLISHED') throw badValue('flow_id: the flow is not published')
}

/** A file belongs to the number that it was uploaded to. */
export function needFile({ world, node }: NodeCall<'phone'>, { id }: Holder, type: string): void {
  if (id === undefined) return
  const media = world.messaging.media.get(id)
  if (!media || media.phoneNumberId !== node.number.id)
    throw badValue(`${type}['id']: no such media of this phone number`)
  if (!mediaKind(type).some(({ mimeType }) => mimeType === media.mimeType))
    throw badValue(`${type}['id']: ${media.mimeType} cannot be sent as ${type}`)
}
