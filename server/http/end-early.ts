import type { PlainRequest, PlainResponse } from './plain.ts'

/** How long a client may continue to send after its answer, in milliseconds: closing at once could lose the answer. */
const patience = 2_000

/**
 * For an answer that is sent before the body was read. Node discards the rest of the body, so it is not stored. A client that
 * continues to send loses its connection.
 */
export function endEarly(req: PlainRequest, res: PlainResponse) {
  res.once('finish', () => {
    if (req.complete) return
    setTimeout(() => req.complete || req.socket.destroy(), patience).unref()
  })
}
