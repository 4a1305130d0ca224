import { type Answer, type NodeCall, success, text } from '../call.ts'
import { badParameter } from '../graph-error.ts'

/** `GET /{phone}/whatsapp_business_encryption`: a list of one, which is empty until a key was set. */
export function getFlowKey({ world, node: { number } }: NodeCall<'phone'>): Answer {
  const business_public_key = world.messaging.flowKeys.get(number.id)
  const data = business_public_key ? [{ business_public_key, business_public_key_signature_status: 'VALID' }] : []
  return { status: 200, body: { data } }
}

/** `POST /{phone}/whatsapp_business_encryption`: the RSA key of 2048 bits that encrypts what people fill into flows. */
export async function setFlowKey({ world, call, node: { number } }: NodeCall<'phone'>): Promise<Answer> {
  const key = text(call, 'business_public_key')
  if (!key) throw badParameter('The parameter business_public_key is required.')
  if ((await bitsOf(key)) !== 2_048)
    throw badParameter('Param business_public_key must be a 2048-bit RSA public key in PEM format.')
  world.messaging.flowKeys.set(number.id, key)
  return success
}

/** How long an RSA key is; undefined for what is none. */
async function bitsOf(pem: string): Promise<number | undefined> {
  const [, base64] = /^-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(pem) ?? []
  if (!base64) return undefined
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (char) => char.charCodeAt(0))
    const key = await crypto.subtle.importKey('spki', bytes, { name: 'RSA-OAEP', hash: 'SHA-256' }, true, ['encrypt'])
    return (key.algorithm as { modulusLength?: number }).modulusLength
  } catch {
    return undefined
  }
}
