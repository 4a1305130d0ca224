import { randomBytes } from 'node:crypto'

/** What every key of one account begins with: it tells the key apart from a project's before anything is looked up. */
export const accountKeyPrefix = 'pbw_'

/** A new key of one account. It is shown once; only its hash is stored. */
export const newAccountKey = () => `${accountKeyPrefix}${randomBytes(32).toString('base64url')}`
