/** Work about one thing, one after another within this process; about different things, side by side. */
export interface KeyedQueue {
  run<Result>(about: string, work: () => Promise<Result>): Promise<Result>
}

/**
 * For what waits for a row that only one may hold. Who waits here waits with nothing in hand: were a thousand to wait inside the
 * database, each with a connection of the pool, nobody else's request would get one.
 */
export function createKeyedQueue(): KeyedQueue {
  const last = new Map<string, Promise<unknown>>()
  return {
    run(about, work) {
      const mine = (last.get(about) ?? Promise.resolve()).then(work, work)
      last.set(about, mine)
      const leave = () => void (last.get(about) === mine && last.delete(about))
      mine.then(leave, leave)
      return mine
    },
  }
}
