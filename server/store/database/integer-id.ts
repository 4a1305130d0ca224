import { randomInt } from 'node:crypto'

/** An integer id for the admin dialect: every JSON reader can hold it, and it does not show how many rows exist. */
export const newIntegerId = () => randomInt(1, 2 ** 48 - 1)

/** PostgreSQL's driver would return these as text; `database.ts` makes them numbers. */
export type BigInteger = number
