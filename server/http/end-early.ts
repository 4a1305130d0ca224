import type { Request, Response } from 'express'

/** How long a sender may go on after it was answered, in milliseconds: closing at once would take the answer from it. */
const patience = 2_000

/**
 * For an answer that comes before the body was read. Node throws away what still comes, so nothing of it is kept; a sender
 * that does not stop loses its connection.
 */
export function endEarly(req: Request, res: Response) {
  res.once('finish', () => {
    if (req.complete) return
    setTimeout(() => req.complete || req.socket.destroy(), patience).unref()
  })
}
