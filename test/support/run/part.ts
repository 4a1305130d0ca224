import { createHash } from 'node:crypto'

/**
 * What a plain `npm test` draws its part by: its commit, so that a commit is tested alike everywhere and the next one draws anew.
 * Without a seed everything runs: `npm run test:whole`, and each call of `vitest` or `playwright` by hand.
 */
export const seed = process.env.PATCHBAY_TEST_SEED

/** Whether this one of several is drawn, of which one in `of` is. */
export const drawn = (name: string, of: number): boolean =>
  !seed || createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE() % of === 0

/** A share of several, in their order: one in `of`, rounded up. It is as large for every seed, and each has its turn. */
export function partOf<T>(all: readonly T[], of: number, name: (one: T) => string = String, by = seed): T[] {
  if (!by) return [...all]
  const place = (one: T) =>
    createHash('sha256')
      .update(`${by} ${name(one)}`)
      .digest('hex')
  const drawnFirst = all.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
  const part = new Set(drawnFirst.slice(0, Math.ceil(all.length / of)))
  return all.filter((one) => part.has(one))
}

/** One of several, in turn. */
export const inTurn = <T>(all: readonly [T, ...T[]]): T =>
  all[createHash('sha256').update(`${seed}`).digest().readUInt32BE() % all.length] as T
