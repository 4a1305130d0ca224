import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const form = /^sha256=([0-9a-f]{64})$/i

/** Whether `header` has the form of a signature: if not, the request is refused before its body is read. */
export const looksSigned = (header: string | undefined): boolean => form.test(header ?? '')

/** Whether `header` is the HMAC of exactly these bytes under the app's secret: `sha256=<hex>`, compared in constant time. */
export function isSigned(raw: Buffer, header: string | undefined, appSecret: string): boolean {
  const given = form.exec(header ?? '')?.[1]
  return (
    given !== undefined &&
    timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', appSecret).update(raw).digest())
  )
}

/** Whether `given` is the secret. The duration of the comparison reveals nothing about either. */
export const isSecret = (given: unknown, secret: string): boolean =>
  typeof given === 'string' && timingSafeEqual(digest(given), digest(secret))

const digest = (text: string) => createHash('sha256').update(text).digest()
