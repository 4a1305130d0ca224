import type { RequestHandler } from 'express'

/**
 * Lets a page of another origin publish a theme: the theme studio is a folder of files that lies anywhere. Only a key opens the
 * operation there: without the header that a session of the console needs, and without its cookie, a browser has nothing else to send.
 */
export const fromPages: RequestHandler = (req, res, next) => {
  res.set('Access-Control-Allow-Origin', '*')
  if (req.method !== 'OPTIONS') return next()
  res.set({
    'Access-Control-Allow-Methods': 'PUT',
    'Access-Control-Allow-Headers': 'X-API-Key, Content-Type',
    'Access-Control-Max-Age': '600',
  })
  res.status(204).end()
}
