import { randomUUID } from 'node:crypto'
import { exportJWK, type JWK, SignJWT } from 'jose'
import type { Keys } from './keys.ts'

/** What a result says, and for whom. */
export interface SignedResult {
  params: Record<string, string>
  /** Who may believe it: the project, the page it is sent to, the origins of the link. */
  audience: string[]
  customerId: string
  linkId: string
  nonce: string | null
}

/** Signs what a redirect says, so that the host app can believe it: a JWS (RFC 7515, EdDSA) good for ten minutes. */
export const signResult = (
  keys: Keys,
  issuer: string,
  { params, audience, customerId, linkId, nonce }: SignedResult,
  now: Date,
): Promise<string> =>
  new SignJWT({ params, ...(nonce === null ? {} : { nonce }) })
    .setProtectedHeader({ alg: 'EdDSA', kid: keys[0].id, typ: 'patchbay-result+jwt' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(customerId)
    // A link is completed once, and everything signed about that is one result; it may fail often.
    .setJti(params.error_code === undefined ? `completed ${linkId}` : randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + 10 * 60_000))
    .sign(keys[0].sign)

/** The public halves, for `GET /connect/v1/jwks.json` (RFC 7517). */
export async function publicKeys(keys: Keys): Promise<{ keys: JWK[] }> {
  return {
    keys: await Promise.all(
      keys.map(async ({ id, verify }) => ({ ...(await exportJWK(verify)), kid: id, alg: 'EdDSA', use: 'sig' })),
    ),
  }
}
