import { randomInt } from 'node:crypto'

/** An integer id for the admin dialect: every JSON reader can hold it, and nobody can count on it. */
export const newIntegerId = () => randomInt(1, 2 ** 48 - 1)

/** PostgreSQL's driver would hand these over as text; `database.ts` tells it not to. */
export type BigInteger = number
