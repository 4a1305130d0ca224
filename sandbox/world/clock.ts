/** The sandbox's own time, in milliseconds. It runs with the machine's and can be pushed ahead, so a test of expiry need not wait. */
export type Clock = {
  now(): number
  advance(ms: number): void
  reset(): void
}

/** @throws {RangeError} when asked to go back: Meta's time does not, and half the state would become nonsense. */
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
