/** Work that must come to its end before the database closes, though no worker could take it up again. */
export interface Pending {
  track<Result>(work: Promise<Result>): Promise<Result>
  /** Waits until what is kept now has ended, well or not. */
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
