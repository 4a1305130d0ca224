/** Keeps work that must end before the database closes, because no worker could continue it. */
export interface Pending {
  track<Result>(work: Promise<Result>): Promise<Result>
  /** Waits until the work that is kept now has ended, with or without an error. */
  settled(): Promise<void>
}

export function createPending(): Pending {
  const all = new Set<Promise<unknown>>()
  return {
    track(work) {
      all.add(work)
      const forget = () => void all.delete(work)
      work.then(forget, forget)
      return work
    },
    async settled() {
      await Promise.allSettled(all)
    },
  }
}
