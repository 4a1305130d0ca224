import { assetId } from '../world/ids.ts'
import type { Media } from '../world/messaging/media.ts'
import type { World } from '../world/world.ts'

/** All files together, so that a long load test does not fill the memory: the oldest go first. */
const mostBytes = 512_000_000

type Given = Pick<Media, 'phoneNumberId' | 'mimeType' | 'name' | 'bytes'>

/** Keeps a file under an id of its own. */
export async function keepFile(world: World, given: Given): Promise<Media> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', given.bytes))
  const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const media: Media = { ...given, id: assetId(), sha256, createdAt: world.clock.now() }
  const { media: all } = world.messaging
  all.set(media.id, media)
  let bytes = [...all.values()].reduce((sum, one) => sum + one.bytes.length, 0)
  for (const old of all.values()) {
    if (bytes <= mostBytes || old === media) break
    bytes -= old.bytes.length
    all.delete(old.id)
  }
  return media
}

/** As webhooks write it: base64, where Graph has hexadecimal. */
export const base64OfHex = (hex: string): string =>
  btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))))
