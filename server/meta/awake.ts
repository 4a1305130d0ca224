/** How often the time is checked, in milliseconds: of a longer pause only this much counts. */
const tick = 250

/**
 * A deadline that counts only the time in which this process ran. A process that was frozen (a stopped container, a machine in
 * sleep) may find answers that arrived in time; `AbortSignal.timeout` would discard them, because its clock continued.
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
