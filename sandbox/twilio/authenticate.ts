import { sameText } from '../http/hmac.ts'
import type { TwilioAccount } from '../world/twilio.ts'
import { TwilioError } from './twilio-error.ts'

/**
 * HTTP basic authentication: the account's SID and token, or an API key's.
 *
 * @throws {TwilioError} 20003
 */
export function authenticate({ credentials }: TwilioAccount, headers: Headers, revoked: boolean): void {
  const [scheme, encoded = ''] = (headers.get('Authorization') ?? '').split(' ')
  const { accountSid, authToken, apiKeySid, apiKeySecret } = credentials
  const known = [`${accountSid}:${authToken}`, `${apiKeySid}:${apiKeySecret}`].some((pair) =>
    sameText(base64(pair), encoded),
  )
  if (revoked || scheme?.toLowerCase() !== 'basic' || !known) throw new TwilioError(401, 20003, 'Authenticate')
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
