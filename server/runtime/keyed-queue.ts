/** Does work for one key one after another within this process, and for different keys side by side. */
export interface KeyedQueue {
  run<Result>(about: string, work: () => Promise<Result>): Promise<Result>
}

/**
 * Use it for work that locks the same row. A waiting task holds no database connection. If a thousand tasks waited inside the
 * database, they would use up the connection pool, and no other request would get one.
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
