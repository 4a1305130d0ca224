/** Whether the server answered the last time that it was asked. */
export class Reachability {
  #reached = true
  readonly #listeners = new Set<() => void>()

  readonly reached = () => this.#reached

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  set(reached: boolean) {
    if (reached === this.#reached) return
    this.#reached = reached
    for (const listener of this.#listeners) listener()
  }
}
