import { exportJWK, type JWK, SignJWT } from 'jose'
import type { Keys } from './keys.ts'

/** Signs what a redirect says, so that the host app can believe it: a JWS (RFC 7515, EdDSA) good for ten minutes. */
export const signResult = (keys: Keys, issuer: string, params: Record<string, string>, now: Date): Promise<string> =>
  new SignJWT({ params })
    .setProtectedHeader({ alg: 'EdDSA', kid: keys[0].id, typ: 'patchbay-result+jwt' })
    .setIssuer(issuer)
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
