import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'

/** The content of a redirect after its signature was checked: the same for links of either API. */
export type VerifiedResult = {
  setup_link_id: string
  /** The customer of the link, by the id that the Platform API knows. */
  customer_id: string
  state?: string
} & (
  | {
      status: 'completed'
      phone_number_id: string
      business_account_id: string
      display_phone_number: string
      provisioned_phone_number_id?: string
    }
  | { status: 'failed'; error_code: string }
)

type Reason = 'missing' | 'invalid' | 'expired' | 'altered' | 'audience' | 'unexpected' | 'used' | 'unreachable'

/** The error for a result that must not be trusted. `reason` says which check failed. */
export class ResultError extends Error {
  override readonly name = 'ResultError'
  readonly reason: Reason
  constructor(reason: Reason, message: string, cause?: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}

/**
 * What the session of this browser expects. At least one of `setup_link_id`, `state` and `nonce`; all given values must match.
 */
export interface Expectation {
  setup_link_id?: string | undefined
  /** As you set it in the link. */
  state?: string | undefined
  /** As you set it in the link; only the browser that may bring the result keeps it. */
  nonce?: string | undefined
  customer_id?: string | undefined
}

interface VerifyOptions {
  /** The server's address, as in `PUBLIC_URL`: the signature must be its own, and its public keys are fetched there. */
  serverUrl: string
  expect: Expectation
  /**
   * Who you are: the page's own address without its query, an origin in the link's `allowed_origins`, or your project's id.
   * Optional when `redirect` is a whole address.
   */
  audience?: string | undefined
  /**
   * Makes a result valid only once: stores its id until then, and returns whether it was new. Use a store that all your processes
   * share.
   */
  once?: ((id: string, until: Date) => boolean | Promise<boolean>) | undefined
  /** The keys, instead of fetching them (`patchbay.keys` when the server is mounted in the same process). */
  keys?: JWTVerifyGetKey | undefined
  /** For tests. */
  now?: Date | undefined
}

interface Payload {
  params: Record<string, string>
  nonce?: string
  sub: string
  jti: string
  exp: number
}

const keySets = new Map<string, JWTVerifyGetKey>()

/**
 * Checks the result that a customer came back with: our server signed it within the last ten minutes, for you, about the signup
 * that this browser's session expects, and no query parameter differs from what was signed.
 *
 * A signature alone only proves that a customer connected a number somewhere. Anybody may open your page with another customer's
 * result: use `expect` to compare it with what your session holds.
 *
 * @param redirect the address the browser asked for (`req.originalUrl` will do), its query string, or `signed` out of
 *   the widget's `onSuccess`
 * @throws {ResultError} when the result must not be trusted: treat the customer as not connected, and ask the API
 * @example
 * const result = await verifyResult(req.originalUrl, {
 *   serverUrl: 'https://connect.example.com',
 *   audience: 'https://app.example.com/whatsapp/success',
 *   expect: { setup_link_id: req.session.setupLinkId },
 * })
 * if (result.status === 'completed') await saveNumber(result.phone_number_id)
 */
export async function verifyResult(
  redirect: string,
  { serverUrl, expect, audience, once, keys, now = new Date() }: VerifyOptions,
): Promise<VerifiedResult> {
  checkExpectation(expect)
  const bare = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(redirect)
  const query = new URLSearchParams(bare ? '' : redirect.replace(/^[^?]*\?/, '').replace(/#.*$/s, ''))
  const token = bare ? redirect : query.get('result')
  if (!token) throw new ResultError('missing', 'the redirect carries no result to verify')

  const issuer = serverUrl.replace(/\/+$/, '')
  const payload = await signed(token, issuer, audience ?? audienceOf(redirect), keys ?? fetchedKeys(issuer), now)
  if (!bare) compare(payload.params, query)
  const result = normalised(payload)
  for (const [name, value] of Object.entries(expect)) {
    const found = name === 'nonce' ? payload.nonce : result[name as keyof VerifiedResult]
    if (found !== value) throw new ResultError('unexpected', `the result has another ${name} than is expected here`)
  }
  if (once && !(await once(payload.jti, new Date(payload.exp * 1_000))))
    throw new ResultError('used', 'the result has been used before')
  return result
}

const expectable = ['setup_link_id', 'state', 'nonce', 'customer_id']

/** A field without a value means that the session knows no signup: then no result can be expected. */
function checkExpectation(expected: Expectation | undefined) {
  const given = Object.entries(expected ?? {})
  const unusable = given.find(([name, value]) => !expectable.includes(name) || typeof value !== 'string' || !value)
  if (unusable) throw new ResultError('unexpected', `expect.${unusable[0]} is empty: this browser waits for no signup`)
  if (!given.some(([name]) => name !== 'customer_id'))
    throw new ResultError('unexpected', 'say in `expect` which setup_link_id, state or nonce this browser waits for')
}

/** The page that a whole address leads to. */
function audienceOf(redirect: string): string {
  if (!/^https?:/i.test(redirect) || !URL.canParse(redirect))
    throw new ResultError(
      'audience',
      'say in `audience` whose result this is: the address of this page, or your project',
    )
  const { origin, pathname } = new URL(redirect)
  return `${origin}${pathname}`
}

function compare(params: Record<string, string>, query: URLSearchParams) {
  for (const [name, value] of Object.entries(params)) {
    const [found, ...more] = query.getAll(name)
    if (found !== value || more.length)
      throw new ResultError('altered', `the parameter ${name} is not what the server signed`)
  }
}

/** Links of the admin API use `waba_id` and `success`; they are translated here. */
function normalised({ params, sub }: Payload): VerifiedResult {
  const { error_code, waba_id, ...rest }: Record<string, string> = { ...params, customer_id: sub }
  if (error_code) return { ...rest, status: 'failed', error_code } as VerifiedResult
  return { ...rest, ...(waba_id ? { status: 'completed', business_account_id: waba_id } : {}) } as VerifiedResult
}

async function signed(token: string, issuer: string, audience: string, keys: JWTVerifyGetKey, now: Date) {
  try {
    const { payload } = await jwtVerify<Payload>(token, keys, {
      issuer,
      audience,
      typ: 'patchbay-result+jwt',
      algorithms: ['EdDSA'],
      currentDate: now,
      requiredClaims: ['sub', 'jti', 'exp'],
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw new ResultError('expired', 'the result is older than ten minutes', error)
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
      throw new ResultError('audience', `the result was not signed for ${audience}`, error)
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
