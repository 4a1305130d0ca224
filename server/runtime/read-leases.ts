import { setTimeout } from 'node:timers/promises'

/** Milliseconds for which a process may rely on a row after it asked for it. */
const lease = 100

/** The most rows that are kept. */
const most = 10_000

interface Leased<Value> {
  value: Value
  until: number
}

/**
 * Keeps what was read for a tenth of a second, for rows that a busy server would read again with every request. Who takes an access
 * away waits for {@link readLeasesEnd} before it answers, so the old row is used by no process once the answer is there. A lease is
 * measured from before the question, by a clock that never goes back: a process that was frozen finds its leases ended
 * (Gray and Cheriton, "Leases", https://doi.org/10.1145/74850.74870).
 */
export function createReadLeases<Value>() {
  const leased = new Map<string, Leased<Value>>()

  return {
    get(name: string): Value | undefined {
      const known = leased.get(name)
      return known && known.until > performance.now() ? known.value : undefined
    },
    /** @param began `performance.now()` before the row was asked for */
    keep(name: string, value: Value, began: number) {
      for (const [other, { until }] of leased) {
        if (until > began && leased.size < most) break // They end in the order in which they began, nearly.
        leased.delete(other)
      }
      leased.delete(name)
      leased.set(name, { value, until: began + lease })
    },
  }
}

/** Waits until no process has a lease on a row that was changed before the call. Clocks may differ in speed by a fifth. */
export const readLeasesEnd = (): Promise<void> => setTimeout(lease * 1.2)
