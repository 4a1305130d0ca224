import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'uuid'
import type { KeySet, Keys } from './keys.ts'

/**
 * The token of a setup link: its id and an HMAC of it. The url can be shown again, but a stolen database gives access to no link.
 * 22 characters, a dot, 32 characters.
 */
export function linkToken(keys: Keys, linkId: string): string {
  const id = Buffer.from(parse(linkId))
  return `${id.toString('base64url')}.${mac(keys[0], id).toString('base64url')}`
}

/** The link of a token; undefined unless the token is exactly one of ours. */
export function linkOfToken(keys: Keys, token: string): string | undefined {
  const parts = /^([\w-]{22})\.([\w-]{32})$/.exec(token)
  if (!parts) return undefined
  const [id, claimed] = [Buffer.from(parts[1] as string, 'base64url'), Buffer.from(parts[2] as string, 'base64url')]
  if (id.toString('base64url') !== parts[1]) return undefined
  if (!keys.some((key) => timingSafeEqual(mac(key, id), claimed))) return undefined
  return stringify(id)
}

/** The address of a link's page without the secret half of the token, which the page gives itself. It opens nothing. */
export const shortToken = (token: string) => token.slice(0, 22)

export const isShortToken = (token: string) => /^[\w-]{22}$/.test(token)

const mac = (key: KeySet, id: Buffer) => createHmac('sha256', key.link).update(id).digest().subarray(0, 24)
