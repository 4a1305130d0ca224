import { hash, randomBytes } from 'node:crypto'

/** What a cookie of the console or a one-time link holds: 32 random bytes. Only its hash is stored. */
export const newConsoleSecret = () => randomBytes(32).toString('base64url')

export const hashConsoleSecret = (secret: string) => hash('sha256', `console ${secret}`, 'hex')

/** What the page of a session sends as `X-Patchbay-Console`. It follows from the cookie, which the page itself cannot read. */
export const csrfOf = (secret: string) => hash('sha256', `console csrf ${secret}`, 'base64url')
