import { createHash } from 'node:crypto'

/**
 * What a plain `npm test` draws its part by: its commit, so that a commit is tested alike everywhere and the next one draws anew.
 * Without a seed everything runs: `npm run test:whole`, and each call of `vitest` or `playwright` by hand.
 */
export const seed = process.env.PATCHBAY_TEST_SEED

/** Whether this one of several is drawn, of which one in `of` is. */
export const drawn = (name: string, of: number): boolean =>
  !seed || createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE() % of === 0

/** One of several, in turn. */
export const inTurn = <T>(all: readonly [T, ...T[]]): T =>
  all[createHash('sha256').update(`${seed}`).digest().readUInt32BE() % all.length] as T
