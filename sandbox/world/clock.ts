/**
 * The sandbox's own time, in milliseconds. It follows the machine's and can be moved ahead, so that a test of expiry need not
 * wait.
 */
export type Clock = {
  now(): number
  advance(ms: number): void
  reset(): void
}

/** @throws {RangeError} when it is moved back: Meta's time never goes back, and the state would become inconsistent. */
export function createClock(): Clock {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('advance must be a number of milliseconds, 0 or more')
      ahead += ms
    },
    reset() {
      ahead = 0
    },
  }
}
