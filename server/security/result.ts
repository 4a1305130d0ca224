import { randomUUID } from 'node:crypto'
import { createLocalJWKSet, exportJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import type { Keys } from './keys.ts'

/** The content of a result, and its audience. */
export interface SignedResult {
  params: Record<string, string>
  /** Who may accept it: the project, the page it is sent to, the origins of the link. */
  audience: string[]
  customerId: string
  linkId: string
  nonce: string | null
}

/** Signs the parameters of a redirect, so that the host app can trust them: a JWS (RFC 7515, EdDSA) valid for ten minutes. */
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
    // A link is completed once, so all its signed success messages are one result; it may fail several times.
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

/** The link whose completion a result tells, if we signed it for this project within the last ten minutes. */
export async function completedLink(
  keys: Keys,
  issuer: string,
  projectId: string,
  result: string,
  now: Date,
): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify<{ jti: string }>(result, createLocalJWKSet(await publicKeys(keys)), {
      issuer,
      audience: projectId,
      typ: 'patchbay-result+jwt',
      algorithms: ['EdDSA'],
      currentDate: now,
      requiredClaims: ['jti', 'exp'],
    })
    return /^completed ([0-9a-f-]{36})$/.exec(payload.jti)?.[1]
  } catch {
    return undefined
  }
}
