import { hash, randomBytes } from 'node:crypto'

/** The shortest key that a user may choose, in characters. */
export const shortestApiKey = 16

/** A new API key: `pb_` and 32 random bytes. It is shown once; only its hash is stored. */
export const newApiKey = () => `pb_${randomBytes(32).toString('base64url')}`

export const hashApiKey = (key: string) => hash('sha256', key, 'hex')
