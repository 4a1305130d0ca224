import type { PlainResponse } from './plain.ts'

/** What a request with an `Idempotency-Key` has to do with its answer before it is sent. */
type Keep = (status: number, answer: string) => Promise<void>

/** From here on, what is sent is kept first. */
export function keepAnswerOf(res: PlainResponse, keep: Keep) {
  res.locals.keepAnswer = keep
}

/** Sends an answer in JSON, without a hash of it for a cache that may not keep it. Head and body leave in one write. */
export function sendJson(res: PlainResponse, status: number, text: string) {
  const keep = res.locals.keepAnswer as Keep | undefined
  if (keep) void keep(status, text).then(() => send(res, status, text))
  else send(res, status, text)
}

function send(res: PlainResponse, status: number, text: string) {
  res.statusCode = status
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.setHeader('Content-Length', Buffer.byteLength(text))
  res.end(text)
}
