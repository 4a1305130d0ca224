import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'

/** What a redirect told, once its signature has been checked: the same for links of either API. */
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

/** A result that must not be believed. `reason` says which check failed. */
export class ResultError extends Error {
  override readonly name = 'ResultError'
  readonly reason: Reason
  constructor(reason: Reason, message: string, cause?: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}

/** What the session of this browser waits for. At least one of `setup_link_id`, `state` and `nonce`; all that are named must fit. */
export interface Expectation {
  setup_link_id?: string | undefined
  /** As you gave it with the link. */
  state?: string | undefined
  /** As you gave it with the link; it is kept by the one browser that may bring the result. */
  nonce?: string | undefined
  customer_id?: string | undefined
}

interface VerifyOptions {
  /** Where Patchbay lives, as in `PUBLIC_URL`: the signature must be its, and its public keys are fetched there. */
  serverUrl: string
  expect: Expectation
  /**
   * Who you are: the page's own address without its query, an origin among the link's `allowed_origins`, or your project's
   * id. May be left out where `redirect` is a whole address.
   */
  audience?: string | undefined
  /**
   * Makes a result good once: keeps its id until then, and says whether it was new. For a store that all your processes share.
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
 * Checks what a customer came back with: that our server signed it within the last ten minutes, for you, about the signup
 * that this browser's session waits for, and that no query parameter differs from what was signed.
 *
 * A signature alone says only that somebody connected a number somewhere. Anybody may open your page with another's result:
 * compare it with what you keep in the session, by `expect`.
 *
 * @param redirect the address the browser asked for (`req.originalUrl` will do), its query string, or `signed` out of
 *   the widget's `onSuccess`
 * @throws {ResultError} when the result must not be believed: treat the customer as not connected, and ask the API
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

/** A name without a value is a session that knows of no signup: nothing can be expected there. */
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

/** Links of the admin API say `waba_id` and `success`; their readers here need not care. */
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
