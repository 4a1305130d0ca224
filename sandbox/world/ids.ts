import { randomBytes, randomInt } from 'node:crypto'

/** An asset id as Meta writes them: fifteen digits, never starting with 0. */
export const assetId = (): string => `${randomInt(1, 10)}${digits(14)}`

export const digits = (length: number): string => Array.from({ length }, () => randomInt(10)).join('')

/** What the popup hands to the page: opaque, begins with AQ, some 340 characters. */
export const signupCode = (): string => `AQ${randomBytes(255).toString('base64url')}`

/** A token begins with EAA and holds letters and digits alone. */
export const accessToken = (): string =>
  `EAA${randomBytes(180)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')}`

/** Meta puts one in every error, for its support; here it only has to look alike and differ each time. */
export const traceId = (): string => `A${randomBytes(16).toString('base64url')}`
