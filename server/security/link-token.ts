import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'uuid'
import type { KeySet, Keys } from './keys.ts'

/**
 * The token of a setup link: its id and an HMAC of it. The url can be shown again, but a stolen database gives access to no link.
 * 22 characters, a dot, 32 characters. Mail and chat programs leave a last `-` or `_` out of an address, so such a token gets a 0
 * at its end.
 */
export function linkToken(keys: Keys, linkId: string): string {
  const id = Buffer.from(parse(linkId))
  const token = `${id.toString('base64url')}.${mac(keys[0], id).toString('base64url')}`
  return /[-_]$/.test(token) ? `${token}0` : token
}

/**
 * The link of a token; undefined unless the token is exactly one of ours. Tokens of earlier versions may end in `-` or `_`, and
 * are also known without it.
 */
export function linkOfToken(keys: Keys, token: string): string | undefined {
  const [, given = '', signature = ''] = /^([\w-]{22})\.([\w-]{31,32}|[\w-]{31}[-_]0)$/.exec(token) ?? []
  const id = Buffer.from(given, 'base64url')
  if (id.length !== 16 || id.toString('base64url') !== given) return undefined
  const claims = signature.length === 31 ? [`${signature}-`, `${signature}_`] : [signature.slice(0, 32)]
  const isOurs = (claim: string) => keys.some((key) => timingSafeEqual(mac(key, id), Buffer.from(claim, 'base64url')))
  return claims.some(isOurs) ? stringify(id) : undefined
}

/**
 * The link of a token in an address that a person or a program passed on: what stands behind the token is left out, such as a full
 * stop, a bracket, a quotation mark or the asterisk of a chat program.
 */
export function linkInAddress(keys: Keys, segment: string): string | undefined {
  const [word = ''] = /^[\w-]{22}\.[\w-]+/.exec(segment) ?? []
  return linkOfToken(keys, word) ?? linkOfToken(keys, word.replace(/[-_]+$/, ''))
}

/** The address of a link's page without the secret half of the token, which the page gives itself. It opens nothing. */
export const shortToken = (token: string) => token.slice(0, 22)

export const isShortToken = (token: string) => /^[\w-]{22}$/.test(token)

const mac = (key: KeySet, id: Buffer) => createHmac('sha256', key.link).update(id).digest().subarray(0, 24)
