import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'

/** What a redirect told, once its signature has been checked: the same for links of either API. */
export type VerifiedResult =
  | {
      status: 'completed'
      setup_link_id: string
      phone_number_id: string
      business_account_id: string
      display_phone_number: string
      state?: string
    }
  | { status: 'failed'; setup_link_id: string; error_code: string; state?: string }

/** A redirect that must not be believed. `reason` says which check failed. */
export class ResultError extends Error {
  override readonly name = 'ResultError'
  readonly reason: 'missing' | 'invalid' | 'expired' | 'altered' | 'unreachable'
  constructor(reason: ResultError['reason'], message: string, cause?: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}

const keySets = new Map<string, JWTVerifyGetKey>()

/**
 * Checks the redirect that a customer came back with: that our server signed it, within the last ten minutes,
 * and that no query parameter differs from what was signed.
 *
 * @param redirect the address the browser asked for (`req.originalUrl` will do), or its query string
 * @param options.serverUrl where Patchbay lives, as in `PUBLIC_URL`: the signature must be its, and its public keys are fetched there
 * @param options.keys the keys, instead of fetching them (`patchbay.keys` when the server is mounted in the same process)
 * @param options.now for tests
 * @throws {ResultError} when the redirect must not be believed: treat the customer as not connected, and ask the API
 * @example
 * const result = await verifyResult(req.originalUrl, { serverUrl: 'https://connect.example.com' })
 * if (result.status === 'completed') await saveNumber(result.phone_number_id)
 */
export async function verifyResult(
  redirect: string,
  { serverUrl, keys, now = new Date() }: { serverUrl: string; keys?: JWTVerifyGetKey; now?: Date },
): Promise<VerifiedResult> {
  const query = new URLSearchParams(redirect.replace(/^[^?]*\?/, '').replace(/#.*$/s, ''))
  const token = query.get('result')
  if (!token) throw new ResultError('missing', 'the redirect carries no result to verify')

  const issuer = serverUrl.replace(/\/+$/, '')
  const params = await signed(token, issuer, keys ?? fetchedKeys(issuer), now)
  for (const [name, value] of Object.entries(params)) {
    const [found, ...more] = query.getAll(name)
    if (found !== value || more.length)
      throw new ResultError('altered', `the parameter ${name} is not what the server signed`)
  }
  return normalised(params)
}

/** Links of the admin API say `waba_id` and `success`; their readers here need not care. */
function normalised({ error_code, waba_id, ...rest }: Record<string, string>): VerifiedResult {
  if (error_code) return { ...rest, status: 'failed', error_code } as VerifiedResult
  return { ...rest, ...(waba_id ? { status: 'completed', business_account_id: waba_id } : {}) } as VerifiedResult
}

async function signed(token: string, issuer: string, keys: JWTVerifyGetKey, now: Date) {
  try {
    const { payload } = await jwtVerify<{ params: Record<string, string> }>(token, keys, {
      issuer,
      typ: 'patchbay-result+jwt',
      algorithms: ['EdDSA'],
      currentDate: now,
    })
    return payload.params
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw new ResultError('expired', 'the result is older than ten minutes', error)
    if (
      error instanceof errors.JOSEError &&
      !(error instanceof errors.JWKSTimeout) &&
      error.code !== 'ERR_JOSE_GENERIC'
    )
      throw new ResultError('invalid', `the result was not signed by ${issuer}`, error)
    throw new ResultError('unreachable', `the public keys of ${issuer} could not be fetched`, error)
  }
}

function fetchedKeys(issuer: string): JWTVerifyGetKey {
  const known = keySets.get(issuer)
  if (known) return known
  const fresh = createRemoteJWKSet(new URL(`${issuer}/connect/v1/jwks.json`))
  keySets.set(issuer, fresh)
  return fresh
}
