/** How often the time is looked at, in milliseconds: this much of a pause counts, and no more. */
const tick = 250

/**
 * A deadline that counts the time in which this process ran. One that was frozen (a stopped container, a machine that slept) finds
 * answers waiting that came in time; `AbortSignal.timeout` would throw them away, for its clock went on.
 */
export function awakeTimeout(milliseconds: number): { signal: AbortSignal; clear(): void } {
  const controller = new AbortController()
  let [spent, looked] = [0, performance.now()]
  const timer = setInterval(
    () => {
      const now = performance.now()
      spent += Math.min(now - looked, 2 * tick)
      looked = now
      if (spent >= milliseconds)
        controller.abort(new DOMException(`no answer within ${milliseconds / 1_000} seconds`, 'TimeoutError'))
    },
    Math.min(tick, milliseconds),
  )
  return { signal: controller.signal, clear: () => clearInterval(timer) }
}
