import { randomBase64, randomBase64Url, randomInt } from './random.ts'

/** An asset id as Meta writes them: fifteen digits, never starting with 0. */
export const assetId = (): string => `${randomInt(1, 10)}${digits(14)}`

export const digits = (length: number): string => Array.from({ length }, () => randomInt(0, 10)).join('')

/** What the popup hands to the page: opaque, begins with AQ, some 340 characters. */
export const signupCode = (): string => `AQ${randomBase64Url(255)}`

/** A token begins with EAA and holds letters and digits alone. */
export const accessToken = (): string => `EAA${randomBase64(180).replace(/[^A-Za-z0-9]/g, '')}`

/** Meta puts one in every error, for its support; here it only has to look alike and differ each time. */
export const traceId = (): string => `A${randomBase64Url(16)}`
