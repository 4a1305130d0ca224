import { hash, randomBytes } from 'node:crypto'

/** Of a key that somebody makes up, in characters. */
export const shortestApiKey = 16

/** A new API key: `pb_` and 32 random bytes. Shown once; only its hash is kept. */
export const newApiKey = () => `pb_${randomBytes(32).toString('base64url')}`

export const hashApiKey = (key: string) => hash('sha256', key, 'hex')
