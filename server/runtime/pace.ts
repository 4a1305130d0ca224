/** The longest time between two sweeps of a backlog, in milliseconds; shorter when the work under way ends sooner. */
export const breath = 50

/** The shortest time until a sweep for new rows, in milliseconds: rows that come together are found together. */
export const soonest = 3

/** How soon to sweep again. A sweep of a long backlog is expensive, so sweeps take at most a quarter of the time. */
export function createPace() {
  let [ended, took] = [Number.NEGATIVE_INFINITY, 0]
  return {
    async measure<T>(sweep: () => Promise<T>): Promise<T> {
      const began = performance.now()
      const found = await sweep()
      ended = performance.now()
      took = ended - began
      return found
    },
    /** Milliseconds from now to the next sweep. */
    pause: () => Math.max(soonest, Math.min(breath, 3 * took) - (performance.now() - ended)),
  }
}
