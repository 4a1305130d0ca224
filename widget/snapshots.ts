/** Keeps the current state, and tells subscribers about each change, with the previous state. */
export interface Snapshots<T> {
  getState(): T
  /** What a server renders. */
  getInitialState(): T
  subscribe(listener: (now: T, before: T) => void): () => void
}

export function keepSnapshots<T>(initial: T): Snapshots<T> & { setState(change: Partial<T>): void } {
  let now = initial
  const listeners = new Set<(now: T, before: T) => void>()
  return {
    getState: () => now,
    getInitialState: () => initial,
    setState(change) {
      const before = now
      now = { ...now, ...change }
      for (const listener of listeners) listener(now, before)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
