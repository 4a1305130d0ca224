import { hmacSha256 } from '../http/hmac.ts'

/** A payload as Meta writes it on the wire: everything beyond ASCII as `\uXXXX` in lower case, slashes escaped. */
export const wireJson = (payload: unknown): string =>
  JSON.stringify(payload)
    .replaceAll('/', '\\/')
    .replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The value of `X-Hub-Signature-256`: an HMAC over the raw bytes with the app's secret. */
export const signature = async (body: string, secret: string): Promise<string> =>
  `sha256=${await hmacSha256(secret, body)}`
