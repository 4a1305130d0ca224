/** Milliseconds after which what was not used is dropped, for the first or the second time. */
const generation = 60_000

/**
 * Keeps values that are expensive to make, for two generations after their last use at most, whether somebody asks or not: secrets
 * do not stay in memory for ever. Only what follows from its name alone may be kept, because nothing here grows stale.
 *
 * @param most the most values of one generation
 */
export function createMemory<Value = string>(most = 1_000) {
  let [young, old] = [new Map<string, Value>(), new Map<string, Value>()]
  let turning: NodeJS.Timeout | undefined

  function turn() {
    old = young
    young = new Map()
    if (old.size) return
    clearInterval(turning)
    turning = undefined
  }

  function set(name: string, value: Value) {
    if (young.size >= most) turn()
    young.set(name, value)
    turning ??= setInterval(turn, generation).unref()
  }

  return {
    set,
    get(name: string): Value | undefined {
      const value = young.get(name)
      if (value !== undefined) return value
      const older = old.get(name)
      if (older !== undefined) set(name, older)
      return older
    },
  }
}
