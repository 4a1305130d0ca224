/**
 * What the server refused, or that it could not be reached, or a mistake in how the client is used. `message` is a sentence that names
 * the field and the fix. `status` is 0 when no answer came: the request may have been done all the same, and can be sent again with its
 * key. It is 0, too, when nothing was sent because of a mistake.
 */
export class PatchbayError extends Error {
  override readonly name = 'PatchbayError'
  readonly status: number
  /** Seconds to wait, when the server said so. */
  readonly retryAfter: number | undefined

  constructor(status: number, message: string, options: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.status = status
    this.retryAfter = options.retryAfter
  }
}
