import { createHmac } from 'node:crypto'

/** A payload as Meta writes it on the wire: everything beyond ASCII as `\uXXXX` in lower case, slashes escaped. */
export const wireJson = (payload: unknown): string =>
  JSON.stringify(payload)
    .replaceAll('/', '\\/')
    .replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The value of `X-Hub-Signature-256`: an HMAC over the raw bytes with the app's secret. */
export const signature = (body: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
