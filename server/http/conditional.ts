import { hash } from 'node:crypto'
import type { RequestHandler } from 'express'

/**
 * Gives answers to reads an ETag, and answers 304 without a body to who has the same already: a page that asks again and again costs
 * little to send. The tag is of what is in the answer, so it can never be out of date.
 *
 * `req.fresh` of Express would not do: scripts that keep answers by themselves ask with `Cache-Control: no-cache`, which it takes for
 * a wish to read all of it.
 */
export const conditional: RequestHandler = (req, res, next) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') return next()
  const json = res.json.bind(res)
  res.json = (body) => {
    if (res.statusCode !== 200) return json(body)
    const text = JSON.stringify(body)
    const tag = `"${hash('sha256', text, 'base64url').slice(0, 27)}"`
    res.set({ ETag: tag, 'Cache-Control': 'private, no-cache' })
    return has(req.get('If-None-Match'), tag) ? res.status(304).end() : res.type('json').send(text)
  }
  next()
}

/** Proxies that compress an answer write `W/` before its tag. */
const has = (tags: string | undefined, tag: string) =>
  tags?.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, ''))) ?? false
