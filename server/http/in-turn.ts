import type { PlainHandler, PlainRequest, PlainResponse } from './plain.ts'

/**
 * Handlers one after another, as a router of Express runs them.
 *
 * @param failed answers for what one of them throws
 */
export const inTurn =
  (
    handlers: readonly PlainHandler[],
    failed: (error: unknown, req: PlainRequest, res: PlainResponse) => Promise<void>,
  ): PlainHandler =>
  (req, res) => {
    const fail = (error: unknown) => failed(error, req, res).catch(() => endWithout(res))
    async function run(nth: number): Promise<void> {
      try {
        await handlers[nth]?.(req, res, (error) => (error ? fail(error) : run(nth + 1)))
      } catch (error) {
        await fail(error)
      }
    }
    void run(0)
  }

/** When not even the fault can be told, because the database does not answer. */
function endWithout(res: PlainResponse) {
  if (res.headersSent) return res.destroy()
  res.statusCode = 500
  res.end()
}
