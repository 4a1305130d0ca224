import { hmacSha256, sameText } from '../../http/hmac.ts'
import type { World } from '../../world/world.ts'
import { type Answer, type NodeCall, success, text } from '../call.ts'
import { unsupported } from '../graph-error.ts'

const addressLasts = 300_000

/** `GET /{media}`: where the file can be downloaded from in the next five minutes, with the same token. */
export async function getMedia(nodeCall: NodeCall<'media'>): Promise<Answer> {
  const { world, ways, node } = nodeCall
  needSameNumber(nodeCall)
  const { media } = node
  const expires = Math.floor((world.clock.now() + addressLasts) / 1000)
  const url = new URL('/whatsapp_business/attachments/', ways.publicUrl())
  url.searchParams.set('mid', media.id)
  url.searchParams.set('ext', String(expires))
  url.searchParams.set('hash', await addressHash(world, media.id, expires))
  return {
    status: 200,
    body: {
      url: url.href,
      mime_type: media.mimeType,
      sha256: media.sha256,
      file_size: media.bytes.length,
      id: media.id,
      messaging_product: 'whatsapp',
    },
  }
}

/** `DELETE /{media}` */
export function deleteMedia(nodeCall: NodeCall<'media'>): Answer {
  needSameNumber(nodeCall)
  nodeCall.world.messaging.media.delete(nodeCall.node.media.id)
  return success
}

/** With `phone_number_id`, a file of another number is not found. */
function needSameNumber({ call, node }: NodeCall<'media'>): void {
  const phone = text(call, 'phone_number_id')
  if (phone && phone !== node.media.phoneNumberId) throw unsupported(call.method, node.id)
}

const addressHash = (world: World, id: string, expires: number) =>
  hmacSha256(world.app.secret, `media ${id} ${expires}`)

/** Whether an address was given out by `getMedia` and is still good. */
export async function addressHolds(world: World, id: string, expires: string, hash: string): Promise<boolean> {
  const until = Number(expires)
  return until * 1000 > world.clock.now() && sameText(hash, await addressHash(world, id, until))
}
