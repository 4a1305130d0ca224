/** Work that must come to its end before the database closes, though no worker could take it up again. */
export interface UnderWay {
  keep<Result>(work: Promise<Result>): Promise<Result>
  /** Waits until what is kept now has ended, well or not. */
  ended(): Promise<void>
}

export function createUnderWay(): UnderWay {
  const all = new Set<Promise<unknown>>()
  return {
    keep(work) {
      all.add(work)
      const forget = () => void all.delete(work)
      work.then(forget, forget)
      return work
    },
    async ended() {
      await Promise.allSettled(all)
    },
  }
}
